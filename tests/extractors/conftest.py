"""What the extractors' tests share: the pipeline, loaded once, and short ways to a reading and an extraction."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from dramatis.article import Article
from dramatis.extraction import Extraction, Fact, LocalEntity
from dramatis.gazetteer import Gazetteer, load_gazetteer
from dramatis.words import EntityKind, Predicate
from extractors.coreference import link_mentions
from extractors.extract import Extractor
from extractors.names import find_names
from extractors.pipeline import load_pipeline
from extractors.reading import Chain, Reading, Reference

REFERENCE = Reference(date(2024, 3, 14), exact=True)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline(None)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def extractor(nlp: Language, gazetteer: Gazetteer) -> Extractor:
    return Extractor(nlp, gazetteer)


@pytest.fixture(scope="session")
def read(nlp: Language, gazetteer: Gazetteer) -> Callable[..., Reading]:
    """A reading of body and title with its names linked."""

    def of(body: str, title: str = "") -> Reading:
        article = Article(title=title, body=body)
        reading = Reading(article, nlp(article.text), REFERENCE)
        link_mentions(reading, find_names(reading, gazetteer), gazetteer)
        return reading

    return of


@pytest.fixture(scope="session")
def chains(read: Callable[..., Reading]) -> Callable[..., dict[str, Chain]]:
    """The text's persons, organisations and places by name."""

    def of(body: str, title: str = "") -> dict[str, Chain]:
        return {chain.name: chain for chain in read(body, title).chains}

    return of


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Callable[..., Extraction]:
    """The extraction of one text."""

    def of(body: str, title: str = "") -> Extraction:
        (found,) = extractor.extract([(Article(title=title, body=body), REFERENCE)])
        return found

    return of


@pytest.fixture(scope="session")
def triples() -> Callable[..., set[tuple[str, str, str | None, str | None]]]:
    """Facts as (subject's name, predicate, object's name, literal), of the wanted predicates or all."""

    def of(found: Extraction, *predicates: Predicate) -> set[tuple[str, str, str | None, str | None]]:
        names: dict[str | None, str] = {entity.id: entity.name for entity in found.entities}

        def shown(fact: Fact) -> tuple[str, str, str | None, str | None]:
            return names[fact.subject], fact.predicate.value, names.get(fact.object), fact.literal

        return {shown(fact) for fact in found.facts if not predicates or fact.predicate in predicates}

    return of


@pytest.fixture(scope="session")
def entity() -> Callable[[Extraction, str], LocalEntity]:
    """The one entity of that name among persons, organisations and places."""
    kinds = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)

    def of(found: Extraction, name: str) -> LocalEntity:
        (only,) = [one for one in found.entities if one.name == name and one.kind in kinds]
        return only

    return of
