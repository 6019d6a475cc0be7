"""Stories that turn out to be one, on each engine: the id that goes leads on; taking the merge back leaves nothing."""

from datetime import UTC, datetime

from graph.digest import graph_hash
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore
from ingest.rolling_back import rollback
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.ferry_strike import BOTH, CREWS, ISLANDS
from tests.ingest.newsroom import day, edges, ingest, nodes, pairs

_STORIES = Link("stories", "stories", Shape("Story", ("article_count",)))


def test_the_id_of_a_story_that_was_merged_away_is_read_as_the_one_that_stays(store: GraphStore) -> None:
    ingest(store, CREWS, ISLANDS)
    own = sorted(story for _, story in pairs(store, "IN_STORY"))

    ingest(store, BOTH, clock=day("2025-06-02"))

    (story,) = {story for _, story in pairs(store, "IN_STORY")}
    found = store.read(Shape("Story", ("article_count",)), own)
    assert found == [{"id": story, "article_count": 3}] * 2
    (root,) = store.read(Shape("Query", (), (_STORIES,)), [ROOT])
    assert root is not None
    assert [row["id"] for row in root["stories"]["items"]] == [story]
    assert_projections_follow(store)


def test_a_merge_that_is_taken_back_leaves_the_stories_as_they_were(store: GraphStore) -> None:
    ingest(store, CREWS, ISLANDS)
    before = graph_hash(store.dump()), nodes(store, "Story"), nodes(store, "Vocabulary"), pairs(store, "HAS_KEY")
    ingest(store, BOTH, clock=day("2025-06-02"))
    assert edges(store, "SHOWED_SAME")
    last = max((row["started_at"], key) for key, row in nodes(store, "Run").items())[1]

    rollback(store, last, lambda: datetime(2025, 9, 1, tzinfo=UTC))

    after = graph_hash(store.dump()), nodes(store, "Story"), nodes(store, "Vocabulary"), pairs(store, "HAS_KEY")
    assert after == before
    assert_projections_follow(store)
