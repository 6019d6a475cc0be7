"""Alerts sent to the addresses of their watches, as signed webhooks after Standard Webhooks 1.0.

A message is `{"type": "alert.raised", "timestamp", "data"}`; its id is the alert's, so that a receiver which gets it
twice can tell. What isn't taken with a 2xx is sent again, ever later, and given up in the end; 410 gives it up at once.
Addresses are anybody's, so they are asked through the guard of `readers.fetch`: public ones only, no redirects.
"""

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from dramatis.errors import FetchError
from dramatis.times import timestamp
from graph.shape import ROOT, AtMost, Link, Order, Row, Shape
from graph.store import GraphStore, Transaction
from ingest.looping import Loop
from readers.fetch import Bounds, Fetcher

# Seconds between two looks for alerts that are due.
_LOOK_S = 2.0
# Seconds until the next try, as Standard Webhooks recommends; then it is given up, three days after the first.
_WAITS_S = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
# What a receiver may take: it is to answer before it does anything with the message.
_BOUNDS = Bounds(seconds=15.0, step_s=10.0, redirects=0)
# 410: the receiver wants no more of it.
_GONE = 410

_QUOTE = Shape(
    "Quote",
    ("text", "sentence", "start", "end"),
    (Link("article", "article", Shape("Article", ("title", "url", "published_at"))),),
)
_HITS = ("claim", "entity", "relation", "story", "article")
_ALERT = Shape(
    "Alert",
    ("at", "due", "tries"),
    (
        Link("watch", "watch", Shape("Watch", ("name", "url"))),
        Link("because", "because", _QUOTE),
        *(Link(hit, f"hit_{hit}", Shape(hit.capitalize())) for hit in _HITS),
    ),
)

_log = logging.getLogger("dramatis.worker")


class Deliverer:
    """Sends the alerts of one store while it is started, signed with the secret."""

    def __init__(
        self, store: GraphStore, secret: bytes, clock: Callable[[], datetime], sender: Fetcher | None = None
    ) -> None:
        self._store = store
        self._secret = secret
        self._clock = clock
        self._sender = sender or Fetcher(_BOUNDS)
        self._loop = Loop("dramatis-deliverer", self.deliver_one, _LOOK_S)

    def start(self) -> None:
        """Begins to send."""
        self._loop.start()

    def stop(self) -> None:
        """Ends after the message that is being sent."""
        self._loop.stop()

    def deliver_one(self) -> bool:
        """Sends the alert that has been due longest; False where none is due."""
        now = self._clock()
        where = (AtMost("due", timestamp(now)),)
        link = Link("due", "every_alert", _ALERT, first=1, where=where, order=(Order("due"), Order("id")))
        (row,) = self._store.read(Shape("Query", (), (link,)), [ROOT])
        items = row["due"]["items"] if row is not None else []
        if not items:
            return False
        self._store.transact(partial(_put, changed=self._sent(items[0], now)))
        return True

    def _sent(self, alert: Row, now: datetime) -> Row:
        """What becomes of the alert after it was sent."""
        done: Row = {"id": alert["id"], "due": "", "tries": alert["tries"] + 1}
        kind = next((hit for hit in _HITS if alert[hit] is not None), None)
        watch = alert["watch"]
        if watch is None or not watch["url"] or kind is None:
            return done  # the watch has no address any more, or what was found was taken back
        status = self._post(watch["url"], alert, kind, now)
        if status is not None and 200 <= status < 300:
            return done | {"delivered": timestamp(now)}
        if status == _GONE or alert["tries"] >= len(_WAITS_S):
            _log.warning("An alert was given up", extra={"alert": alert["id"], "watch": watch["id"]})
            return done
        return done | {"due": timestamp(now + timedelta(seconds=_WAITS_S[alert["tries"]]))}

    def _post(self, url: str, alert: Row, kind: str, now: datetime) -> int | None:
        """How the receiver answers; None where it can't be reached, or may not be."""
        body = json.dumps(message(alert, kind), ensure_ascii=False).encode("utf-8", "replace")
        headers = {"content-type": "application/json", **signed(self._secret, alert["id"], int(now.timestamp()), body)}
        try:
            return self._sender.post(url, body, headers)
        except FetchError as error:
            _log.warning("An alert couldn't be delivered", extra={"alert": alert["id"], "error": str(error)})
            return None


def message(alert: Row, kind: str) -> Row:
    """What is sent: ids and the words for which the watch rang; the rest is asked of the API."""
    quotes = [
        {
            **{name: quote[name] for name in ("text", "sentence", "start", "end")},
            "article": {"id": article["id"], "title": article["title"], "url": article["url"]} if article else None,
        }
        for quote in alert["because"]["items"]
        for article in [quote["article"]]
    ]
    watch = {"id": alert["watch"]["id"], "name": alert["watch"]["name"]}
    data = {"alert": alert["id"], "watch": watch, "hit": {"id": alert[kind]["id"]}, "because": quotes}
    return {"type": "alert.raised", "timestamp": alert["at"], "data": data}


def signed(secret: bytes, key: str, seconds: int, body: bytes) -> dict[str, str]:
    """The headers that prove who sent the body, and when: HMAC-SHA256 over id, time and body."""
    content = b".".join((key.encode(), str(seconds).encode(), body))
    signature = base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
    return {"webhook-id": key, "webhook-timestamp": str(seconds), "webhook-signature": f"v1,{signature}"}


def _put(transaction: Transaction, changed: Row) -> None:
    if transaction.known("Alert", [changed["id"]]):
        transaction.put("Alert", [changed])
