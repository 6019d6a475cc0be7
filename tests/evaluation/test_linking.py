"""Linking across documents: what is read of the corpora, how documents and mentions are grouped, and counted."""

import csv
import io
import json
import lzma
import tarfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind
from evaluation.clusters import cluster_counts
from evaluation.intervals import total
from evaluation.linking_entities import link_entities, merged_pairs
from evaluation.linking_events import at_other_times, link_events, linked_by
from evaluation.linking_gold import (
    ECB_DEV,
    ECB_SENTENCES,
    ENTITY,
    EVENT,
    MEANTIME,
    LinkedMention,
    read_ecb,
    read_meantime,
    running_text,
)
from evaluation.linking_reading import ReadDocument, Told, read_told, topics_of
from evaluation.linking_scores import document_counts
from evaluation.linking_stories import average_link, predicted_stories
from evaluation.splits import half
from evaluation.task import SCORE, TUNE
from extractors.extract import Extractor
from graph.entity_matching_cards import EntityCard
from graph.event_tellings import telling

_DATA = Path(__file__).parents[3] / "shared" / "data"
_XML = """<Document doc_id="{doc_id}">
<token t_id="1" sentence="0">Acme</token><token t_id="2" sentence="0">grows</token>
<token t_id="3" sentence="1">It</token><token t_id="4" sentence="1">hired</token><token t_id="5" sentence="1">.</token>
<Markables>
<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2"><token_anchor t_id="3"/></ENTITY_MENTION>
<EVENT_MENTION m_id="3"><token_anchor t_id="4"/></EVENT_MENTION>
<EVENT_MENTION m_id="4"><token_anchor t_id="2"/></EVENT_MENTION>
<TIMEX3 m_id="9" functionInDocument="CREATION_TIME" value="2007-10-17"/>
<ENTITY m_id="5" instance_id="ORG1"/><EVENT m_id="6"/>
</Markables>
<Relations>
<REFERS_TO><source m_id="1"/><source m_id="2"/><target m_id="5"/></REFERS_TO>
<REFERS_TO><source m_id="3"/><target m_id="6"/></REFERS_TO>
</Relations>
</Document>"""


def told(doc_id: str, chain: str, *own: str, start: int = 0) -> Told:
    """A mention of an event told by these lemmas."""
    return Told(doc_id, LinkedMention(start, start + 1, EVENT, chain), own[-1], telling(doc_id, own, (), ()), None)


def test_words_lie_where_the_running_text_says() -> None:
    sentences = [["A", "headline"], ["Mr", "Roe", "(", "52", ")", "resigned", "."], ["“", "Yes", "”"]]

    text, spans = running_text(sentences)

    assert text.startswith("A headline\n\nMr Roe (52) resigned. ")
    assert [text[start:end] for start, end in spans] == [word for sentence in sentences for word in sentence]


def test_of_ecb_only_checked_sentences_count_and_lost_addresses_shift_the_words(tmp_path: Path) -> None:
    row = {
        "doc_id": "9_1ecbplus",
        "topic": 9,
        "story_id": "9ecbplus",
        "url_in_text": "http://news.example/quake",
        "sentences": [["Quake", "hits", "coast"], ["A", "tremor", "was", "felt", "."]],
        "mentions": [
            # The address had five words, so that "Quake" is the sixth.
            {"tag": "ACTION_OCCURRENCE", "t_ids": [6], "text": "Quake", "chain": "ACT1"},
            {"tag": "LOC_GEO", "t_ids": [8], "text": "coast", "chain": None},
            {"tag": "TIME_DATE", "t_ids": [7], "text": "hits", "chain": None},
            {"tag": "ACTION_OCCURRENCE", "t_ids": [10], "text": "tremor", "chain": "ACT1"},
        ],
    }
    (tmp_path / "ecbplus").mkdir()
    with lzma.open(tmp_path / ECB_DEV, "wt") as lines:
        lines.write(json.dumps(row) + "\n")
    with (tmp_path / ECB_SENTENCES).open("w", newline="") as sheet:
        csv.writer(sheet).writerows([["Topic", "File", "Sentence Number"], ["9", "1ecbplus", "1"]])

    (document,) = read_ecb(tmp_path, ECB_DEV)

    found = [(document.text[m.start : m.end], m.kind, m.chain) for m in document.mentions]
    assert found == [("Quake", EVENT, "ACT1"), ("coast", ENTITY, "9_1ecbplus:2-2")]


def test_of_meantime_only_the_half_asked_for_is_read(tmp_path: Path) -> None:
    ids = [str(number) for number in range(40)]
    (tmp_path / "meantime").mkdir()
    with tarfile.open(tmp_path / MEANTIME, "w:xz") as archive:
        for doc_id in ids:
            # What isn't to be read isn't even well-formed.
            text = (_XML.format(doc_id=doc_id) if half(doc_id) == TUNE else "<broken").encode()
            member = tarfile.TarInfo(f"intra_cross-doc_annotation/corpus_airbus/{doc_id}_News.xml")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))

    documents = list(read_meantime(tmp_path, TUNE))

    assert sorted(one.doc_id for one in documents) == sorted(one for one in ids if half(one) == TUNE)
    assert any(half(one) == SCORE for one in ids)
    found = [(m.kind, m.chain) for m in documents[0].mentions]
    assert found == [(ENTITY, "ORG1"), (ENTITY, "ORG1"), (EVENT, f"{documents[0].doc_id}:6")]
    assert str(documents[0].day) == "2007-10-17"


@pytest.mark.parametrize(
    ("why", "alike", "join_at", "expected"),
    [
        ("nothing", np.zeros((0, 0)), 0.5, []),
        ("none alike", np.array([[1.0, 0.1], [0.1, 1.0]]), 0.5, [[0], [1]]),
        ("a pair", np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.1], [0.1, 0.1, 1.0]]), 0.5, [[0, 1], [2]]),
        # The third is like one of the two, but not on average.
        ("no chain", np.array([[1.0, 0.9, 0.0], [0.9, 1.0, 0.8], [0.0, 0.8, 1.0]]), 0.5, [[0, 1], [2]]),
        ("on average", np.array([[1.0, 0.9, 0.3], [0.9, 1.0, 0.8], [0.3, 0.8, 1.0]]), 0.5, [[0, 1, 2]]),
    ],
)
def test_groups_are_joined_by_their_average(
    why: str, alike: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", join_at: float, expected: list[list[int]]
) -> None:
    assert sorted(map(sorted, average_link(alike, join_at))) == expected, why


def test_counts_by_document_sum_up_to_b_cubed_of_the_whole() -> None:
    mentions = [told("a", "x", "quake"), told("a", "y", "trial"), told("b", "x", "tremor"), told("b", "z", "vote")]
    keys = [1, 1, 1, 2]

    sums = total(list(document_counts(mentions, keys).values()))

    whole = cluster_counts([{0, 2}, {1}, {3}], [{0, 1, 2}, {3}])
    assert {key: sums[key] for key in whole if key.startswith("b3")} == pytest.approx(
        {key: value for key, value in whole.items() if key.startswith("b3")}
    )


def test_events_of_two_stories_are_never_one_and_those_of_one_story_are_by_their_words() -> None:
    mentions = [
        told("a", "x", "earthquake"),
        told("b", "x", "tremor"),
        told("b", "y", "trial"),
        told("c", "z", "quake"),
    ]
    documents = [
        ReadDocument(name, tuple(one for one in mentions if one.doc_id == name), (), ({}, {}, {}, {})) for name in "abc"
    ]
    stories = {"a": 0, "b": 0, "c": 1}

    first, second, third, fourth = link_events(documents, stories)
    assert first == second
    assert len({second, third, fourth}) == 3
    assert len(set(linked_by(mentions, stories, lambda *_: 0.0, 0.5))) == 4


MAY_2, MAY_9 = PartialDate(2025, 5, 2), PartialDate(2025, 5, 9)


@pytest.mark.parametrize(
    ("why", "left", "right", "expected"),
    [
        ("two reports without a day", {}, {}, False),
        ("two reports of one day", {"reported": date(2025, 5, 2)}, {"reported": date(2025, 5, 2)}, False),
        ("reports of two days", {"reported": date(2025, 5, 2)}, {"reported": date(2025, 5, 9)}, True),
        ("reports of two days on one day", {"reported": date(2025, 5, 2), "time": (MAY_2, MAY_2)},
         {"reported": date(2025, 5, 9), "time": (MAY_2, MAY_9)}, False),
        ("two days", {"time": (MAY_2, MAY_2)}, {"time": (MAY_9, MAY_9)}, True),
    ],
)  # fmt: skip
def test_tellings_of_other_times_are_held_apart(
    why: str, left: dict[str, object], right: dict[str, object], expected: bool
) -> None:
    one, other = replace(told("a", "x", "fly"), **left), replace(told("b", "x", "fly"), **right)  # type: ignore[arg-type]

    assert at_other_times(one, other) is at_other_times(other, one) is expected, why
    assert (len(set(linked_by([one, other], {"a": 0, "b": 0}, lambda *_: 1.0, 0.5))) == 2) is expected


def test_texts_about_the_same_people_and_places_are_one_story() -> None:
    texts = {
        "a": "Quake shakes Valdoria. A strong earthquake shook the coast of Valdoria, killing twelve villagers.",
        "b": "Valdoria earthquake kills twelve. The earthquake off the Valdoria coast killed twelve villagers.",
        "c": "Court hears mayor. The embezzlement trial of the former mayor began with two witnesses.",
    }
    documents = [ReadDocument(name, (), (), topics_of(text, [])) for name, text in texts.items()]

    stories = predicted_stories(documents)

    assert stories["a"] == stories["b"] != stories["c"]


@pytest.mark.shared
def test_the_checked_part_of_ecb_is_that_of_the_literature() -> None:
    if not (_DATA / ECB_DEV).exists():
        pytest.skip("needs ../shared/data, which isn't here")

    documents = list(read_ecb(_DATA, ECB_DEV))

    assert len(documents) == 197
    assert sum(mention.kind == EVENT for one in documents for mention in one.mentions) == 1245


def test_a_name_and_its_pronoun_are_one_entity_in_two_documents(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "ecbplus").mkdir()
    rows = [
        (["Angela", "Merkel", "resigned", "."], [([1, 2], "Angela Merkel")]),
        (["Angela", "Merkel", "spoke", ".", "Merkel", "left", "."], [([1, 2], "Angela Merkel"), ([5], "Merkel")]),
    ]
    with lzma.open(tmp_path / ECB_DEV, "wt") as lines, (tmp_path / ECB_SENTENCES).open("w") as sheet:
        sheet.write("Topic,File,Sentence Number\n")
        for number, (words, mentions) in enumerate(rows):
            sheet.write(f"9,{number}ecb,0\n")
            found = [{"tag": "HUMAN_PART_PER", "t_ids": ids, "text": text, "chain": "HUM1"} for ids, text in mentions]
            row = {"doc_id": f"9_{number}ecb", "topic": 9, "story_id": "9ecb", "url_in_text": None}
            lines.write(json.dumps(row | {"sentences": [words], "mentions": found}) + "\n")
    readings = list(read_told(extractor, list(read_ecb(tmp_path, ECB_DEV))))

    keys = link_entities(readings, dict.fromkeys(["9_0ecb", "9_1ecb"], 0))

    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_entities_that_are_the_same_are_merged_until_none_is_and_lead_to_the_one_that_stays() -> None:
    names = {"a": "Aurelia Castellane", "b": "Aurelia Castellane", "c": "Aurelia Castellane", "d": "Benoit Castellane"}
    cards = {key: EntityCard(key, EntityKind.PERSON, (name,)) for key, name in names.items()}

    assert merged_pairs(cards) == {"b": "a", "c": "a"}
