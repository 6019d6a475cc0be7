"""What a clause says is not so, by other words than "not"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.conflict_denials import denied_words

SHELLED = "the army shelled the hospital in Tark"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (f"reports that {SHELLED} are false", SHELLED),
        (f"The claim that {SHELLED} was a complete fabrication", SHELLED),
        (f"The claim that {SHELLED} was a fabrication", SHELLED),
        (f"the minister’s claim that {SHELLED} is simply wrong", SHELLED),
        (f"it is not true that {SHELLED}", SHELLED),
        (f"It was untrue that {SHELLED}", SHELLED),
        (f"he doesn’t believe reports that {SHELLED}", SHELLED),
        (f"she did not believe that {SHELLED}", SHELLED),
        (f"The ministry dismissed as baseless reports that {SHELLED}", SHELLED),
        (f"Orland rejected a Dorian claim that {SHELLED}", SHELLED),
        (f"Orland rejected claims that {SHELLED} as untrue.", SHELLED),
        (f"Lem called reports that {SHELLED} fake", SHELLED),
        (f"the town is calm, contrary to reports that {SHELLED}", SHELLED),
        (f"Orland has not rejected claims that {SHELLED}", None),
        (f"reports that {SHELLED} are not false", None),
        (f"reports that {SHELLED} are true", None),
        (f"he believes that {SHELLED}", None),
        (f"Orland rejected the draft and said that {SHELLED}", None),
        ("the claim of fraud is false", None),
        (SHELLED, None),
    ],
)
def test_denied_words(text: str, denied: str | None) -> None:
    assert denied_words(text) == denied


@given(st.text(alphabet="reports that X is false, not believe claim.’", max_size=120))
def test_what_is_denied_stands_in_the_text(text: str) -> None:
    found = denied_words(text)

    assert found is None or found in text
