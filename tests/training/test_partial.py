"""What a set doesn't say reaches spaCy as missing, never as the absence of a name."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from training import labels
from training.corpora import Name, Sentence, chunks, sentence
from training.detokenise import detokenise
from training.partial import annotated, completed, date_chains, example, headed_chains, joined
from training.polities import Gazetteer

NLP = spacy.blank("en")
NOWHERE = Gazetteer(frozenset(), frozenset(), frozenset(), frozenset())


def made(source: str, text: str, *names: Name) -> Sentence:
    joined_text, spans = detokenise(text.split())
    return Sentence(source, "d", joined_text, tuple(spans), names, frozenset())


def spelled(one: Sentence) -> dict[str, str]:
    words = one.words()
    return {" ".join(words[name.start : name.end]): name.label for name in one.names}


def test_unknown_words_are_missing_and_all_others_are_outside() -> None:
    doc = NLP("Ada met the Greens in Rome.")

    gold = annotated(doc, [(0, 3, labels.PERSON)], [(12, 18)])

    assert [token.ent_iob_ for token in gold] == ["B", "O", "O", "", "O", "O", "O"]


def test_a_name_that_the_tokenizer_cuts_otherwise_is_missing_as_a_whole() -> None:
    doc = NLP("pro-Moscow forces")

    gold = annotated(doc, [(5, 10, labels.GPE)], [])

    assert not gold.ents
    assert [token.ent_iob_ for token in gold][2] == ""


def test_an_unsure_span_of_a_set_becomes_missing_words() -> None:
    one = sentence("wikigold", "d", ["Android", "won"], [(0, 1, labels.OTHER)], NOWHERE)

    assert one.names == ()
    assert one.missing == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at the Labour National Convention today", {"Labour National Convention": labels.EVENT}),
        ("They signed the Chemical Weapons Convention", {"Chemical Weapons Convention": labels.DOCUMENT}),
        ("Resolution 1701 ended it", {"Resolution 1701": labels.DOCUMENT}),
        ("after the Battle of Mosul began", {"Battle of Mosul": labels.EVENT}),
        ("the Second Congo War ended", {"Second Congo War": labels.EVENT}),
        ("He left on June 2 , 2021", {"June 2, 2021": labels.DATE}),
    ],
)
def test_sure_chains_and_plain_dates_are_filled_in_where_a_set_is_silent(text: str, expected: dict[str, str]) -> None:
    done = completed(made("uner", text), frozenset())

    assert {key.replace(" ,", ","): label for key, label in spelled(done).items()} == expected


def test_an_unsure_chain_is_missing_where_documents_are_not_annotated() -> None:
    done = completed(made("gmb", "He backed the Road Plan of Action today"), frozenset())

    assert done.names == ()
    assert {done.words()[i] for i in done.missing} == {"Road", "Plan", "of", "Action"}


def test_a_people_is_filled_in_only_where_the_set_has_no_label_for_it() -> None:
    silent = completed(made("uner", "the Kenyan team"), frozenset(["Kenyan"]))
    telling = completed(made("gmb", "the Kenyan team"), frozenset(["Kenyan"]))

    assert spelled(silent) == {"Kenyan": labels.NORP}
    assert spelled(telling) == {}


def test_a_sentence_in_capitals_gives_no_sure_chain() -> None:
    words = ["LAWMAKERS", "BACK", "PEACE", "TREATY", "WITH", "NEIGHBOURS"]

    assert not any(sure for *_, sure in headed_chains(words))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 3 March 2021 he", ["3 March 2021"]),
        ("June 2 , 2025 ,", ["June 2 , 2025"]),
        ("May I march on Monday", ["Monday"]),
        ("in March they", ["March"]),
        ("they may march", []),
        ("Sept. 11 attacks", ["Sept. 11"]),
    ],
)
def test_plain_calendar_dates_are_found(text: str, dates: list[str]) -> None:
    words = text.split()

    assert [" ".join(words[start:end]) for start, end in date_chains(words)] == dates


def test_neighbouring_sentences_keep_their_names_in_the_joined_text() -> None:
    run = [made("gmb", "Ada left .", Name(0, 1, labels.PERSON)), made("gmb", "Bo stayed .", Name(0, 1, labels.PERSON))]

    text, names, _ = joined(run, "\n\n")

    assert [text[start:end] for start, end, _ in names] == ["Ada", "Bo"]
    assert text == "Ada left.\n\nBo stayed."


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-per I-per O", [(0, 2, "per")]),
        ("I-PER I-PER O I-ORG", [(0, 2, "PER"), (3, 4, "ORG")]),
        ("B-geo B-geo", [(0, 1, "geo"), (1, 2, "geo")]),
        ("B-per I-org", [(0, 1, "per"), (1, 2, "org")]),
        ("O O", []),
    ],
)
def test_runs_of_tags_are_read_in_both_dialects(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(chunks(tags.split())) == expected


WORD = st.text(st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=12), st.data())
def test_every_token_is_named_missing_or_outside_and_no_name_is_invented(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = [(start, end, labels.ORG)]
    one = sentence("crossner", "d", words, found, NOWHERE)

    done = example(NLP, [one]).reference

    wanted = {one.text[one.spans[n.start][0] : one.spans[n.end - 1][1]] for n in one.names}
    assert {ent.text for ent in done.ents} <= wanted
    if one.names and not done.ents:
        assert any(token.ent_iob_ == "" for token in done)
