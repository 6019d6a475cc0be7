"""The row of an entity says the same whatever order its in-article entities came in, and however they were grouped."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.extraction import Evidence, LocalEntity, LocalEvent, TellingWords
from dramatis.words import EntityKind, EventType, Modality, Polarity
from graph.cards import entity_card, event_card
from graph.entities import Seen, row_of
from graph.growing import grown
from graph.shape import Row
from graph.surroundings import Surroundings

# Many fields to draw on a busy machine.
_CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_NOWHERE = Evidence(0, 0, 0, 0)
_YEARS = st.sampled_from(["", "2003-05-18", "2024-12-31", "2025-05-18", "2025-05-19"])
_NAMES = ["Ann Lee", "Ann B. Lee", "Lee", "ANN LEE", "Lee Ann"]
_ROLES = ["president", "coach", "foreign minister", *(f"adviser {number}" for number in range(40))]
_OFFICES = st.tuples(st.sampled_from(_ROLES), st.sampled_from(["", "US", "CN", "gazprom"]))
_AROUND = st.builds(
    Surroundings,
    beside=st.lists(st.sampled_from(["Bo Ray", "Oslo", "Harbour Board", "China"]), unique=True).map(tuple),
    lands=st.lists(st.sampled_from(["NO", "CN"]), unique=True).map(tuple),
    offices=st.lists(_OFFICES, max_size=6, unique=True).map(tuple),
)
_PLACES = {
    "p1": LocalEntity("p1", EntityKind.PLACE, "Oslo", ("Oslo",), country="NO"),
    "p2": LocalEntity("p2", EntityKind.PLACE, "Norway", ("Norway",), country="NO"),
    "p3": LocalEntity("p3", EntityKind.PLACE, "Bern", ("Bern",), country="CH"),
}


def _seen(
    number: int,
    entity: LocalEntity,
    forms: Mapping[str, int],
    reported: str,
    story: str,
    around: Surroundings = Surroundings(),  # noqa: B008 - frozen
    event: LocalEvent | None = None,
) -> Seen:
    when = f"{reported}T12:00:00.000000Z" if reported else ""
    return Seen(
        entity=replace(entity, id=f"local {number}"),
        forms=forms,
        event=event,
        document=None,
        article=f"article {number}",
        story=story,
        reported=when,
        canonical={key: f"place:{key}" for key in _PLACES},
        others=_PLACES,
        sentences=(f"The {number} parties met on the harbour of the northern town today.",),
        mentions=(),
        around=around,
    )


@st.composite
def _named(draw: st.DrawFn, kind: EntityKind) -> list[Seen]:
    found = []
    for number in range(draw(st.integers(2, 7))):
        name = draw(st.sampled_from(_NAMES))
        latitude, longitude = draw(st.sampled_from([(None, None), (1.0, 3.0), (2.5, 3.0)]))
        entity = LocalEntity(
            id="",
            kind=kind,
            name=name,
            names=(name,),
            wikidata=draw(st.sampled_from([None, "Q1", "Q2"])),
            country=draw(st.sampled_from([None, "US", "CN"])),
            latitude=latitude,
            longitude=longitude,
            gender=draw(st.sampled_from([None, "f", "m"])),
            suffix=draw(st.sampled_from([None, "Jr."])),
            titles=draw(st.lists(st.sampled_from(_ROLES), max_size=9, unique=True).map(tuple)),
            roles=draw(st.lists(st.sampled_from(_ROLES), max_size=9, unique=True).map(tuple)),
        )
        forms = {name: draw(st.integers(1, 3))}
        story = draw(st.sampled_from([f"story {n}" for n in range(30)]))
        found.append(_seen(number, entity, forms, draw(_YEARS), story, draw(_AROUND)))
    return found


@st.composite
def _told(draw: st.DrawFn) -> list[Seen]:
    found = []
    for number in range(draw(st.integers(2, 8))):
        event = LocalEvent(
            id=f"local {number}",
            type=EventType.CONSULT,
            lemma="meet",
            mode=None,
            contexts=(),
            modality=draw(st.sampled_from(Modality)),
            polarity=draw(st.sampled_from(Polarity)),
            start=None,
            end=None,
            place=draw(st.sampled_from([None, *_PLACES])),
            participants=(),
            documents=(),
            evidence=(),
            modality_evidence=_NOWHERE,
            quantities=draw(st.lists(st.sampled_from(["3 ships", "two days"]), max_size=2).map(tuple)),
            tellings=(TellingWords(("meet",), (f"party {number}",), ()),),
        )
        entity = LocalEntity(event.id, EntityKind.EVENT, "Talks", ("Talks",))
        found.append(_seen(number, entity, {"Talks": 1}, draw(_YEARS), f"story {number % 3}", event=event))
    return found


def _row(seen: Sequence[Seen]) -> Row:
    """The row of all of them; `founding` tells for whom the entity was minted, so it isn't compared."""
    row = reduce(grown, map(row_of, seen))
    return {name: value for name, value in row.items() if name != "founding"}


@_CALM
@given(st.sampled_from([EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE]).flatmap(_named), st.randoms())
def test_a_row_is_what_its_in_article_entities_say_in_any_order(seen: list[Seen], random: object) -> None:
    turned = list(seen)
    random.shuffle(turned)  # type: ignore[attr-defined] # a random.Random, which Hypothesis draws

    assert _row(turned) == _row(seen)
    assert entity_card(_row(turned) | {"id": "e"}) == entity_card(_row(seen) | {"id": "e"})


@_CALM
@given(_told(), st.randoms())
def test_an_event_s_row_is_what_its_reports_say_in_any_order(seen: list[Seen], random: object) -> None:
    turned = list(seen)
    random.shuffle(turned)  # type: ignore[attr-defined] # as above

    assert _row(turned) == _row(seen)
    assert event_card(_row(turned) | {"id": "e", "name": ""}) == event_card(_row(seen) | {"id": "e", "name": ""})


@_CALM
@given(_named(EntityKind.PERSON), st.integers(1, 6))
def test_two_halves_that_are_merged_make_the_same_row(seen: list[Seen], place: int) -> None:
    first, second = seen[: place % len(seen) or 1], seen[place % len(seen) or 1 :]

    merged = grown(reduce(grown, map(row_of, second)), reduce(grown, map(row_of, first)))

    assert {name: value for name, value in merged.items() if name != "founding"} == _row(seen)


def test_what_most_reports_say_of_one_thing_stands() -> None:
    person = LocalEntity("", EntityKind.PERSON, "Ann Lee", ("Ann Lee",), gender="m")
    reports = [person, replace(person, gender="f"), replace(person, gender="f"), replace(person, gender=None)]

    row = _row([_seen(n, one, {"Ann Lee": 1}, "2025-05-18", "s") for n, one in enumerate(reports)])

    assert row["gender"] == "f"


def test_offices_of_states_are_kept_before_a_flood_of_other_roles() -> None:
    person = LocalEntity("", EntityKind.PERSON, "Ann Lee", ("Ann Lee",))
    flood = [Surroundings(offices=tuple((f"adviser {n} {m}", "") for m in range(12))) for n in range(12)]
    around = [Surroundings(offices=(("president", "US"),)), *flood]

    row = _row([_seen(n, person, {"Ann Lee": 1}, "2025-05-18", "s", one) for n, one in enumerate(around)])

    assert [2025, "president", "US"] in row["signature"]["offices"]
    assert len(row["signature"]["offices"]) == 48
