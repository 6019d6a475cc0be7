"""Whatever an article's text is and wherever the extractor's spans point, what is stored matches its text."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article
from dramatis.extraction import Claim, Evidence, Extraction, Fact, LocalEntity, Mention
from dramatis.ids import stable_id
from dramatis.words import EntityKind, Modality, Polarity, Predicate
from graph.sqlite.store import SqliteStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import edges, ingest, nodes, report
from tests.ingest.plain_extractor import PlainExtractor

# What offsets break on: astral characters, combining marks, joined emoji, surrogates alone and in pairs, line ends.
AWKWARD = ("👩‍👩‍👧", "e\u0301", "\ud800", "\udfff", "\ud83d\ude00", "𐍈", "\u2028", "\r\n", "\ufeff", "ß", "İ", "…")
texts = st.lists(st.sampled_from(AWKWARD) | st.text(max_size=5), max_size=8).map("".join)
offsets = st.integers(-2, 40)
spans = st.builds(Evidence, offsets, offsets, offsets, offsets)


def pointing(found: list[Evidence], words: list[tuple[int, int, str | None]]) -> PlainExtractor:
    """An extractor that finds two people, a fact for each span, and mentions and claims for each piece of words."""

    def bend(article: Article, plain: Extraction) -> Extraction:
        key = article.version_id
        people = [
            LocalEntity(f"local:{key}:{name}", EntityKind.PERSON, name, (name,)) for name in ("Ann Lee", "Bo Ray")
        ]
        one, other = people[0].id, people[1].id
        facts = [
            Fact(
                stable_id("fact", key, number),
                one,
                Predicate.FAMILY_OF,
                other,
                None,
                Polarity.ASSERTED,
                Modality.OCCURRED,
                None,
                None,
                0.5,
                False,
                (span,),
            )
            for number, span in enumerate(found)
        ]
        quoted = [(start, end, article.text[start:end] if told is None else told) for start, end, told in words]
        mentions = [
            Mention(stable_id("mention", key, number), one, start, end, told, "PERSON", 1.0)
            for number, (start, end, told) in enumerate(quoted)
        ]
        claims = [
            Claim(
                stable_id("claim", key, number),
                one,
                "she",
                "say",
                True,
                told,
                None,
                (),
                Polarity.ASSERTED,
                Modality.OCCURRED,
                None,
                None,
                0.5,
                (Evidence(start, end, start, end),),
            )
            for number, (start, end, told) in enumerate(quoted)
        ]
        return Extraction(
            key, mentions=tuple(mentions), entities=tuple(people), facts=tuple(facts), claims=tuple(claims)
        )

    return PlainExtractor(bend=bend)


def good(text: str, span: Evidence) -> bool:
    return 0 <= span.sentence_start <= span.start < span.end <= span.sentence_end <= len(text)


@settings(max_examples=60, deadline=None)
@given(
    title=texts,
    body=texts,
    found=st.lists(spans, max_size=4),
    words=st.lists(st.tuples(offsets, offsets, st.none() | st.text(max_size=2)), max_size=4),
)
def test_any_text_and_any_spans_leave_only_what_matches(
    make_store: Callable[[], SqliteStore],
    title: str,
    body: str,
    found: list[Evidence],
    words: list[tuple[int, int, str | None]],
) -> None:
    store = make_store()
    article = report(body, title)
    kept = [span for span in found if good(article.text, span)]
    said = [
        (start, end)
        for start, end, told in words
        if 0 <= start < end <= len(article.text) and told in (None, article.text[start:end])
    ]

    counts = ingest(store, article, extractor=pointing(found, words))
    again = ingest(store, article, extractor=pointing(found, words))

    (version,) = nodes(store, "Version").values()
    assert version["text"] == re.sub("[\ud800-\udfff]", "\ufffd", article.text)
    assert len(nodes(store, "Fact")) == len(kept)
    assert len(nodes(store, "Claim")) == counts.claims == len(said)
    assert len(nodes(store, "Mention")) == len(said)
    assert counts.dropped == len(found) + len(words) - len(kept) - len(said)
    assert (again.new, again.claims, again.dropped) == (0, 0, 0)
    assert_projections_follow(store)
    store.close()


@pytest.mark.parametrize(
    "before", ["", "👩‍👩‍👧 says: ", "e\u0301te\u0301 ", "\ud83d\ude00", "İß\u2028", "𐍈" * 40 + "\n"]
)
def test_spans_count_in_code_points_whatever_stands_before_them(store: SqliteStore, before: str) -> None:
    ingest(store, report(f"{before}Ann Lee leads Harbour Board. Ann Lee said all is “well”…", f"{before}title"))

    found = {(edge["text"], edge["sentence"].removeprefix(before).strip()) for edge in edges(store, "EVIDENCED_BY")}
    assert ("leads", "Ann Lee leads Harbour Board.") in {(a, b[-28:]) for a, b in found}
    assert "all is “well”…" in {text for text, _ in found}
    assert_projections_follow(store)


def test_a_fact_whose_span_does_not_match_is_dropped_and_counted(store: SqliteStore) -> None:
    body = "Ann Lee leads Harbour Board. Ann Lee said all is well. Bo Ray leads Harbour Board."
    last = len(report(body).text)

    def bend(article: Article, plain: Extraction) -> Extraction:
        bad = plain.facts[0].evidence[0]
        moved = replace(plain.facts[0], evidence=(replace(bad, end=last + 1, sentence_end=last + 1),))
        misquoted = replace(plain.claims[0], text="all is lost")
        return replace(plain, facts=(moved, *plain.facts[1:]), claims=(misquoted,))

    counts = ingest(store, report(body), extractor=PlainExtractor(bend=bend))

    assert (counts.dropped, counts.claims, counts.relations) == (2, 0, 1)
    assert [row["predicate"] for row in nodes(store, "Fact").values()] == ["LEADS"]
    assert_projections_follow(store)


def test_an_event_without_valid_evidence_goes_with_all_that_is_said_of_it(store: SqliteStore) -> None:
    def bend(article: Article, plain: Extraction) -> Extraction:
        nowhere = Evidence(5, 5, 0, 10)
        return replace(plain, events=tuple(replace(event, evidence=(nowhere,)) for event in plain.events))

    body = "Bo Ray and Ann Lee met in Oslo on 2025-05-16. Ann Lee leads Harbour Board."
    counts = ingest(store, report(body), extractor=PlainExtractor(bend=bend))

    assert (counts.events, counts.dropped) == (0, 3)
    assert {row["predicate"] for row in nodes(store, "Fact").values()} == {"LEADS"}
    assert_projections_follow(store)
