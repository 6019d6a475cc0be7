"""Whole articles into the graph: rows, evidence, and what happens to older texts. On both engines."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dramatis.article import Article, Source
from dramatis.errors import EvidenceError
from dramatis.extraction import Evidence, Extraction, Pipeline
from graph.rows import origin_of, source_id, source_row
from graph.store import GraphStore
from graph.verifying import verified
from graph.writing import Extracted, Written, write_articles
from tests.ingest.newsroom import edges, nodes, pairs, report
from tests.ingest.plain_extractor import plain_extraction

PIPELINE = Pipeline("plain", "1", "0", "0")
BODY = "Ann Lee wrote the Oslo Memorandum. Bo Ray and Ann Lee met in Oslo on 2025-05-16. Ann Lee said all is well."


def write(store: GraphStore, *batch: Extracted, now: str = "2025-06-01T00:00:00.000000Z") -> Written:
    return store.transact(lambda transaction: write_articles(transaction, batch, PIPELINE, "started", now))


def extracted(article: Article) -> Extracted:
    return Extracted(article, plain_extraction(article))


def test_everything_that_was_found_is_written_and_leads_to_its_text(store: GraphStore) -> None:
    item = extracted(report(BODY, by="north.example", at="2025-05-17"))

    written = write(store, item)

    found = item.extraction
    assert written.created["Fact"] == len(found.facts) == 4
    assert written.created["Claim"] == len(found.claims) == 1
    assert written.created["Local"] == len(found.entities)
    assert written.created["Mention"] == len(found.mentions)
    assert (written.stale_facts, written.stale_entities) == ((), frozenset())
    assert pairs(store, "HAS_VERSION") == {(item.article.id, item.article.version_id)}
    assert pairs(store, "PUBLISHED") == {(source_id(Source("north.example", "north.example")), item.article.id)}
    assert {pair[1] for pair in pairs(store, "MENTIONED_IN")} == {item.article.version_id}
    owners = {edge["src"] for edge in edges(store, "EVIDENCED_BY")}
    carried = (found.facts, found.claims, found.events, found.documents)
    assert owners == {row.id for kind in carried for row in kind}
    for edge in edges(store, "EVIDENCED_BY"):
        assert item.article.text[edge["start"] : edge["end"]] == edge["text"]
        assert edge["text"] in edge["sentence"]


def test_what_colours_an_event_or_a_document_is_told_from_what_carries_it(sqlite_store: GraphStore) -> None:
    item = extracted(report(BODY))

    write(sqlite_store, item)

    aspects = {(edge["src"], edge["aspect"]) for edge in edges(sqlite_store, "EVIDENCED_BY")}
    (event,), (document,) = item.extraction.events, item.extraction.documents
    assert {(event.id, ""), (event.id, "modality"), (document.id, ""), (document.id, "state")} <= aspects
    assert (document.id, "modality") not in aspects


def test_an_unverified_span_stops_the_writing_and_nothing_is_stored(sqlite_store: GraphStore) -> None:
    item = extracted(report(BODY))
    fact = replace(item.extraction.facts[0], evidence=(Evidence(0, 9_999, 0, 9_999),))

    with pytest.raises(EvidenceError, match="9999"):
        write(
            sqlite_store,
            extracted(report("Else.", "Else")),
            replace(item, extraction=replace(item.extraction, facts=(fact,))),
        )

    assert nodes(sqlite_store, "Article") == {}


def test_an_article_without_extraction_keeps_the_reason_and_no_run_extracted_it(sqlite_store: GraphStore) -> None:
    article = report("Der Rat tagt.", "Auf Deutsch")

    write(sqlite_store, Extracted(article, Extraction(article.version_id), "it is written in German"))

    (row,) = nodes(sqlite_store, "Article").values()
    assert (row["extracted"], row["extracted_reason"]) == (False, "it is written in German")
    assert pairs(sqlite_store, "EXTRACTED_BY") == set()
    assert {row["version"] for row in nodes(sqlite_store, "Reading").values()} == {article.version_id}


def test_what_older_texts_held_is_handed_back_to_be_summed_up_anew(store: GraphStore) -> None:
    old = extracted(report(BODY, by="north.example"))
    new = extracted(report("Ann Lee said nothing.", by="north.example"))
    write(store, old)

    written = write(store, new, now="2025-06-02T00:00:00.000000Z")

    assert set(written.stale_facts) == {fact.id for fact in old.extraction.facts}
    for label in ("Fact", "Local", "Claim"):
        states = {row["retracted"] for row in nodes(store, label).values()}
        assert "2025-06-02T00:00:00.000000Z" in states, label
    held = {key for key, row in nodes(store, "Claim").items() if not row["retracted"]}
    assert held == {claim.id for claim in new.extraction.claims}


# --- rows


def test_what_is_not_known_of_an_outlet_is_not_written_over_what_is(sqlite_store: GraphStore) -> None:
    known = Source("The North", "north.example", country="NO", language="en")

    rows = [source_row(source) for source in (known, Source("The North", "north.example"))]

    sqlite_store.transact(lambda transaction: [transaction.put("Source", [row]) for row in rows])

    (stored,) = nodes(sqlite_store, "Source").values()
    assert (stored["country"], stored["language"]) == ("NO", "en")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Source("The North", "north.example"), Source("North, The", "NORTH.example"), True),
        (Source("The North"), Source("the north"), True),
        (Source("The North", "north.example"), Source("The North", "north2.example"), False),
    ],
)
def test_an_outlet_is_its_domain_else_its_name(one: Source, other: Source, same: bool) -> None:
    assert (source_id(one) == source_id(other)) is same


def test_an_article_counts_for_its_outlet_its_original_or_itself() -> None:
    plain, of_outlet = report("Text."), report("Text.", by="north.example")

    origins = [origin_of(plain, None), origin_of(of_outlet, None), origin_of(of_outlet, "source:other")]

    assert origins == [plain.id, source_id(Source("north.example", "north.example")), "source:other"]


# --- verifying


def damages() -> Sequence[tuple[str, Extraction, tuple[int, int, int, int]]]:
    article = report(BODY)
    whole = plain_extraction(article)
    beyond = Evidence(0, len(article.text) + 1, 0, len(article.text) + 1)
    event, document, claim = whole.events[0], whole.documents[0], whole.claims[0]
    authored, *others = whole.facts
    return [
        ("nothing", whole, (4, 1, 1, 1)),
        ("a fact's span", replace(whole, facts=(replace(authored, evidence=(beyond,)), *others)), (3, 1, 1, 1)),
        ("a fact without evidence", replace(whole, facts=(replace(authored, evidence=()), *others)), (3, 1, 1, 1)),
        ("a stranger as subject", replace(whole, facts=(replace(authored, subject="local:x"), *others)), (3, 1, 1, 1)),
        ("a claim's words", replace(whole, claims=(replace(claim, text="nothing is well"),)), (4, 0, 1, 1)),
        ("a claim's speaker", replace(whole, claims=(replace(claim, speaker="local:x"),)), (4, 0, 1, 1)),
        ("an event's only span", replace(whole, events=(replace(event, evidence=(beyond,)),)), (1, 1, 0, 1)),
        (
            "one of its spans",
            replace(whole, events=(replace(event, evidence=(beyond, *event.evidence)),)),
            (4, 1, 1, 1),
        ),
        ("its modality's span", replace(whole, events=(replace(event, modality_evidence=beyond),)), (4, 1, 1, 1)),
        ("its place", replace(whole, events=(replace(event, place="local:x"),)), (4, 1, 1, 1)),
        ("a document's span", replace(whole, documents=(replace(document, evidence=(beyond,)),)), (3, 1, 1, 0)),
    ]


@pytest.mark.parametrize(("damage", "extraction", "left"), damages(), ids=[damage for damage, *_ in damages()])
def test_what_does_not_match_is_left_out_and_the_rest_can_be_written(
    sqlite_store: GraphStore, damage: str, extraction: Extraction, left: tuple[int, int, int, int]
) -> None:
    article = report(BODY)

    kept = verified(article, extraction)
    write(sqlite_store, Extracted(article, kept))

    assert (len(kept.facts), len(kept.claims), len(kept.events), len(kept.documents)) == left
    assert kept.rejected == 5 - left[0] - left[1]
    assert damage != "nothing" or kept == extraction


def test_a_mention_whose_words_differ_is_left_out() -> None:
    article = report(BODY)
    whole = plain_extraction(article)
    first, *others = whole.mentions

    kept = verified(article, replace(whole, mentions=(replace(first, text="Somebody"), *others)))

    assert kept.mentions == tuple(others)
