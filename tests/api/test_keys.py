"""API keys: stored hashed, good for a role and a time, listed, revoked, carried by backups."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.keys import expiry, find_key, key_id, list_keys, make_key, matches, revoke_key
from api.principals import Role
from dramatis.errors import KeyProblemError
from dramatis.settings import Settings
from graph.sqlite.store import SqliteStore, open_sqlite
from tests.api.command_line import on_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
QUERY = {"query": "{ __typename }"}
FORGET = {"query": 'mutation { forget(target: "article:none") { id } }'}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = open_sqlite(tmp_path)
    made.prepare()
    yield made
    made.close()


def test_the_store_holds_no_key_but_its_hash(store: SqliteStore) -> None:
    token = make_key(store, "desk", Role.ANALYST, None, NOW)

    (key,) = list_keys(store)
    assert (key.name, key.role, key.expires, key.revoked) == ("desk", Role.ANALYST, None, None)
    assert token not in repr(list(store.dump()))
    assert token.split("_", 2)[2] not in repr(list(store.dump()))
    assert matches(key, token)
    assert not matches(key, token[:-1])
    assert key_id(token) == key.id


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 81, "\x1b[2J"])
def test_a_name_that_no_log_could_show_is_refused(store: SqliteStore, name: str) -> None:
    with pytest.raises(KeyProblemError, match="one line"):
        make_key(store, name, Role.READER, None, NOW)


def test_two_usable_keys_never_share_a_name(store: SqliteStore) -> None:
    make_key(store, "desk", Role.READER, NOW + timedelta(days=1), NOW)

    with pytest.raises(KeyProblemError, match="called 'desk'"):
        make_key(store, "desk", Role.READER, None, NOW)
    make_key(store, "desk", Role.READER, None, NOW + timedelta(days=1))

    assert [key.name for key in list_keys(store)] == ["desk", "desk"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90d", NOW + timedelta(days=90)),
        ("12h", NOW + timedelta(hours=12)),
        ("30m", NOW + timedelta(minutes=30)),
        ("2027-01-31", datetime(2027, 1, 31, tzinfo=UTC)),
        ("2027-01-31T12:00:00+02:00", datetime(2027, 1, 31, 10, tzinfo=UTC)),
    ],
)
def test_a_term_or_a_date_says_when_a_key_ends(text: str, expected: datetime) -> None:
    assert expiry(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "soon", "90", "-1d", "1y", "2027-13-01", "99999999d"])
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(KeyProblemError, match="90d"):
        expiry(text, NOW)


def test_an_older_backup_gives_no_revoked_key_back(store: SqliteStore) -> None:
    token = make_key(store, "desk", Role.READER, None, NOW)
    backup = list(store.dump())
    (key,) = revoke_key(store, "desk", NOW)

    store.load(backup)

    held = find_key(store, key.id)
    assert held is not None
    assert not held.usable("2026-01-02")
    assert matches(held, token)


def test_a_backup_carries_keys_to_another_store(store: SqliteStore, tmp_path: Path) -> None:
    token = make_key(store, "desk", Role.CURATOR, None, NOW)
    other = open_sqlite(tmp_path / "other")
    other.prepare()

    other.load(list(store.dump()))

    (key,) = list_keys(other)
    assert key.usable("2026-01-02")
    assert matches(key, token)
    other.close()


def ask(client: TestClient, token: str | None, body: dict[str, str] = QUERY) -> str:
    """The first error's code, or ok."""
    headers = {} if token is None else {"authorization": f"Bearer {token}"}
    answer = client.post("/graphql", json=body, headers=headers).json()
    return str(answer["errors"][0]["extensions"]["code"]) if "errors" in answer else "ok"


def test_a_key_lets_in_until_it_expires_or_is_revoked(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.authentication._FRESH_S", 0.0)
    good = make_key(store, "good", Role.READER, None, datetime.now(UTC))
    old = make_key(store, "old", Role.READER, NOW + timedelta(days=1), NOW)

    with TestClient(create_app(store, Settings()), base_url="http://news.example") as client:
        codes = [ask(client, token) for token in (good, old, None, f"{good}x", good.replace("drm", "key"), "")]
        revoke_key(store, "good", datetime.now(UTC))
        revoked = ask(client, good)

    assert codes == ["ok"] + ["UNAUTHENTICATED"] * 5
    assert revoked == "UNAUTHENTICATED"


def test_the_first_key_closes_a_server_that_was_open_and_the_last_one_revoked_does_not_open_it(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.authentication._FRESH_S", 0.0)
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1:8000") as client:
        before = ask(client, None)
        make_key(store, "desk", Role.READER, None, datetime.now(UTC))
        keyed = ask(client, None)
        revoke_key(store, "desk", datetime.now(UTC))
        after = ask(client, None)

    assert (before, keyed, after) == ("ok", "UNAUTHENTICATED", "UNAUTHENTICATED")


def test_the_key_of_the_environment_may_do_everything(store: SqliteStore) -> None:
    with TestClient(create_app(store, Settings(api_key="operators-own")), base_url="http://news.example") as client:
        assert ask(client, "operators-own", FORGET) == "BAD_USER_INPUT"
        assert ask(client, "another", FORGET) == "UNAUTHENTICATED"


def test_what_a_role_lacks_is_refused_with_the_role_that_it_needs(store: SqliteStore) -> None:
    token = make_key(store, "desk", Role.CURATOR, None, datetime.now(UTC))

    with TestClient(create_app(store, Settings()), base_url="http://news.example") as client:
        answer = client.post("/graphql", json=FORGET, headers={"authorization": f"Bearer {token}"}).json()

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "admin" in answer["errors"][0]["message"]
    assert "data" not in answer


def test_the_command_line_makes_lists_and_revokes_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = on_store(tmp_path, monkeypatch)

    made = run("key", "new", "--name", "desk", "--role", "analyst", "--expires", "90d")
    listed = run("key", "list")
    revoked = run("key", "revoke", "desk")
    again = run("key", "revoke", "desk")
    after = run("key", "list", "--json")

    assert made.stdout.startswith("drm_")
    assert "analyst" in listed.stdout
    assert "usable" in listed.stdout
    assert made.stdout.strip() not in listed.stdout
    assert (revoked.exit_code, again.exit_code) == (0, 1)
    assert '"state": "revoked"' in after.stdout


def test_a_key_without_a_name_is_a_line_for_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = on_store(tmp_path / "none", monkeypatch)

    made = run("key", "new")
    wrong = run("key", "new", "--role", "admin")

    assert made.stdout.startswith("DRAMATIS_API_KEY=")
    assert len(made.stdout.strip()) > 50
    assert not (tmp_path / "none").exists()
    assert wrong.exit_code == 2
