"""Alerts sent as webhooks: signed, sent again, given up; and never to where they mustn't go."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from graph import watches
from graph.shape import Row
from graph.sqlite.store import SqliteStore
from ingest.delivering import Deliverer, signed
from readers.fetch import Fetcher
from tests.ingest.newsroom import ingest, nodes, report
from tests.readers.loopback_site import Site, fetcher, serving

NOW = datetime(2031, 6, 1, tzinfo=UTC)
SECRET = b"0123456789abcdef0123456789abcdef"
TALKS = report("Ann Lee said the harbour closes.", "A notice", at="2025-05-17", by="a.example")


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    made = make_store()
    yield made
    made.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def ring(store: SqliteStore, url: str | None) -> str:
    """The one alert of a watch with the address."""
    save = partial(watches.save_watch, name="w", filter_={"text": "harbour"}, url=url, author="ada", at="2025")
    store.transact(save)
    ingest(store, TALKS, clock=NOW)
    (alert,) = nodes(store, "Alert")
    return alert


def deliverer(store: SqliteStore, after: timedelta = timedelta(hours=1), sender: Fetcher | None = None) -> Deliverer:
    return Deliverer(store, SECRET, lambda: NOW + after, sender or fetcher())


def alert_of(store: SqliteStore) -> Row:
    (row,) = nodes(store, "Alert").values()
    return row


def test_an_alert_is_sent_once_and_signed(store: SqliteStore, site: Site) -> None:
    alert = ring(store, site.url("/hook"))
    site.answers["/hook"] = (204, {}, b"")

    assert deliverer(store).deliver_one()
    assert not deliverer(store).deliver_one()

    ((path, headers),) = site.asked
    (body,) = site.posted
    content = f"{alert}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(SECRET, content, hashlib.sha256).digest()).decode()
    assert (path, headers["webhook-id"], headers["webhook-signature"]) == ("/hook", alert, f"v1,{expected}")
    told = json.loads(body)
    assert (told["type"], told["data"]["watch"]["name"]) == ("alert.raised", "w")
    assert told["data"]["hit"] == {"id": next(iter(nodes(store, "Claim")))}
    assert told["data"]["because"][0]["text"] == "the harbour closes"
    assert alert_of(store)["delivered"] == "2031-06-01T01:00:00.000000Z"


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of the Standard Webhooks libraries."""
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    headers = signed(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("status", [500, 302, 404])
def test_what_is_not_taken_is_sent_again_later(store: SqliteStore, site: Site, status: int) -> None:
    ring(store, site.url("/hook"))
    site.answers["/hook"] = (status, {"location": "/elsewhere"}, b"")

    deliverer(store).deliver_one()

    assert alert_of(store)["due"] == "2031-06-01T01:00:05.000000Z"
    assert not deliverer(store).deliver_one()
    site.answers["/hook"] = (200, {}, b"")
    assert deliverer(store, timedelta(hours=2)).deliver_one()
    assert (alert_of(store)["tries"], alert_of(store)["due"]) == (2, "")
    assert [path for path, _ in site.asked] == ["/hook", "/hook"]


def test_who_never_takes_it_is_given_up_after_three_days(store: SqliteStore, site: Site) -> None:
    ring(store, site.url("/hook"))
    site.answers["/hook"] = (500, {}, b"")

    hours = 0
    while alert_of(store)["due"]:
        hours += 1
        while deliverer(store, timedelta(hours=hours)).deliver_one():
            pass

    assert 60 < hours < 90
    assert len(site.asked) == 10
    assert alert_of(store)["delivered"] == ""


def test_who_wants_no_more_is_given_up_at_once(store: SqliteStore, site: Site) -> None:
    ring(store, site.url("/hook"))
    site.answers["/hook"] = (410, {}, b"")

    deliverer(store).deliver_one()

    assert alert_of(store)["due"] == ""


def test_an_address_of_this_machine_is_not_asked(store: SqliteStore, site: Site) -> None:
    ring(store, site.url("/hook", "localhost"))

    deliverer(store, sender=Fetcher()).deliver_one()

    assert (site.asked, alert_of(store)["tries"]) == ([], 1)


def test_a_watch_without_an_address_sends_nothing(store: SqliteStore) -> None:
    ring(store, None)

    assert not deliverer(store).deliver_one()
