"""What is forgotten is gone for good, byte for byte, stays out when it comes again, and takes nothing else with it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dramatis.errors import RunError
from dramatis.words import Judgement
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.forgetting import Forgotten, forget
from tests.graph.deciding import judge
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, by_name, hash_of, ingest, nodes, report
from tests.ingest.reading_again import read_again, runs, second_pipeline, take_back

SECRET = report(
    "Zebedee Quillfeather leads Harbour Board. Zebedee Quillfeather and Bo Ray met in Oslo on 2025-05-16. "
    "Bo Ray said Quillfeather was late. Zebedee Quillfeather wrote the Umbra Memorandum. Bo Ray leads Dock.",
    "Quillfeather at work",
    at="2025-05-18",
    by="secret.example",
    url="https://secret.example/zebedee-quillfeather-at-work",
)
OTHERS = (
    report("Bo Ray leads Dock. Bo Ray and Cy Fox met in Oslo on 2025-05-16.", "Dock", at="2025-05-17", by="a.example"),
    report(WIRE, "Storm", at="2025-05-20", by="north.example"),
)
ALSO = report(
    "Zebedee Quillfeather said all is well. Cy Fox leads Pier. Mona Quillfeather leads Yard.",
    "Also",
    at="2025-05-21",
    by="c.example",
)
NOW = datetime(2025, 7, 1, tzinfo=UTC)


def forgotten(store: GraphStore, target: str) -> Forgotten:
    return forget(store, target, lambda: NOW)


def bytes_of(store: SqliteStore) -> bytes:
    """Everything in the store's files, and in its dump."""
    files = sorted(store.path.parent.glob(f"{store.path.name}*"))
    dump = json.dumps(list(store.dump()), ensure_ascii=False)
    return b"".join(Path(file).read_bytes() for file in files) + dump.encode()


def holds(store: SqliteStore, *words: str) -> set[str]:
    """Those of the words that stand anywhere in the files, in any case."""
    found = bytes_of(store).lower()
    return {word for word in words if word.lower().encode() in found}


WORDS = ("Zebedee", "Quillfeather", "Umbra", "secret.example")


def test_a_forgotten_article_leaves_the_graph_as_if_it_had_never_been_but_for_tombstones(store: SqliteStore) -> None:
    ingest(store, *OTHERS)
    before = list(store.dump())
    ingest(store, SECRET, clock=datetime(2025, 6, 2, tzinfo=UTC))
    assert holds(store, *WORDS) == set(WORDS)

    done = forgotten(store, SECRET.id)

    left = [row for row in store.dump() if row.get("node") not in ("Forgotten", "Run")]
    assert left == [row for row in before if row.get("node") != "Run"]
    assert done == Forgotten("ARTICLE", 1)
    assert holds(store, *WORDS) == set()
    assert_projections_follow(store)
    for row in nodes(store, "Forgotten").values():
        assert row == {"node": "Forgotten", "id": row["id"], "kind": "ARTICLE", "at": "2025-07-01T00:00:00.000000Z"}


@pytest.mark.parametrize(
    "again",
    [
        SECRET,
        report("It was changed.", "Quillfeather at work", by="secret.example", url=SECRET.url),
        report(SECRET.body, SECRET.title, by="elsewhere.example"),
        report(SECRET.body.replace(" ", "\n"), SECRET.title.upper()),
    ],
    ids=["the same", "another text at its address", "its text at another address", "its words otherwise spaced"],
)
def test_a_forgotten_article_stays_out(store: SqliteStore, again: object) -> None:
    ingest(store, *OTHERS, SECRET)
    forgotten(store, SECRET.id)
    before = list(store.dump())

    counts = ingest(store, again)  # type: ignore[arg-type]  # an article, which pytest's parameters don't tell

    assert (counts.articles, counts.new, counts.forgotten) == (0, 0, 1)
    assert list(store.dump()) == before


def test_forgetting_takes_what_earlier_texts_and_readings_and_decisions_held(store: SqliteStore) -> None:
    ingest(
        store, *OTHERS, report("Zebedee Quillfeather leads Quay.", SECRET.title, by="secret.example", url=SECRET.url)
    )
    ingest(store, SECRET, clock=datetime(2025, 6, 2, tzinfo=UTC))
    read_again(store, second_pipeline("3"), datetime(2025, 6, 3, tzinfo=UTC))
    judge(store, by_name(store, "Zebedee Quillfeather")["id"], by_name(store, "Cy Fox")["id"], Judgement.SAME)

    forgotten(store, SECRET.id)

    assert holds(store, *WORDS) == set()
    assert by_name(store, "Cy Fox")["article_count"] == 1
    assert_projections_follow(store)


def test_a_forgotten_entity_is_gone_from_all_texts_and_their_offsets_still_hold(store: SqliteStore) -> None:
    ingest(store, *OTHERS, SECRET, ALSO)
    known = {row["literal"] or row["id"] for row in nodes(store, "Fact").values()}

    done = forgotten(store, by_name(store, "Zebedee Quillfeather")["id"])

    assert done == Forgotten("ENTITY", 2)
    assert holds(store, "Zebedee") == set()
    assert_projections_follow(store)
    texts = {row["title"]: row["text"] for row in nodes(store, "Version").values()}
    assert len(texts["████████████ at work"]) == len(SECRET.text)
    assert "Bo Ray said ████████████ was late." in texts["████████████ at work"]
    # Another who bears a part of the name keeps it.
    assert "Mona Quillfeather leads Yard" in texts["Also"]
    assert by_name(store, "Mona Quillfeather")["article_count"] == 1
    left = {row["literal"] or row["id"] for row in nodes(store, "Fact").values()}
    assert left < known
    names = {row["name"] for row in nodes(store, "Entity").values()}
    assert names >= {"Bo Ray", "Dock", "Pier", "Harbour Board"}
    assert {row["text"] for row in nodes(store, "Claim").values()} == {"████████████ was late"}


def test_a_forgotten_name_is_not_minted_again(store: SqliteStore) -> None:
    ingest(store, *OTHERS, SECRET)
    forgotten(store, by_name(store, "Zebedee Quillfeather")["id"])
    before = hash_of(store)

    same = ingest(store, *OTHERS, SECRET)
    assert (same.new, hash_of(store)) == (0, before)
    new = ingest(store, ALSO)

    assert (new.new, new.claims) == (1, 0)
    assert holds(store, "Zebedee") == set()
    assert "Pier" in {row["name"] for row in nodes(store, "Entity").values()}
    assert ingest(store, ALSO).new == 0
    assert_projections_follow(store)


def test_a_rollback_after_forgetting_brings_nothing_back(store: SqliteStore) -> None:
    ingest(store, *OTHERS, SECRET)
    read_again(store, second_pipeline(), datetime(2025, 6, 3, tzinfo=UTC))
    forgotten(store, by_name(store, "Zebedee Quillfeather")["id"])

    take_back(store, runs(store)[-1])

    assert holds(store, "Zebedee") == set()
    assert_projections_follow(store)


def test_forgetting_twice_is_safe_and_what_was_never_there_is_told(store: SqliteStore) -> None:
    ingest(store, *OTHERS, SECRET)
    entity = by_name(store, "Zebedee Quillfeather")["id"]
    forgotten(store, entity)
    forgotten(store, SECRET.id)
    before = list(store.dump())

    forgotten(store, SECRET.id)
    forgotten(store, entity)

    assert list(store.dump()) == before
    with pytest.raises(RunError, match="there is no article article:1"):
        forgotten(store, "article:1")
    with pytest.raises(RunError, match="there is no article or entity person:1"):
        forgotten(store, "person:1")


def test_without_shredding_the_file_still_holds_what_was_forgotten(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store, *OTHERS, SECRET)
    monkeypatch.setattr(store, "shred", lambda: None)

    forgotten(store, SECRET.id)

    assert "Quillfeather" in holds(store, *WORDS)
