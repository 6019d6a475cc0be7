"""What one request may cost, and how many may be under way: the bounds, their defaults, the variables that set them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dramatis.errors import SettingsError

# variable -> (the limit that it sets, what that bounds); `dramatis.settings` lists them among its variables.
LIMIT_VARIABLES: dict[str, tuple[str, str]] = {
    "DRAMATIS_LIMIT_NODES": ("nodes", "things that the lists of one answer may hold together"),
    "DRAMATIS_LIMIT_DEPTH": ("depth", "levels of a query"),
    "DRAMATIS_LIMIT_FIELDS": ("fields", "fields of a query, fragments opened"),
    "DRAMATIS_LIMIT_ALIASES": ("aliases", "aliases of a query"),
    "DRAMATIS_LIMIT_DIRECTIVES": ("directives", "directives of a query"),
    "DRAMATIS_LIMIT_TOKENS": ("tokens", "tokens of a query"),
    "DRAMATIS_LIMIT_BYTES": ("body_bytes", "bytes of a request's body"),
    "DRAMATIS_LIMIT_SECONDS": ("seconds", "seconds that a request may take"),
    "DRAMATIS_LIMIT_CONCURRENT": ("concurrent", "requests of one caller at a time"),
    "DRAMATIS_LIMIT_SOCKETS": ("sockets", "open sockets and event streams of one caller"),
    "DRAMATIS_LIMIT_SUBSCRIPTIONS": ("subscriptions", "operations open on one socket"),
}
# Below these a limit would refuse GraphiQL's introspection, or everything; above, it would be none.
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, all inclusive. The introspection query of GraphiQL is within each."""

    source: int = 100_000
    """Characters of the query: ten times the longest that we have seen a person or tool write."""
    tokens: int = 5_000
    depth: int = 20
    """Fields within fields. Introspection needs 15, a story's evidence down to its outlet 11."""
    aliases: int = 100
    directives: int = 50
    fields: int = 1_000
    """Fields with every fragment opened where it is spread."""
    fragments: int = 100
    """Named fragments: rules of the specification compare each pair, and follow chains of them by recursion."""
    repeats: int = 50
    """Fields with one response key in one place: the rule that merges them compares each pair."""
    nodes: int = 50_000
    """Things that lists of the answer may hold, each list counted at its `first`. Single things are free."""
    body_bytes: int = 1_000_000
    """A query with its variables is a few kilobytes; a megabyte leaves room for long texts and lists of ids."""
    seconds: int = 30
    """From the first byte of the request to its answer. A mutation that has begun is not broken off."""
    concurrent: int = 100
    """Requests of one caller under way. A browser sends six, a busy script 64."""
    sockets: int = 50
    """Open sockets and event streams of one caller: as many tabs as a team has open."""
    subscriptions: int = 50
    """Operations under way on one socket: a page needs a handful."""


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits that the variables set, the others at their defaults. A bad value raises SettingsError naming it."""
    given: dict[str, int] = {}
    for variable, (name, _) in LIMIT_VARIABLES.items():
        text = environment.get(variable)
        if not text:
            continue
        if not (text.isascii() and text.isdecimal()) or len(text) > 10 or not 1 <= int(text) <= _MOST:
            raise SettingsError(f"{variable} is {text!r}; write a number from 1 to {_MOST}")
        given[name] = int(text)
    return Limits(**given)


def default_of_limit(name: str) -> int:
    """What the limit is where nothing sets it."""
    default: int = getattr(Limits(), name)
    return default
