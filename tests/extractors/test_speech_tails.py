"""Reporting clauses behind what they report, and clauses that only look like them."""

from collections.abc import Callable

import pytest

from extractors.reading import Reading
from extractors.speech import find_claims

# What is said, by which verb; the speaker's own words.
SPEECH = [
    ("The bridge is safe, the engineers answered.", "answer", "the engineers", "The bridge is safe"),
    ("The bridge is safe, the minister replied on Tuesday.", "reply", "the minister", "The bridge is safe"),
    (
        "No troops had crossed the border, Pakistan responded.",
        "respond",
        "Pakistan",
        "No troops had crossed the border",
    ),
    ("Troops had shot first, the ministry countered.", "counter", "the ministry", "Troops had shot first"),
    ("The count was fair, the commission pointed out.", "point out", "the commission", "The count was fair"),
    ("Prices would fall by autumn, the bank added.", "add", "the bank", "Prices would fall by autumn"),
    ("Talks would continue, the mediator noted.", "note", "the mediator", "Talks would continue"),
    ("The talks had been useful, the envoy continued.", "continue", "the envoy", "The talks had been useful"),
    ("The law was void, the court ruled on Friday.", "rule", "the court", "The law was void"),
    ("The truce was holding, the army reported.", "report", "the army", "The truce was holding"),
    ("The road is closed, the ministry confirmed to Reuters.", "confirm", "the ministry", "The road is closed"),
    ("The talks had failed, the envoy explained by phone.", "explain", "the envoy", "The talks had failed"),
    ("The deal was dead, the envoy said with a shrug.", "say", "the envoy", "The deal was dead"),
    ("Talks went nowhere, Turkey warned Greece.", "warn", "Turkey", "Talks went nowhere"),
    ("The volcano erupted at noon, the agency said.", "say", "the agency", "The volcano erupted at noon"),
    ("“They never called,” the senator went on.", "go on", "the senator", "They never called"),
    ("“This is a disgrace,” the senator fired back.", "fire back", "the senator", "This is a disgrace"),
    ("“They never called,” went on the senator.", "go on", "the senator", "They never called"),
    ("“No offer will do,” the envoy made clear.", "make clear", "the envoy", "No offer will do"),
    ("The senator hit back that the count was wrong.", "hit back", "The senator", "the count was wrong"),
    ("The envoy made it clear that no offer would do.", "make clear", "The envoy", "no offer would do"),
    ("The minister went on to say that taxes would rise.", "say", "The minister", "taxes would rise"),
    ("The envoy pointed out that both had signed.", "point out", "The envoy", "both had signed"),
    ("The general told his troops to stay calm.", "tell", "The general", "to stay calm"),
]
NO_SPEECH = [
    "Two bases were hit on Sunday, and Iran has answered with missiles.",
    "Israel struck the port, Iran has answered with missiles.",
    "Drones fell on the capital at dawn, the army responded with artillery.",
    "Prices rose by a fifth, and the bank responded with higher rates.",
    "The port was closed, and the union replied with a strike.",
    "The road was cut, the rebels answered with mortar fire.",
    "Sanctions were tightened, Moscow has responded in kind.",
    "Turkey closed the strait, and Greece replied in kind.",
    "Hamas freed two hostages, and Israel has responded by opening a crossing.",
    "Tensions rose along the border, and Pakistan fired back.",
    "The troops crossed the river on Monday, the defenders fired back.",
    "The president was jeered, and his supporters lashed out at reporters.",
    "The crisis deepened, critics pointed to the minister.",
    "Rain fell for a third day, and the compass pointed north.",
    "The deal collapsed, the court ruled on Friday against the firm.",
    "The storm passed on Sunday, the authorities warned of floods.",
    "The dam broke, and officials warned of more floods.",
    "The minister warned of fears in the market.",
    "The mayor resigned, and the party noted her service.",
    "The fighting stopped for a day, and the talks went on in Doha.",
    "The two sides met in Oslo, talks continued on Tuesday.",
    "The bank cut its rate, the economy added 20,000 jobs.",
    "The firm lost money, the board concluded a deal with its rival.",
    "The factory caught fire, and workers shouted for help.",
    "The senator went on to win the vote, the aide went on holiday.",
    "Egypt opened the crossing, and Israel agreed to the plan.",
]
# A small model reads one or two of twenty wrongly, and may be replaced by another.
_MOST_WRONG = 2


@pytest.fixture(scope="module")
def spoken(read: Callable[..., Reading]) -> Callable[[str], list[tuple[str, str, str]]]:
    """Verb, speaker's words and content of each claim of a text."""

    def of(text: str) -> list[tuple[str, str, str]]:
        return [(claim.verb, claim.speaker_text, claim.text) for claim in find_claims(read(text))]

    return of


def test_a_reporting_clause_gives_what_stands_before_it_to_its_subject(
    spoken: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    wrong = [(text, found) for text, *said in SPEECH if (found := spoken(text)) != [tuple(said)]]

    assert len(wrong) <= _MOST_WRONG, wrong


def test_a_clause_with_something_else_to_tell_reports_nothing(
    spoken: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    wrong = [(text, found) for text in NO_SPEECH if (found := spoken(text))]

    assert len(wrong) <= _MOST_WRONG, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Two bases were hit on Sunday, and Iran has answered with missiles.",
        "Tensions rose along the border, and Pakistan fired back.",
    ],
)
def test_an_answer_by_deeds_is_no_speech(spoken: Callable[[str], list[tuple[str, str, str]]], text: str) -> None:
    assert spoken(text) == []


def test_what_a_statement_holds_is_said_once(spoken: Callable[[str], list[tuple[str, str, str]]]) -> None:
    found = spoken("The minister said in a statement that the road was closed.")

    assert found == [("say", "The minister", "the road was closed")]
