"""What follows from facts is made anew from them: broken projections are mended, and sound ones stay as they are."""

import random

import pytest

from dramatis.words import Judgement
from graph.reprojecting import reproject
from graph.schema import EDGES
from graph.store import GraphStore, Transaction
from tests.graph.deciding import NEWS, judge
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, edges, ingest, nodes, report

# Everything behind this comment of the schema can be made anew; whose sides decisions are follows from who is who.
_ALL = list(EDGES)
# What pages state is read and not made; statements and bullets need sentences, and are made anew by `ingest`.
_READ = ("HAS_BULLET", "HAS_STATED", "STATED_IN", "HAS_STATEMENT")
PROJECTED = [kind for kind in _ALL[_ALL.index("APPEARS_IN") :] if kind not in _READ]


def filled(store: GraphStore) -> None:
    ingest(store, *NEWS)
    ingest(store, report("Pavel Orlov leads Harbour Board.", "Two", at="2025-05-22", url="https://b.example/two"))
    judge(store, by_name(store, "Bo Ray")["id"], by_name(store, "Cy Fox")["id"], Judgement.SAME)


def test_making_projections_anew_changes_nothing_in_a_sound_store(store: GraphStore) -> None:
    filled(store)
    before = list(store.dump())

    done = reproject(store)

    assert list(store.dump()) == before
    assert done["fact"] == len(nodes(store, "Fact"))
    assert_projections_follow(store)


@pytest.mark.parametrize("kind", PROJECTED)
def test_a_projection_that_is_lost_is_made_anew(sqlite_store: GraphStore, kind: str) -> None:
    filled(sqlite_store)
    before = list(sqlite_store.dump())
    lost = [edge["src"] for edge in edges(sqlite_store, kind)]

    sqlite_store.transact(lambda transaction: transaction.disconnect(kind, lost))
    reproject(sqlite_store)

    assert list(sqlite_store.dump()) == before


def test_groups_that_are_lost_or_that_nobody_states_are_put_right(sqlite_store: GraphStore) -> None:
    filled(sqlite_store)
    before = list(sqlite_store.dump())
    relations = sorted(nodes(sqlite_store, "Relation"))
    shares = sorted(nodes(sqlite_store, "Participation"))
    people = sorted(key for key, row in nodes(sqlite_store, "Entity").items() if not row["merged_into"])
    chance = random.Random(4)

    def spoil(transaction: Transaction) -> None:
        transaction.remove("Relation", relations[::2])
        transaction.remove("Participation", shares[::2])
        transaction.put("Relation", [{"id": "relation:made-up", "predicate": "LEADS"}])
        transaction.put("Entity", [{"id": key, "article_count": 77, "last_seen": "9"} for key in people[:4]])
        for kind in ("RELATES", "INVOLVED_IN", "RELATION_SUBJECT"):
            ends = people if kind == "RELATES" else relations[1::2]
            sources = relations[1::2] if kind == "RELATION_SUBJECT" else people
            targets = people if kind == "RELATION_SUBJECT" else ends
            key = relations[1] if kind == "RELATES" else ""
            transaction.connect(kind, [(chance.choice(sources), chance.choice(targets), key, {})])

    sqlite_store.transact(spoil)
    reproject(sqlite_store)

    assert list(sqlite_store.dump()) == before
