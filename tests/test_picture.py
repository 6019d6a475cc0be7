"""The README's picture: well-formed whatever the texts hold, and true of the sample corpus."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.picture_story import Picture, choose
from docs.picture_svg import HEIGHT, WIDTH, draw
from docs.picture_text import clip, text_width, wrap
from dramatis.article import Article
from readers.formats import Format
from readers.read import read_paths

ROOT = Path(__file__).parents[1]
PICTURE = (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
SENTENCE = "Valmora proposed talks with Ostrand in Hallstad on March 14."
HEADLINE = "Ferry talks"


def quote(text: str, sentence: str = SENTENCE, headline: str = HEADLINE, start: int = 40) -> dict[str, Any]:
    article = {"title": headline, "publishedAt": "2024-03-10T08:00:00Z", "source": {"name": "Sorrel Herald"}}
    return {"text": text, "sentence": sentence, "start": start, "end": start + len(text), "article": article}


def part(key: str, name: str, kind: str = "PLACE", role: str = "ACTOR") -> dict[str, Any]:
    return {"role": role, "participant": {"id": key, "name": name, "kind": kind}}


def event(key: str, name: str, parts: list[dict[str, Any]], sources: int, modality: str, **more: Any) -> dict[str, Any]:
    held = {"modality": modality, "reported": "2024-03-10T08:00:00Z", "evidence": [quote("proposed")]}
    return {
        "id": key,
        "name": name,
        "type": "CONSULT",
        "mode": None,
        "modality": modality,
        "polarity": "ASSERTED",
        "start": "2024-03-14",
        "end": "2024-03-14",
        "evidenceCount": sources,
        "sourceCount": sources,
        "place": {"id": "h", "name": "Hallstad"},
        "participants": parts,
        "reports": {"edges": [{"node": held}]},
        "evidence": [quote("proposed")],
        **more,
    }


def story(title: str = "Ministers weigh ferry pact", sentence: str = SENTENCE, name: str = "Valmora") -> dict[str, Any]:
    brandvik = part("b", "Ilka Brandvik", "PERSON")
    talks = event("e1", "Talks in Hallstad, 2024-03-14", [part("v", name), part("o", "Ostrand")], 3, "PROPOSED")
    talks["reports"]["edges"][0]["node"]["evidence"] = [quote(sentence[:4], sentence)]
    visit = event("e2", "Visit by Ilka Brandvik", [brandvik, part("v", name, role="HOST")], 1, "OCCURRED")
    hidden = event("e3", "Denied visit", [brandvik, part("x", "Elsewhere")], 2, "OCCURRED", polarity="NEGATED")
    office = {"literal": "minister", "evidenceCount": 2, "object": {"name": "Ostrand"}}
    claim = {
        "speaker": {"id": "b", "name": "Ilka Brandvik", "kind": "PERSON"},
        "verb": "say",
        "direct": True,
        "text": "the treaty lacks a price list",
        "about": [{"id": "e1"}],
        "evidence": [quote("lacks", "The treaty lacks a price list.")],
    }
    actors = [
        {"id": "b", "name": "Ilka Brandvik", "kind": "PERSON", "speaksFor": [{"id": "o"}], "roles": [office]},
        {"id": "c", "name": "Sorrel Bay", "kind": "PLACE", "speaksFor": [{"id": "v"}]},
    ]
    return {
        "title": title,
        "articleCount": 4,
        "sourceCount": 3,
        "firstReported": "2024-03-10T08:00:00Z",
        "lastReported": "2024-03-12T08:00:00Z",
        "actors": {"edges": [{"node": actor} for actor in actors]},
        "documents": [{"id": "d", "name": "ferry treaty", "state": "IN_PREPARATION", "authors": [{"id": "o"}]}],
        "events": {"edges": [{"node": one} for one in (hidden, visit, talks)]},
        "claims": {"edges": [{"node": claim}]},
    }


def texts(svg: str) -> list[str]:
    return ["".join(element.itertext()) for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_best_carried_event_is_opened_and_stands_lowest() -> None:
    picture = choose(story())

    assert [one.name for one in picture.events] == ["Visit by Ilka Brandvik", "Talks in Hallstad"]
    assert (picture.opened_modality, picture.opened.sentence) == ("PROPOSED", SENTENCE)


def test_people_stand_left_of_the_events_and_all_else_right_of_them() -> None:
    picture = choose(story())

    assert [(node.name, node.note) for node in picture.people] == [("Ilka Brandvik", "minister, Ostrand")]
    assert {node.name for node in picture.near} == {"Valmora", "Ostrand", "Hallstad"}
    assert {(node.name, node.note) for node in picture.far} == {("Sorrel Bay", ""), ("ferry treaty", "in preparation")}


def test_every_line_joins_two_things_that_are_drawn() -> None:
    picture = choose(story())

    drawn = {thing.key for things in (picture.people, picture.events, picture.near, picture.far) for thing in things}
    assert {key for line in picture.lines for key in (line.start, line.end)} <= drawn
    assert {line.label for line in picture.lines} == {"", "host", "place", "speaks for", "author", "speaks about"}


def test_what_is_only_proposed_is_dashed() -> None:
    boxes = ElementTree.fromstring(draw(choose(story()))).iter(f"{SVG}rect")

    assert sum("stroke-dasharray" in box.attrib for box in boxes) == 1


def test_the_words_that_carry_the_fact_are_set_off() -> None:
    marked = list(ElementTree.fromstring(draw(choose(story()))).iter(f"{SVG}tspan"))

    assert [element.text for element in marked] == [SENTENCE[:4]]


def test_an_event_that_only_headlines_tell_is_left_out() -> None:
    told_in_headlines = story()
    told_in_headlines["events"]["edges"][1]["node"]["evidence"] = [quote("proposed", start=3)]

    assert [one.key for one in choose(told_in_headlines).events] == ["e1"]


def test_a_story_without_a_sentence_that_fits_has_no_picture() -> None:
    long_winded = story(sentence="word " * 200)
    long_winded["events"]["edges"] = long_winded["events"]["edges"][-1:]

    with pytest.raises(ValueError, match="no event whose sentence fits"):
        choose(long_winded)


@given(st.text(max_size=200), st.text(min_size=4, max_size=240), st.text(min_size=1, max_size=200))
def test_any_text_gives_a_well_formed_picture_and_the_same_one_twice(title: str, sentence: str, name: str) -> None:
    svg = draw(choose(story(title, sentence, name)))

    elements = list(ElementTree.fromstring(svg).iter())
    assert {element.tag.removeprefix(SVG) for element in elements} <= {
        *("svg", "title", "desc", "rect", "path", "circle", "text", "tspan")
    }
    assert svg == draw(choose(story(title, sentence, name)))


@given(st.text(max_size=300), st.integers(40, 700))
def test_wrapping_keeps_every_word_and_fits_the_room(words: str, room: int) -> None:
    lines = wrap(words, 14, room)

    assert "".join(words[start:end] for start, end in lines).replace(" ", "") == words.replace(" ", "")
    assert all(text_width(words[start:end], 14) <= room for start, end in lines)
    assert text_width(clip(words, 14, room), 14) <= room


def test_the_committed_picture_is_small_and_asks_for_nothing_from_elsewhere() -> None:
    root = ElementTree.fromstring(PICTURE)

    assert len(PICTURE.encode()) < 60_000
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert re.findall(r"href|url\(|<style|<script|@import|on\w+=", PICTURE) == []
    assert "ONE CLAIM, WITH ITS SPEAKER" in texts(PICTURE)


def test_the_sentence_of_the_committed_picture_stands_where_it_says() -> None:
    printed = next(text for text in texts(PICTURE) if " · characters " in text)
    # A long headline is cut.
    found = re.fullmatch(r"(.+), \d{1,2} \w+ \d{4} · characters (\d+)–(\d+) of “(.+?)[…”]", printed)
    assert found, printed
    outlet, start, end, headline = found[1], int(found[2]), int(found[3]), found[4]
    marked = next(ElementTree.fromstring(PICTURE).iter(f"{SVG}tspan")).text

    carrying = [
        item
        for item in read_paths([str(ROOT / "demo" / "corpus")], Format.AUTO, None)
        if isinstance(item, Article) and item.source and item.source.name == outlet and item.title.startswith(headline)
    ]

    assert [article.text[start:end] for article in carrying] == [marked]


def test_a_picture_without_a_claim_can_be_drawn() -> None:
    silent = story()
    silent["claims"] = {"edges": []}

    picture: Picture = choose(silent)

    assert picture.spoken is None
    assert "ONE CLAIM, WITH ITS SPEAKER" not in texts(draw(picture))
