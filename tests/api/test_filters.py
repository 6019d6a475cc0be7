"""What the filters keep."""

import pytest

from tests.api.conftest import Ask

CASES: list[tuple[str, str, list[str]]] = [
    ("stories", 'filter: {text: "dam"}', ["story:dam"]),
    ("stories", 'filter: {entities: ["organization:brill", "person:orr"]}', ["story:dam", "story:ferry"]),
    ("stories", 'filter: {entities: ["person:orr-old"]}', ["story:ferry"]),
    ("stories", 'filter: {entities: ["person:lund"]}', ["story:ferry"]),
    ("stories", 'filter: {entities: []}', []),
    ("stories", 'filter: {allEntities: ["person:orr", "event:1"]}', ["story:ferry"]),
    ("stories", 'filter: {allEntities: ["person:orr", "event:2"]}', []),
    ("stories", 'filter: {allEntities: []}', ["story:dam", "story:ferry"]),
    ("stories", 'filter: {places: ["place:ames"]}', ["story:ferry"]),
    ("stories", 'filter: {places: ["person:orr"]}', []),
    ("stories", 'filter: {sources: ["source:lark"]}', ["story:ferry"]),
    ("stories", 'filter: {sources: ["source:bell"], minArticles: 2}', ["story:ferry"]),
    ("stories", "filter: {eventTypes: [REJECT]}", ["story:dam"]),
    ("stories", "filter: {eventTypes: [CONSULT, AID]}", ["story:ferry"]),
    ("stories", "filter: {eventTypes: []}", []),
    ("stories", "filter: {minSources: 2}", ["story:ferry"]),
    ("stories", 'filter: {reported: {from: "2031-03-03T00:00:00Z"}}', ["story:dam"]),
    ("stories", 'filter: {reported: {from: "2031-03-02T10:00:00+02:00", to: "2031-03-03T08:00:00Z"}}', ["story:ferry"]),
    ("stories", 'filter: {reported: {to: "2031-03-01T08:00:00Z"}}', []),
    ("stories", "filter: {text: null, minArticles: null}", ["story:dam", "story:ferry"]),
    ("stories", "sort: {field: ARTICLE_COUNT}", ["story:ferry", "story:dam"]),
    ("stories", "sort: {field: FIRST_REPORTED, direction: ASC}", ["story:ferry", "story:dam"]),
    ("entities", "filter: {kinds: [DOCUMENT]}", ["document:treaty"]),
    ("entities", "filter: {kinds: []}", []),
    ("entities", 'filter: {text: "orr"}', ["person:orr"]),
    ("entities", 'filter: {stories: ["story:dam"]}', ["event:2", "organization:brill"]),
    ("entities", 'filter: {minArticles: 2, kinds: [PERSON]}', ["person:orr", "person:vale"]),
    ("actors", 'filter: {stories: ["story:ferry"]}', ["person:orr", "organization:gate", "person:vale", "person:lund"]),
    ("actors", 'filter: {stories: ["story:ferry-old"], kinds: [ORGANIZATION]}', ["organization:gate"]),
    ("events", 'filter: {stories: ["story:ferry-old", "story:nobody"]}', ["event:1", "event:0"]),
    ("actors", 'filter: {kinds: [PLACE, EVENT], minSources: 1}', ["place:ames", "place:brill"]),
    ("events", "", ["event:2", "event:1", "event:0"]),
    ("events", "filter: {types: [REJECT]}", ["event:2"]),
    ("events", "filter: {modality: [DENIED, OCCURRED]}", ["event:1", "event:0"]),
    ("events", 'filter: {participants: ["person:vale"]}', ["event:1"]),
    ("events", 'filter: {places: ["place:ames"]}', ["event:1"]),
    ("events", 'filter: {stories: ["story:dam"]}', ["event:2"]),
    ("articles", "", ["article:3", "article:2", "article:1"]),
    ("articles", "filter: null", ["article:3", "article:2", "article:1"]),
    ("articles", "filter: {kinds: [STORY_PAGE]}", ["article:9"]),
    ("articles", "filter: {kinds: [STORY_PAGE, REPORT]}", ["article:3", "article:2", "article:1", "article:9"]),
    ("articles", 'filter: {text: "denied treaty"}', ["article:2"]),
    ("articles", "filter: {copies: true}", ["article:2"]),
    ("articles", "filter: {copies: false}", ["article:3", "article:1"]),
    ("articles", "filter: {copies: null}", ["article:3", "article:2", "article:1"]),
    ("sources", 'text: "bel"', ["source:bell"]),
    ("sources", 'text: "lark.example"', ["source:lark"]),
    ("sources", 'text: "example"', ["source:bell", "source:lark"]),
    ("sources", 'text: "nobody"', []),
    ("sources", "text: null", ["source:bell", "source:lark"]),
    ("relations", "filter: {kinds: [PLACE]}", ["relation:3"]),
    ("relations", "filter: {kinds: [PERSON]}", ["relation:2", "relation:1"]),
    ("relations", "filter: {kinds: []}", []),
    ("relations", 'filter: {kinds: [ORGANIZATION], object: "place:ames"}', ["relation:3"]),
    ("relations", 'filter: {kinds: [ORGANIZATION], subject: "organization:gate"}', []),
    ("relations", 'filter: {kinds: [PERSON], subject: "person:lund", object: "place:ames"}', []),
    ("articles", 'filter: {sources: ["source:bell"]}', ["article:3", "article:1"]),
    ("articles", 'filter: {published: {from: "2031-03-01T08:00:00Z", to: "2031-03-02T08:00:00Z"}}', ["article:1"]),
    ("relations", "filter: {}", ["relation:2", "relation:1", "relation:3"]),
    ("relations", 'filter: {predicates: ["MEMBER_OF", "NOTHING"]}', ["relation:2"]),
    ("relations", 'filter: {subject: "person:lund"}', ["relation:1"]),
    ("relations", 'filter: {object: "place:ames"}', ["relation:3"]),
    ("relations", "filter: {minConfidence: 0.7}", ["relation:1", "relation:3"]),
    ("relations", "filter: {minConfidence: 0.5, minSources: 2}", []),
    ("relations", "filter: {polarity: NEGATED}", []),
    ("relations", "filter: {modality: [OCCURRED], polarity: ASSERTED}", ["relation:2", "relation:1", "relation:3"]),
    ("claims", "", ["claim:2", "claim:1"]),
    ("claims", 'speaker: "person:vale"', ["claim:1"]),
    ("claims", 'about: "person:orr-old"', ["claim:1"]),
    ("claims", 'story: "story:dam"', []),
    ("sources", "", ["source:bell", "source:lark"]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "arguments", "expected"), CASES)
def test_lists_keep_what_their_arguments_say(ask: Ask, field: str, arguments: str, expected: list[str]) -> None:
    given = f"({arguments})" if arguments else ""

    found = ask(f"{{ {field}{given} {{ totalCount edges {{ node {{ id }} }} }} }}")[field]

    assert [edge["node"]["id"] for edge in found["edges"]] == expected
    assert found["totalCount"] == len(expected)


# event:0 began on 2030-12-31 and has no end; event:1 lasts through 2031-02; event:2 is some time in 2031.
@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ('from: "2031-02-15"', ["event:2", "event:1"]),
        ('from: "2031-03"', ["event:2"]),
        ('from: "2031-12-31"', ["event:2"]),
        ('from: "2032"', []),
        ('to: "2030"', ["event:0"]),
        ('to: "2030-12-30"', []),
        ('to: "2031-01-01"', ["event:2", "event:0"]),
        ('to: "2031-01"', ["event:2", "event:0"]),
        ('to: "2031-02-01"', ["event:2", "event:1", "event:0"]),
        ('from: "2030-12-31", to: "2030-12"', ["event:0"]),
        ('from: "2030", to: "9999"', ["event:2", "event:1", "event:0"]),
        ('from: "0001-01"', ["event:2", "event:1", "event:0"]),
    ],
)
def test_events_are_kept_where_their_period_meets_the_one_asked_for(ask: Ask, period: str, expected: list[str]) -> None:
    found = ask(f"{{ events(filter: {{{period}}}) {{ edges {{ node {{ id }} }} }} }}")["events"]

    assert [edge["node"]["id"] for edge in found["edges"]] == expected


def test_nested_lists_are_filtered_too(ask: Ask) -> None:
    story = ask(
        """{ story(id: "story:ferry") { events(filter: {modality: [OCCURRED]}) { edges { node { id } } }
        relations(filter: {predicates: ["SPEAKS_FOR"]}) { edges { node { id } } } } }"""
    )["story"]
    vale = ask('{ entity(id: "person:vale") { ... on Actor { claims(about: "person:lund") { totalCount } } } }')

    assert story["events"]["edges"] == [{"node": {"id": "event:0"}}]
    assert story["relations"]["edges"] == [{"node": {"id": "relation:3"}}]
    assert vale["entity"]["claims"]["totalCount"] == 0


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [("[PERSON]", ["relation:2"]), ("[PLACE, EVENT]", ["relation:3"]), ("[ORGANIZATION]", []), ("[]", [])],
)
def test_relations_of_an_entity_are_kept_by_the_kind_at_their_other_end(
    ask: Ask, kinds: str, expected: list[str]
) -> None:
    found = ask(
        f"""{{ entity(id: "organization:gate") {{
        relations(filter: {{kinds: {kinds}}}) {{ totalCount edges {{ node {{ id }} }} }} }} }}"""
    )["entity"]["relations"]

    assert [edge["node"]["id"] for edge in found["edges"]] == expected
    assert found["totalCount"] == len(expected)


@pytest.mark.parametrize(
    "query",
    [
        '{ stories(filter: {reported: {from: "2031"}}) { totalCount } }',
        '{ stories(filter: {reported: {from: "2031-03-01T08:00:00"}}) { totalCount } }',
        '{ stories(filter: {reported: {to: "2031-13-01T08:00:00Z"}}) { totalCount } }',
        '{ events(filter: {from: "2031-02-30"}) { totalCount } }',
        "{ events(filter: {to: 2031}) { totalCount } }",
        "{ events(filter: {types: [PARTY]}) { totalCount } }",
        "{ relations { totalCount } }",
    ],
)
def test_values_that_are_none_are_refused_before_the_store_is_asked(refuse: Ask, query: str) -> None:
    assert refuse(query)[0] == "GRAPHQL_VALIDATION_FAILED"


def test_a_bad_value_of_a_variable_is_named(refuse: Ask) -> None:
    code, message = refuse("query ($d: PartialDate) { events(filter: {from: $d}) { totalCount } }", d="May 2031")

    assert code == "BAD_USER_INPUT"
    assert "2025-06-02" in message


def test_a_filter_takes_at_most_a_hundred_ids(refuse: Ask) -> None:
    query = "query ($ids: [ID!]) { stories(filter: {allEntities: $ids}) { totalCount } }"

    assert refuse(query, ids=["person:orr"] * 101)[0] == "BAD_USER_INPUT"
