"""Names that were forgotten, kept out of what is read from then on: blacked out of the text before it is stored."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from dramatis.article import Article
from dramatis.extraction import LocalEntity
from dramatis.folding import fold
from dramatis.ids import version_id
from dramatis.redacting import Span, black_out, forms_pattern, is_blacked
from dramatis.words import EntityKind
from graph.forgotten import name_marks
from graph.store import GraphStore
from graph.verifying import verified
from graph.writing import Extracted

# Of these nobody asks to be forgotten, and their names are made of others'.
_DERIVED = (EntityKind.EVENT,)


def forgotten_names(store: GraphStore, items: Sequence[Extracted]) -> dict[str, list[LocalEntity]]:
    """The in-article entities with forgotten names, by version; versions without any are missing."""
    marks = {
        (item.article.version_id, entity.id): name_marks(entity.kind, entity.names, entity.wikidata)
        for item in items
        for entity in item.extraction.entities
        if entity.kind not in _DERIVED
    }
    found = store.known("Forgotten", sorted({mark for own in marks.values() for mark in own}))
    if not found:
        return {}
    hidden: dict[str, list[LocalEntity]] = {}
    for item in items:
        version = item.article.version_id
        for entity in item.extraction.entities:
            if not marks.get((version, entity.id), frozenset()).isdisjoint(found):
                hidden.setdefault(version, []).append(entity)
    return hidden


def blacked_out(item: Extracted, entities: Sequence[LocalEntity]) -> Article:
    """The article with every naming of the entities blacked out, save where it names another of their kind."""
    article, text = item.article, item.article.text
    ids = {entity.id for entity in entities}
    kinds = {entity.id: entity.kind for entity in item.extraction.entities}
    for kind in sorted({entity.kind for entity in entities}):
        named = [mention for mention in item.extraction.mentions if kinds[mention.entity] == kind]
        others = [(mention.start, mention.end) for mention in named if mention.entity not in ids]
        forms = [name for entity in entities if entity.kind == kind for name in entity.names]
        text = hide(text, kind, forms, others)
    return replace(
        article,
        title=text[: len(article.title)],
        body=text[article.body_start :],
        url=shown_url(article.url, [name for entity in entities for name in entity.names]),
        stored_as=(article.id, version_id(article.id, text)),
    )


def hide(text: str, kind: str, forms: Sequence[str], protected: Sequence[Span]) -> str:
    """The text with the forms of a name blacked out; of a person every word of the name."""
    return black_out(text, forms_pattern(forms, words=kind == EntityKind.PERSON), protected)


def shown_url(url: str | None, names: Sequence[str]) -> str | None:
    """The address, or None where it holds all words of one of the names."""
    if url is None:
        return None
    parts = urlsplit(url)
    words = set(fold(unquote(f"{parts.netloc} {parts.path} {parts.query}")).split())
    full = [folded.split() for name in names if (folded := fold(name))]
    longest = [name for name in full if len(name) > 1] or full
    return None if any(words.issuperset(name) for name in longest) else url


def without_blacked(item: Extracted) -> Extracted:
    """The article without what its extraction took for names of things and is only blacked out."""
    gone = {
        entity.id
        for entity in item.extraction.entities
        if entity.kind not in _DERIVED and all(is_blacked(name) for name in (entity.name, *entity.names))
    }
    kept = tuple(entity for entity in item.extraction.entities if entity.id not in gone)
    left = verified(item.article, replace(item.extraction, entities=kept))
    # What was left out here is no fault of the extraction.
    return replace(item, extraction=replace(left, rejected=item.extraction.rejected))
