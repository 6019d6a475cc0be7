"""The whole road of one article: entities, who acts, facts of events and documents, what is dropped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from spacy.language import Language

from dramatis.article import Article
from dramatis.extraction import Evidence, Extraction, LocalEntity
from dramatis.settings import Settings
from dramatis.words import Modality, Predicate
from extractors.assemble import assemble
from extractors.extract import Extractor, open_extractor
from extractors.pipeline import load_pipeline
from extractors.reading import Reading, Reference
from extractors.roles import find_roles

Entity = Callable[[Extraction, str], LocalEntity]

_BODY = (
    "Polish Foreign Minister Anna Kowalska met Lithuanian President Jonas Petrauskas in Vilnius on Friday. "
    "Poland will sign a fishing treaty with Lithuania in June, Kowalska said."
)


def test_entities_carry_what_the_gazetteer_and_the_titles_tell(
    extract: Callable[..., Extraction], entity: Entity
) -> None:
    found = extract(_BODY)

    poland, kowalska = entity(found, "Poland"), entity(found, "Anna Kowalska")
    assert (poland.country, poland.wikidata) == ("PL", "Q36")
    assert entity(found, "Vilnius").latitude is not None
    assert (kowalska.roles, kowalska.gender) == (("foreign minister",), "f")


def test_who_acts_is_marked_and_who_only_lies_there_is_not(extract: Callable[..., Extraction], entity: Entity) -> None:
    found = extract(_BODY)

    assert entity(found, "Anna Kowalska").acts
    assert entity(found, "Poland").acts
    assert not entity(found, "Vilnius").acts


def test_events_become_facts_of_their_participants(
    extract: Callable[..., Extraction], triples: Callable[..., set[tuple[str, str, str | None, str | None]]]
) -> None:
    found = extract("Poland and Lithuania held talks in Vilnius on Friday.")

    kinds = {(subject, predicate) for subject, predicate, _, _ in triples(found)}
    assert {("Poland", "ACTOR_IN"), ("Lithuania", "ACTOR_IN")} <= kinds
    assert any(fact.predicate is Predicate.TOOK_PLACE_IN for fact in found.facts)


def test_facts_of_an_event_have_its_modality_and_time(extract: Callable[..., Extraction]) -> None:
    found = extract("Poland has proposed talks with Lithuania in Vilnius on June 2, 2024.")

    facts = [fact for fact in found.facts if fact.predicate is Predicate.TOOK_PLACE_IN]
    assert facts
    assert {(fact.modality, str(fact.start)) for fact in facts} == {(Modality.PROPOSED, "2024-06-02")}


def test_a_fact_whose_span_lies_outside_is_dropped_and_counted(read: Callable[..., Reading]) -> None:
    reading = read(_BODY)
    facts = find_roles(reading)
    length = len(reading.text)
    bad = [replace(fact, evidence=(Evidence(length - 1, length + 1, length - 1, length + 1),)) for fact in facts]

    found = assemble(reading, [], [], [*facts[:1], *bad[1:]], [])

    assert len(found.facts) == 1
    assert found.rejected == len(facts) - 1 > 0


def test_a_fact_about_an_unknown_entity_is_dropped(read: Callable[..., Reading]) -> None:
    reading = read(_BODY)
    (fact, *_) = find_roles(reading)

    found = assemble(reading, [], [], [replace(fact, subject="local:nobody")], [])

    assert (found.facts, found.rejected) == ((), 1)


def test_the_extractor_that_settings_name_reads(extractor: Extractor) -> None:
    other = open_extractor(Settings())

    assert other.identity == extractor.identity
    (found,) = other.extract([(Article(title="", body=_BODY), Reference(date(2024, 3, 15), True))])
    assert {entity.name for entity in found.entities} >= {"Anna Kowalska", "Jonas Petrauskas"}


def test_a_pipeline_whose_vocabulary_has_grown_is_loaded_anew_and_reads_the_same(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[Language] = []

    def load() -> Language:
        loaded.append(load_pipeline(None))
        return loaded[-1]

    articles = [Article(title=f"{name} in Vilnius", body=_BODY) for name in ("Talks", "Meeting", "Treaty")]
    items = [(article, Reference(date(2025, 5, 29), exact=True)) for article in articles]
    monkeypatch.setattr("extractors.extract.MOST_WORDS", 0)
    monkeypatch.setattr("extractors.extract.BATCH_ARTICLES", 1)

    renewed = Extractor(load(), extractor.gazetteer, load)

    assert list(renewed.extract(items)) == list(extractor.extract(items))
    assert len(loaded) == 1 + len(articles)
