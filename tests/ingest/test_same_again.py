"""What is stored already adds nothing; what changed is a new version; the order of arrival doesn't matter to facts."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article, StoryPage
from dramatis.extraction import Extraction
from dramatis.words import ArticleKind
from graph.sqlite.store import SqliteStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, by_name, day, edges, facts_of, hash_of, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import Items, PlainExtractor

OLD = "Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo on 2025-05-16. Ann Lee said nothing is lost."
NEW = "Cy Fox leads Harbour Board. Bo Ray and Cy Fox met in Oslo on 2025-05-16. Ann Lee said nothing is lost."
NEWS = (
    report(WIRE, "Storm closes harbour", at="2025-05-18", by="north.example"),
    report(WIRE, "Port shut", at="2025-05-17", by="south.example"),
    report(OLD, "Board meets", at="2025-05-18", by="east.example"),
    report("Ann Lee may lead Harbour Board. Cy Fox wrote the Oslo Memorandum.", "Plans", at="2025-05-19"),
    report("Bo Ray and Cy Fox will meet in Bern on 2025-06-02.", "Talks ahead", at="2025-05-20", by="west.example"),
    report("Nothing that anybody could read facts from.", "Quiet", by="west.example"),
)


def test_the_same_articles_twice_add_nothing(store: SqliteStore) -> None:
    first = ingest(store, *NEWS)
    before = hash_of(store), list(store.dump())

    again = ingest(store, *NEWS, clock=datetime(2025, 7, 1, tzinfo=UTC))

    assert (first.articles, first.new) == (len(NEWS), len(NEWS))
    assert min(first.entities, first.relations, first.events, first.claims, first.stories) > 0
    assert (again.articles, again.new) == (len(NEWS), 0)
    assert (again.entities, again.relations, again.events, again.claims, again.stories) == (0, 0, 0, 0, 0)
    assert (hash_of(store), list(store.dump())) == before


def test_an_article_that_stands_twice_in_the_input_is_read_twice_and_stored_once(store: SqliteStore) -> None:
    counts = ingest(store, NEWS[2], NEWS[2], NEWS[3], NEWS[2])

    assert (counts.articles, counts.new) == (4, 2)
    assert len(nodes(store, "Article")) == 2
    assert_projections_follow(store)


def test_what_is_known_is_not_extracted_again(store: SqliteStore) -> None:
    ingest(store, NEWS[2])
    extractor = PlainExtractor()

    ingest(store, NEWS[2], NEWS[3], extractor=extractor)

    assert extractor.read == ["Plans"]


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(len(NEWS))), cuts=st.sets(st.integers(1, len(NEWS) - 1)))
def test_any_order_and_any_runs_give_the_same_facts_and_copies(
    make_store: Callable[[], SqliteStore], order: list[int], cuts: set[int]
) -> None:
    articles = [NEWS[place] for place in order]
    starts = [0, *sorted(cuts)]
    with_one_run, with_several = make_store(), make_store()
    ingest(with_one_run, *NEWS)

    for start, end in zip(starts, [*starts[1:], len(articles)], strict=True):
        ingest(with_several, *articles[start:end])

    assert facts_of(with_several) == facts_of(with_one_run)
    assert pairs(with_several, "COPY_OF") == pairs(with_one_run, "COPY_OF")
    assert_projections_follow(with_several)
    with_one_run.close()
    with_several.close()


# --- changed texts


def version(body: str, **more: str) -> Article:
    return report(body, "Board meets", at="2025-05-18", by="east.example", **more)


def test_a_changed_text_is_a_new_version_of_a_known_article(store: SqliteStore) -> None:
    ingest(store, version(OLD))

    counts = ingest(store, version(NEW))

    assert (counts.articles, counts.new) == (1, 0)
    assert len(nodes(store, "Article")) == 1
    versions = nodes(store, "Version").values()
    assert {(row["number"], row["current"], row["text"]) for row in versions} == {
        (1, False, version(OLD).text),
        (2, True, version(NEW).text),
    }


def test_the_facts_of_an_older_text_are_retracted_and_still_open_to_it(store: SqliteStore) -> None:
    ingest(store, version(OLD), clock=datetime(2025, 6, 1, tzinfo=UTC))

    ingest(store, version(NEW), clock=datetime(2025, 6, 2, tzinfo=UTC))

    retracted = {row[1:4]: row[-1] for row in facts_of(store)}
    assert retracted["Ann Lee", "LEADS", "Harbour Board"] == "2025-06-02T00:00:00.000000Z"
    assert retracted["Cy Fox", "LEADS", "Harbour Board"] == ""
    leads = {row["retracted"] != "": row for row in nodes(store, "Relation").values() if row["predicate"] == "LEADS"}
    assert leads[True]["evidence_count"] == leads[False]["evidence_count"] == 1
    assert len({edge["dst"] for edge in edges(store, "EVIDENCED_BY")}) == 2
    assert_projections_follow(store)


def test_what_both_texts_say_counts_once(store: SqliteStore) -> None:
    ingest(store, version(OLD))
    ingest(store, report("Ann Lee leads Harbour Board.", "Profile", at="2025-05-20", by="far.example"))

    ingest(store, version(OLD + " That is all."))

    leads = [row for row in nodes(store, "Relation").values() if row["predicate"] == "LEADS"]
    assert [(row["evidence_count"], row["source_count"], row["retracted"]) for row in leads] == [(2, 2, "")]
    assert by_name(store, "Ann Lee")["article_count"] == 2
    assert_projections_follow(store)


def test_who_stands_only_in_the_older_text_is_no_participant_any_more(store: SqliteStore) -> None:
    ingest(store, version(OLD))

    ingest(store, version(NEW))

    ann, cy = by_name(store, "Ann Lee")["id"], by_name(store, "Cy Fox")["id"]
    participants = {pair[1] for pair in pairs(store, "PARTICIPANT")}
    assert cy in participants
    assert ann not in participants
    assert {edge["src"] for edge in edges(store, "RELATES") if edge["predicate"] == "LEADS"} == {cy}


def test_the_old_text_again_holds_its_facts_again(store: SqliteStore) -> None:
    ingest(store, version(OLD))
    facts = facts_of(store)
    ingest(store, version(NEW))

    back = ingest(store, version(OLD))

    assert back.new == 0
    held = {row for row in facts_of(store) if row[-1] == ""}
    assert held == facts
    current = [row for row in nodes(store, "Version").values() if row["current"]]
    assert [(row["text"], row["number"]) for row in current] == [(version(OLD).text, 1)]
    assert_projections_follow(store)


def test_two_texts_of_one_address_in_one_input_add_nothing_the_second_time(store: SqliteStore) -> None:
    ingest(store, version(OLD), version(NEW))
    before = hash_of(store)

    again = ingest(store, version(OLD), version(NEW))

    assert (again.new, again.entities, again.relations, again.events, again.claims) == (0, 0, 0, 0, 0)
    assert hash_of(store) == before
    assert_projections_follow(store)


def test_two_texts_of_one_address_in_one_input_are_two_versions(store: SqliteStore) -> None:
    counts = ingest(store, version(OLD), version(NEW), version(NEW))

    assert (counts.articles, counts.new) == (3, 1)
    assert {row["number"]: row["current"] for row in nodes(store, "Version").values()} == {1: False, 2: True}
    assert_projections_follow(store)


def test_an_article_stays_recorded_when_it_first_was(store: SqliteStore) -> None:
    ingest(store, version(OLD), clock=datetime(2025, 6, 1, tzinfo=UTC))

    ingest(store, version(NEW), clock=datetime(2025, 6, 2, tzinfo=UTC))

    assert [row["recorded"] for row in nodes(store, "Article").values()] == ["2025-06-01T00:00:00.000000Z"]


def test_a_text_that_another_process_stored_meanwhile_is_left_as_it_is(store: SqliteStore) -> None:
    def meanwhile(article: Article) -> None:
        if not nodes(store, "Article"):
            ingest(store, article, clock=datetime(2025, 6, 1, tzinfo=UTC))

    class Slow(PlainExtractor):
        def extract(self, items: Items) -> Iterator[Extraction]:
            known = list(items)
            for article, _ in known:
                meanwhile(article)
            return super().extract(known)

    counts = ingest(store, version(OLD), extractor=Slow(), clock=datetime(2025, 6, 2, tzinfo=UTC))

    assert (counts.articles, counts.new, counts.claims) == (1, 0, 0)
    assert {row["recorded"] for row in nodes(store, "Fact").values()} == {"2025-06-01T00:00:00.000000Z"}


# --- what the extraction does to the batch


def test_an_article_on_which_the_extractor_fails_is_kept_with_the_reason_and_the_others_are_read(
    store: SqliteStore,
) -> None:
    class Failing(PlainExtractor):
        def extract(self, items: Items) -> Iterator[Extraction]:
            for article, reference in items:
                if "Plans" in article.title:
                    raise IndexError("span out of range")
                yield from super().extract([(article, reference)])

    counts = ingest(store, NEWS[2], NEWS[3], NEWS[4], extractor=Failing())

    assert counts.new == 3
    reasons = {row["title"]: row["extracted_reason"] for row in nodes(store, "Article").values()}
    assert reasons["Board meets"] is reasons["Talks ahead"] is None
    assert reasons["Plans"] == "extraction failed (IndexError: span out of range); please report this"
    assert {row["title"]: row["extracted"] for row in nodes(store, "Article").values()}["Plans"] is False
    assert_projections_follow(store)


def test_what_cannot_be_extracted_is_stored_and_not_run_through_the_extractor(store: SqliteStore) -> None:
    extractor = PlainExtractor()

    ingest(
        store, report("Ann Lee leads Rat.", "Auf Deutsch", unextractable="it is written in German"), extractor=extractor
    )

    assert extractor.read == []
    (article,) = nodes(store, "Article").values()
    assert (article["extracted"], article["extracted_reason"]) == (False, "it is written in German")
    assert nodes(store, "Fact") == {}
    assert_projections_follow(store)


def test_dates_of_a_page_count_for_its_articles_even_when_the_page_is_known(store: SqliteStore) -> None:
    page = Article("Talks on 2 June 2025", "- Bullet", kind=ArticleKind.STORY_PAGE, page=StoryPage(((22, 30),)))
    listed = report("Bo Ray and Ann Lee met in Oslo on Monday.", "Listed", page_id=page.id)
    references: list[date | None] = []

    class Watching(PlainExtractor):
        def extract(self, items: Items) -> Iterator[Extraction]:
            known = list(items)
            references.extend(reference.day for article, reference in known if article.title == "Listed")
            return super().extract(known)

    ingest(store, page)
    ingest(store, page, listed, extractor=Watching())

    assert references == [day("2025-06-02").date()]
