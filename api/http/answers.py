"""How an answer looks on the wire: its media type, its status, and the response map."""

from functools import lru_cache
from typing import Any

from api.execution import Answer
from api.http.problems import JSON_TYPE, RESPONSE_TYPE, shown

STREAM_TYPE = "text/event-stream"
_ANY = (JSON_TYPE, "application/*", "*/*")
# Cost is told as a number that every client's JSON can hold.
_MOST_TOLD = 2**53 - 1
# What clients accept, of which a few are remembered, each as long as a head may be.
_MOST_ACCEPTED = 64


def body_of(answer: Answer, request_id: str) -> dict[str, Any]:
    """The response map: `data` only where execution began; in `extensions` what it cost and what was left."""
    body: dict[str, Any] = {}
    if answer.errors:
        body["errors"] = shown(answer.errors, request_id)
    if answer.executed:
        body["data"] = answer.data
    if answer.cost is not None:
        nodes, most = min(answer.cost.nodes, _MOST_TOLD), answer.cost.most
        body["extensions"] = {"cost": {"nodes": nodes, "limit": most, "left": max(most - nodes, 0)}}
    return body


def status_of(answer: Answer, media_type: str) -> int:
    """400 for a refusal in the newer media type; 200 for everything in the older one."""
    return 400 if not answer.executed and media_type == RESPONSE_TYPE else 200


@lru_cache(maxsize=_MOST_ACCEPTED)
def negotiated(accept: str | None) -> str | None:
    """The media type to answer in, the older where the client doesn't care; None where it takes neither."""
    if not accept or not accept.strip():
        return JSON_TYPE
    best: tuple[float, str] | None = None
    for name, weight in _entries(accept):
        found = RESPONSE_TYPE if name == RESPONSE_TYPE else JSON_TYPE if name in _ANY else None
        if found and weight > 0 and (best is None or weight > best[0]):
            best = (weight, found)
    return best[1] if best else None


@lru_cache(maxsize=_MOST_ACCEPTED)
def wants_events(accept: str | None) -> bool:
    """The client names the type of event streams, and none of JSON with a greater weight, or before it with the same.

    Clients that can read both name JSON first for a query, and event streams alone or first for a subscription.
    """
    named = [entry for entry in _entries(accept or "") if entry[0] in (STREAM_TYPE, RESPONSE_TYPE, JSON_TYPE)]
    best = max(named, key=lambda entry: entry[1], default=("", 0.0))
    return best[0] == STREAM_TYPE and best[1] > 0


def _entries(accept: str) -> list[tuple[str, float]]:
    """The types of the header with their weights; more than fifty nobody sends."""
    parts = [[part.strip().lower() for part in entry.split(";")] for entry in accept.split(",")[:50]]
    return [(name, _weight(parameters)) for name, *parameters in parts]


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0
