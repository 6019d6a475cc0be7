"""Other names in a sentence: the annotation moves along, and one person stays one person."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training import labels, swap
from training.corpora import Name, Sentence
from training.detokenise import detokenise

POOL = swap.Pool(((("Wanjiru", "Mary Atieno"), ("Kamau", "Otieno")),), ("Kisumu", "Nuevo Laredo"))


class Always(random.Random):
    """A die that always says yes."""

    def random(self) -> float:
        return 0.0


def made(text: str, *names: Name, missing: frozenset[int] = frozenset()) -> Sentence:
    whole, spans = detokenise(text.split())
    return Sentence("gmb", "d", whole, tuple(spans), names, missing)


def texts(one: Sentence) -> list[str]:
    return [one.text[one.spans[name.start][0] : one.spans[name.end - 1][1]] for name in one.names]


def test_a_family_name_follows_its_full_name() -> None:
    first = made("Anna Lind met Bo .", Name(0, 2, labels.PERSON), Name(3, 4, labels.PERSON))
    second = made("Later Lind left Lund .", Name(1, 2, labels.PERSON), Name(3, 4, labels.GPE))

    out = swap.swapped([first, second], POOL, frozenset(["Lund"]), Always(1))

    assert texts(out[1])[0] == texts(out[0])[0].split()[-1]
    assert "Lind" not in out[0].text + out[1].text
    assert texts(out[1])[1] in POOL.towns


def test_leaders_are_read_with_their_country_and_written_as_names() -> None:
    lines = [
        "NOURI_AL-MALIKI_  # CountryInfo.txt\n",
        "\t[IRQGOV >060520]\n",
        "ACTING_MINISTER_SOMEBODY_  # CountryInfo.txt\n",
        "\t[IRQGOV 060520]\n",
        "BAGHDAD_ [IRQ]\n",
    ]

    assert swap.leader_names(lines) == {"IRQ": [["Nouri", "al-Maliki"]]}


def test_capital_words_are_written_as_names_are() -> None:
    assert [swap.cased(word) for word in ("O'BRIEN", "KI-MOON", "EL-SISI")] == ["O'Brien", "Ki-Moon", "el-Sisi"]


WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=5), min_size=1, max_size=10)


@given(WORDS, WORDS, st.data())
def test_all_other_words_names_and_gaps_stay(words: list[str], new: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    missing = frozenset(data.draw(st.sets(st.integers(0, len(words) - 1)))) - set(range(start, end))
    name = Name(start, end, labels.PERSON)
    one = made(" ".join(words), name, missing=missing)

    out = swap.with_names(one, {name: new})

    assert out.words() == [*words[:start], *new, *words[end:]]
    assert texts(out) == [" ".join(new)]
    assert sorted(out.words()[i] for i in out.missing) == sorted(words[i] for i in missing)
