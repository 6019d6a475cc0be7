"""In-article entities read back from the store as resolution saw them, so that entities can be made from them anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dramatis.extraction import Evidence, LocalDocument, LocalEntity, LocalEvent, Participant, TellingWords
from dramatis.partial_date import PartialDate
from dramatis.words import DocumentState, EntityKind, EventType, Modality, Polarity, Role
from graph.entities import Seen, forms_of
from graph.grouping import resolved
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import Transaction
from graph.surroundings import Surroundings

# What an event or document is made from is its sentences; where the spans stand in them isn't asked here.
_NOWHERE = Evidence(0, 0, 0, 0)


def recall(transaction: Transaction, locals_: Iterable[str]) -> dict[str, Seen]:
    """The in-article entities by id, with who is who as it stands now."""
    rows = transaction.get("Local", sorted(set(locals_)))
    named = [other for row in rows.values() for other in _named(row)]
    others = {key: _entity(row) for key, row in transaction.get("Local", sorted(set(named))).items()}
    canonical = resolved(transaction, others)
    articles = articles_of_locals(transaction, rows)
    stories = stories_of_articles(transaction, sorted(set(articles.values())))
    mentions = _mentions(transaction, rows)
    told = [key for key, row in rows.items() if row["kind"] in (EntityKind.EVENT, EntityKind.DOCUMENT)]
    sentences = _sentences(transaction, told)
    return {
        key: Seen(
            entity=_entity(row),
            forms=forms_of(row["names"], [mention["text"] for mention in mentions[key]]),
            event=_event(row) if row["kind"] == EntityKind.EVENT else None,
            document=_document(row) if row["kind"] == EntityKind.DOCUMENT else None,
            article=articles[key],
            story=stories[articles[key]],
            reported=row["reported"],
            canonical=canonical,
            others=others,
            sentences=sentences[key],
            mentions=[mention["id"] for mention in mentions[key]],
            around=_around(row),
        )
        for key, row in rows.items()
    }


def articles_of_locals(transaction: Transaction, locals_: Iterable[str]) -> dict[str, str]:
    """The article in which each in-article entity stands."""
    found = transaction.follow("FOUND_IN", sorted(set(locals_)))
    versions = {local: edges[0][1] for local, edges in found.items() if edges}
    held = transaction.follow("HAS_VERSION", sorted(set(versions.values())), out=False)
    return {local: held[version][0][0] for local, version in versions.items()}


def told_with(transaction: Transaction, locals_: Iterable[str]) -> set[str]:
    """The in-article events and documents that name one of the in-article entities as party, place or author."""
    wanted = set(locals_)
    versions = {edge[1] for edges in transaction.follow("FOUND_IN", sorted(wanted)).values() for edge in edges}
    found = transaction.follow("FOUND_IN", sorted(versions), out=False)
    rows = transaction.get("Local", sorted({edge[0] for edges in found.values() for edge in edges}))
    return {key for key, row in rows.items() if not wanted.isdisjoint(_named(row))}


def _named(row: Row) -> list[str]:
    """The in-article entities of which an event's or document's row speaks."""
    parties = [entity for _, entity in row["participants"] or ()]
    return [*parties, *row["authors"], *([row["place"]] if row["place"] else [])]


def _mentions(transaction: Transaction, locals_: Mapping[str, Row]) -> dict[str, list[Row]]:
    """The mentions of each in-article entity in the reading that found it last, not those of earlier ones."""
    edges = transaction.follow("NAMES", list(locals_), out=False)
    rows = transaction.get("Mention", sorted({edge[0] for found in edges.values() for edge in found}))
    return {
        local: [rows[edge[0]] for edge in found if rows[edge[0]]["reading"] == locals_[local]["reading"]]
        for local, found in edges.items()
    }


def _sentences(transaction: Transaction, locals_: Sequence[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for local, edges in transaction.follow("EVIDENCED_BY", locals_).items():
        found[local] = [str(edge[3]["sentence"]) for edge in edges if not edge[3]["aspect"]]
    return found


def _entity(row: Row) -> LocalEntity:
    return LocalEntity(
        id=row["id"],
        kind=EntityKind(row["kind"]),
        name=row["name"],
        names=tuple(row["names"]),
        wikidata=row["wikidata"],
        geonames=row["geonames"],
        country=row["country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        gender=row["gender"],
        suffix=row["suffix"],
        titles=tuple(row["titles"]),
        roles=tuple(row["roles"]),
        acts=bool(row["acts"]),
    )


def _around(row: Row) -> Surroundings:
    return Surroundings(
        beside=tuple(row["beside"] or ()),
        lands=tuple(row["lands"] or ()),
        offices=tuple((role, land) for role, land in row["offices"] or ()),
    )


def _event(row: Row) -> LocalEvent:
    return LocalEvent(
        id=row["id"],
        type=EventType(row["type"]),
        lemma=row["lemma"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        start=_date(row["start"]),
        end=_date(row["end"]),
        place=row["place"],
        participants=tuple(Participant(Role(role), entity, _NOWHERE) for role, entity in row["participants"] or ()),
        documents=(),
        evidence=(),
        modality_evidence=_NOWHERE,
        ordinal=row["ordinal"],
        quantities=tuple(row["quantities"]),
        named=bool(row["named"]),
        tellings=tuple(TellingWords(*map(tuple, told)) for told in row["tellings"] or ()),
    )


def _document(row: Row) -> LocalDocument:
    return LocalDocument(
        id=row["id"],
        type=row["type"],
        state=DocumentState(row["state"]),
        authors=tuple(row["authors"]),
        evidence=(),
        state_evidence=_NOWHERE,
        named=bool(row["named"]),
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
