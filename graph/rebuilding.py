"""Canonical entities made anew from their in-article entities, and all that follows when some of these have moved."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from typing import Any

from dramatis.words import ArticleKind
from graph.candidates import gather_entity, keys_of
from graph.cards import ways_of
from graph.entities import row_of
from graph.grouping import group_facts, project_claims, resolved
from graph.growing import grown
from graph.places import link_countries
from graph.projection import refresh_entities, refresh_stories
from graph.questions import relist
from graph.recalling import articles_of_locals, recall, told_with
from graph.round_links import followers, keys_of_rounds, link_rounds
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import EdgeRow, Transaction
from graph.writing import Rows

_SAID_EDGES = ("SPEAKER", "ADDRESSEE", "ABOUT")


def in_turn(edges: Iterable[EdgeRow]) -> list[str]:
    """The in-article entities of RESOLVED_TO edges in the order in which they were resolved."""
    return [source for source, _, _, _ in sorted(edges, key=lambda edge: (str(edge[3]["turn"]), edge[0]))]


def rebuild_entities(transaction: Transaction, ids: Iterable[str]) -> set[str]:
    """The rows and keys of the entities, from their in-article entities in the order in which these were resolved.

    An entity that has none keeps how it is called, and is found by no key. Counts and times are `refresh_entities`'
    matter. Gives the events that were in a series with one of them and may no longer be, whose rounds are
    `link_rounds`' matter.
    """
    entities = sorted(set(ids))
    edges = transaction.follow("RESOLVED_TO", entities, out=False)
    seen = recall(transaction, [edge[0] for found in edges.values() for edge in found])
    filed = {edge[1] for found in transaction.follow("HAS_KEY", entities).values() for edge in found}
    rounds = keys_of_rounds(transaction, [entity for entity in entities if entity.startswith("event:")])
    transaction.disconnect("HAS_KEY", entities)
    gathered = Rows()
    for entity, found in edges.items():
        rows = [row_of(seen[local]) for local in in_turn(found)]
        if rows:
            keys = frozenset[str]().union(*(keys_of(ways_of(entity), row) for row in rows))
            gather_entity(gathered, reduce(grown, rows) | {"id": entity}, keys)
    gathered.write(transaction)
    _leave_company(transaction, [entity for entity, found in edges.items() if not found])
    held_on = transaction.get("Entity", entities)
    relist(transaction, {key for row in held_on.values() for key in row["questions"] or ()})
    dropped = sorted(filed - {edge[1] for edge in gathered.edges["HAS_KEY"]})
    held = transaction.follow("HAS_KEY", dropped, out=False)
    transaction.remove("Key", [key for key in dropped if not held[key]])
    kept = {(edge[0], edge[1]) for edge in gathered.edges["HAS_KEY"]}
    left = {event: {key for key in keys if (event, key) not in kept} for event, keys in rounds.items()}
    return followers(transaction, left)


def _leave_company(transaction: Transaction, entities: Sequence[str]) -> None:
    """Drops what the rows of entities for which nothing stands say of others.

    Nothing leads to them from those others, so when one of these is forgotten it couldn't be found here.
    """
    changed = []
    for key, row in transaction.get("Entity", entities).items():
        signature = row["signature"] or {}
        alone = {name: _ALONE.get(name, value) for name, value in signature.items() if name not in _OF_OTHERS}
        if alone != signature or row["titles"] or row["roles"]:
            changed.append({"id": key, "signature": alone, "titles": [], "roles": []})
    transaction.put("Entity", changed)


# What a row says of others: names and offices beside it; ids of who took part, where, who wrote; the words around.
_OF_OTHERS = ("company", "offices")
_ALONE: dict[str, Any] = {
    "participants": [],
    "authors": [],
    "place": None,
    "tellings": [],
    "sentences": [],
    "claimed": {},
}


def refresh_moved(transaction: Transaction, entities: Collection[str], locals_: Collection[str]) -> None:
    """All that follows when the in-article entities have moved among the entities."""
    moved = sorted(set(locals_))
    facts = _owners(transaction, ("SUBJECT", "OBJECT"), moved)
    told = set(resolved(transaction, told_with(transaction, moved)).values()) | _told_by(transaction, facts)
    touched = set(entities) | told
    loose = rebuild_entities(transaction, touched)
    group_facts(transaction, facts)
    project_claims(transaction, _owners(transaction, _SAID_EDGES, moved))
    _appear(transaction, sorted(set(entities)))
    _link_places(transaction, [entity for entity in entities if entity.startswith("place:")])
    refresh_entities(transaction, touched)
    link_rounds(transaction, loose)
    articles = sorted(set(articles_of_locals(transaction, moved).values()))
    refresh_stories(transaction, stories_of_articles(transaction, articles).values())


def _owners(transaction: Transaction, kinds: Sequence[str], locals_: Sequence[str]) -> list[str]:
    """The facts or claims that speak of the in-article entities."""
    ways = [transaction.follow(kind, locals_, out=False) for kind in kinds]
    return sorted({edge[0] for way in ways for edges in way.values() for edge in edges})


def _told_by(transaction: Transaction, facts: Sequence[str]) -> set[str]:
    """The events and documents of which the facts speak."""
    ways = [transaction.follow(kind, facts) for kind in ("SUBJECT", "OBJECT")]
    ends = {edge[1] for way in ways for edges in way.values() for edge in edges}
    return {entity for entity in resolved(transaction, ends).values() if entity.startswith(("event:", "document:"))}


def _appear(transaction: Transaction, entities: Sequence[str]) -> None:
    """APPEARS_IN anew: what is found in present texts of articles."""
    edges = transaction.follow("RESOLVED_TO", entities, out=False)
    locals_ = sorted({edge[0] for found in edges.values() for edge in found})
    held = {key: row for key, row in transaction.get("Local", locals_).items() if not row["retracted"]}
    articles = _present(transaction, sorted(held))
    rows = transaction.get("Article", sorted(set(articles.values())))
    named = transaction.follow("NAMES", sorted(held), out=False)
    mentions = transaction.get("Mention", sorted({edge[0] for found in named.values() for edge in found}))
    transaction.disconnect("APPEARS_IN", entities)
    gathered = Rows()
    for entity, found in edges.items():
        counts: Counter[str] = Counter()
        acts: dict[str, bool] = defaultdict(bool)
        for local, *_ in found:
            if local in articles:
                counts[articles[local]] += sum(not mentions[edge[0]]["retracted"] for edge in named[local])
                acts[articles[local]] |= bool(held[local]["acts"])
        for article, count in counts.items():
            shown = _appearance(rows[article]) | {"mentions": count, "acts": acts[article]}
            gathered.edge("APPEARS_IN", entity, article, **shown)
    gathered.write(transaction)


def _appearance(article: Row) -> dict[str, Any]:
    return {
        "published": article["published_at"],
        "origin": article["origin"],
        "report": article["kind"] == ArticleKind.REPORT,
    }


def _present(transaction: Transaction, locals_: Sequence[str]) -> dict[str, str]:
    """The article of each in-article entity that stands in the present text of one."""
    versions = {local: edges[0][1] for local, edges in transaction.follow("FOUND_IN", locals_).items() if edges}
    current = {key for key, row in transaction.get("Version", sorted(set(versions.values()))).items() if row["current"]}
    return articles_of_locals(transaction, [local for local, version in versions.items() if version in current])


def _link_places(transaction: Transaction, places: Sequence[str]) -> None:
    """COUNTRY anew for the places, and for those that lie in one of them."""
    transaction.disconnect("COUNTRY", places)
    transaction.disconnect("COUNTRY", places, out=False)
    held = transaction.follow("RESOLVED_TO", places, out=False)
    link_countries(transaction, [place for place in places if held[place]])
