"""What an article is about, from its text and from what was found in it, fresh or stored: the same either way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dramatis.article import Article
from dramatis.extraction import Extraction
from dramatis.words import EntityKind
from graph.shape import Row
from stories.portrait import Happened, Parts, portrait

_NAMED = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Findings:
    """The names in an article, each once, and its events with the names of who takes part."""

    names: frozenset[str] = frozenset()
    events: frozenset[Happened] = frozenset()

    def of(self, article: Article) -> Parts:
        """The parts of the article in which this was found."""
        return portrait(article.title, article.body, sorted(self.names), sorted(self.events))


def found_by(extraction: Extraction) -> Findings:
    """What an extraction found."""
    names = {entity.id: _known_as(entity.kind, entity.name) for entity in extraction.entities}
    events = [(event.lemma, [part.entity for part in event.participants]) for event in extraction.events]
    return _findings(names, events)


def found_in_rows(rows: Mapping[str, Row]) -> Findings:
    """The same from in-article entities as they are stored."""
    names = {key: _known_as(row["kind"], row["name"]) for key, row in rows.items()}
    events = [
        (str(row.get("lemma") or ""), [str(entity) for _, entity in row.get("participants") or ()])
        for row in rows.values()
        if row["kind"] == EntityKind.EVENT
    ]
    return _findings(names, events)


def _findings(names: Mapping[str, str], events: Iterable[tuple[str, Iterable[str]]]) -> Findings:
    happened = {
        Happened(lemma, tuple(sorted({names[entity] for entity in entities if names.get(entity)})))
        for lemma, entities in events
    }
    return Findings(frozenset(name for name in names.values() if name), frozenset(happened))


def _known_as(kind: str, name: str) -> str:
    """One name for all by which someone is called: a person's last name; "" for what isn't named.

    A Wikidata id would tie variants of other names too, but says nothing of how rare a name is.
    """
    if kind not in _NAMED:
        return ""
    return name.split()[-1] if kind == EntityKind.PERSON and name.split() else name
