"""The recipe of the lexicon of last resort."""

import gzip
from pathlib import Path

import pytest

from training.event_prior import SOURCE, cameo_types, rows_of, type_of, written

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "extractors" / "lexicon" / "events_prior.tsv.gz"
DICTIONARY = """
&AIRCRAFT
+FIGHTER_JET
+HELICOPTER_

---  RUSH   [---]  ---
RUSH
SPEED {SPEEDING SPEEDS SPED }  # a comment
- * AID                       [070]         # RUSH
- &AIRCRAFT *                 [195]

---  LOOT  [190]  ---
LOOT [145]
+TAKE_PLUNDER {}
- * (BY/WITH STONES)          [---]
~ a (a b ATTACK) SAY = a b 015
- * NEVER [190]
"""


@pytest.mark.parametrize(
    ("code", "kind"),
    [("042:043", "CONSULT"), ("0551", "CONCEDE"), (":110", "ACCUSE"), ("---", "-"), ("012", "-"), (None, "-")],
)
def test_the_longest_known_prefix_of_a_code_gives_its_type(code: str | None, kind: str) -> None:
    assert type_of(code, cameo_types()) == kind


def test_verbs_take_their_blocks_code_and_patterns_their_own() -> None:
    text = written(rows_of(DICTIONARY.splitlines(), cameo_types()))

    assert text.splitlines() == [
        "v\t1\trush\t-",
        "v\t1\tspeed\t-",
        "p\t1\t\taid\tAID",
        "p\t1\thelicopter|jet\t\tASSAULT",
        "v\t2\tloot\tPROTEST",
        "v\t2\ttake plunder\tASSAULT",
        "p\t2\t\tby|with stones\t-",
    ]


@pytest.mark.shared
def test_the_shipped_lexicon_is_what_the_recipe_makes() -> None:
    with gzip.open(ROOT.parent / "shared" / "data" / SOURCE, "rt", encoding="utf-8", errors="replace") as lines:
        text = written(rows_of(lines, cameo_types()))

    assert gzip.decompress(LEXICON.read_bytes()).decode() == text
