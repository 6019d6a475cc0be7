"""A request's deadline on both engines: no read begins after it, and one under way is stopped. And API keys on both."""

import time
from datetime import UTC, datetime

import pytest

from api.keys import any_key, find_key, list_keys, make_key, matches, revoke_key
from api.principals import Role
from dramatis.errors import StoreTimeoutError
from dramatis.settings import Settings
from graph.deadline import deadline_in, within
from graph.neo4j.store import open_neo4j
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore

STORIES = Shape("Query", (), (Link("found", "stories", Shape("Story"), first=1),))


def test_a_read_in_time_is_answered_and_one_after_its_deadline_does_not_begin(store: GraphStore) -> None:
    late = deadline_in(60)
    late.stop()

    with within(deadline_in(60)):
        (row,) = store.read(STORIES, [ROOT])
    with within(late), pytest.raises(StoreTimeoutError):
        store.read(STORIES, [ROOT])
    (again,) = store.read(STORIES, [ROOT])

    assert row == again


@pytest.mark.neo4j
def test_neo4j_stops_a_read_at_its_deadline(neo4j_settings: Settings) -> None:
    store = open_neo4j(neo4j_settings)
    started = time.monotonic()

    with within(deadline_in(0.5)), pytest.raises(StoreTimeoutError):
        store._read(lambda runner: runner.rows("UNWIND range(1, 100000000000) AS i RETURN count(i)"))

    # The server looks every two seconds.
    assert time.monotonic() - started < 20
    store.close()


def test_keys_are_made_found_listed_and_revoked(store: GraphStore) -> None:
    now = datetime.now(UTC)
    assert not any_key(store)

    tokens = [make_key(store, name, Role.ANALYST, None, now) for name in ("one", "two")]
    one, two = sorted(list_keys(store), key=lambda key: key.name)
    revoke_key(store, "one", now)
    held = [find_key(store, key.id) for key in (one, two)]

    assert any_key(store)
    assert [bool(key and key.revoked) for key in held] == [True, False]
    assert [matches(key, token) for key, token in zip((one, two), tokens, strict=True)] == [True, True]
    assert find_key(store, "key:none") is None


def test_a_backup_gives_a_revoked_key_back_on_no_engine(store: GraphStore) -> None:
    now = datetime.now(UTC)
    make_key(store, "one", Role.READER, None, now)
    backup = list(store.dump())
    (key,) = revoke_key(store, "one", now)

    store.load(backup)

    held = find_key(store, key.id)
    assert held is not None
    assert held.revoked
