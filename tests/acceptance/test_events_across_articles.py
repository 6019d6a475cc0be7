"""Reports of public events, two or three of each, through the whole pipeline: which tell of one event, and which don't.

All texts are ours, about events of public knowledge.
"""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from dramatis.article import Article, Source
from evaluation.demo import everything
from extractors.extract import Extractor
from graph.shape import Link, Shape
from graph.sqlite.store import SqliteStore
from ingest.pipeline import Ingestion
from ingest.resolving import resolve_store

_EVENT = Shape(
    "Entity",
    ("kind", "type", "start"),
    (
        Link("previous", "previous", Shape("Entity", ("start",))),
        Link("evidence", "evidence", Shape("Quote", ("sentence",)), first=50),
    ),
)

# Day and title and text of each report, the type of the events, and words of the sentences that tell of each of them.
Case = tuple[str, list[tuple[str, str, str]], str, list[list[str]]]

CASES: list[Case] = [
    (
        "two rounds of talks in one city",
        [
            ("2024-03-04", "Kenya and Ethiopia hold border talks in Mombasa",
             "Delegations from Kenya and Ethiopia held a first round of talks on their shared border in Mombasa on "
             "Monday. Kenyan Foreign Minister Musalia Mudavadi said the talks were frank."),
            ("2024-03-05", "Mombasa border talks end without a map",
             "Kenya and Ethiopia ended their talks in Mombasa on Monday without agreeing on a map of the border."),
            ("2024-04-02", "Kenya and Ethiopia meet for second round of border talks",
             "Kenya and Ethiopia held a second round of talks on their shared border in Mombasa on Tuesday. The first "
             "round, held in Mombasa on March 4, ended without an agreement."),
        ],
        "CONSULT",
        [["held a first round", "ended their talks", "The first round, held"], ["held a second round"]],
    ),
    (
        "a strike, and a second one on the same town a day later",
        [
            ("2024-06-10", "Russian missile strike hits Poltava, killing nine",
             "Russia launched a missile strike on the Ukrainian city of Poltava on Monday, killing nine people, "
             "regional officials said. Rescuers searched the rubble of an apartment block in Poltava."),
            ("2024-06-11", "Russia strikes Poltava again, a day after deadly attack",
             "Russia struck the Ukrainian city of Poltava with missiles for a second time on Tuesday, killing four "
             "people. On Monday, a Russian missile strike on Poltava killed nine people."),
        ],
        "ASSAULT",
        [["Russia launched a missile strike", "On Monday, a Russian missile strike"], ["for a second time on Tuesday"]],
    ),
    (
        "a meeting announced and held",
        [
            ("2024-01-15", "Macron and Scholz to meet in Strasbourg next week",
             "French President Emmanuel Macron will meet German Chancellor Olaf Scholz in Strasbourg on January 22, "
             "the Elysee Palace said on Monday. The meeting will deal with energy prices."),
            ("2024-01-22", "Macron meets Scholz in Strasbourg",
             "French President Emmanuel Macron met German Chancellor Olaf Scholz in Strasbourg on Monday. They "
             "discussed energy prices and defence."),
        ],
        "CONSULT",
        [["will meet German Chancellor", "met German Chancellor"]],
    ),
    (
        "two rounds of an election",
        [
            ("2022-10-03", "Lula and Bolsonaro head for run-off",
             "Brazil held the first round of its presidential election on Sunday. The run-off will be held on "
             "October 30."),
            ("2022-10-31", "Lula wins run-off", "Brazil held the second round of its presidential election on Sunday."),
        ],
        "OTHER",
        [["held the first round"], ["held the second round"]],
    ),
    (
        "a verdict and the sentence",
        [
            ("2023-11-03", "Jury convicts Bankman-Fried of fraud",
             "A jury in New York convicted Sam Bankman-Fried of fraud on Thursday. The founder of FTX is to be "
             "sentenced on March 28."),
            ("2024-03-28", "Bankman-Fried sentenced to 25 years",
             "Sam Bankman-Fried was sentenced to 25 years in prison on Thursday in New York."),
            ("2024-04-11", "Bankman-Fried appeals conviction",
             "Sam Bankman-Fried appealed his conviction on Thursday. He was sentenced on March 28 in New York."),
        ],
        "SANCTION",
        [["convicted Sam Bankman-Fried"], ["was sentenced to 25 years", "He was sentenced on March 28"]],
    ),
    (
        "an earthquake and another one near the same city",
        [
            ("2015-04-25", "Earthquake strikes Nepal",
             "A powerful earthquake struck near Kathmandu in Nepal on Saturday."),
            ("2015-04-27", "Nepal digs for survivors of quake",
             "The quake that struck near Kathmandu on Saturday was the strongest in Nepal in eighty years."),
            ("2015-05-12", "Second earthquake strikes Nepal",
             "A second earthquake struck near Kathmandu in Nepal on Tuesday, 17 days after the first."),
        ],
        "OTHER",
        [["A powerful earthquake", "The quake that struck"], ["A second earthquake"]],
    ),
    (
        "a resignation reported by two outlets a day apart",
        [
            ("2023-01-19", "Jacinda Ardern to resign as New Zealand prime minister",
             "New Zealand Prime Minister Jacinda Ardern announced on Thursday that she would resign. Ardern said she "
             "no longer had enough in the tank and would step down by February 7."),
            ("2023-01-20", "Ardern resignation stuns New Zealand",
             "Jacinda Ardern stunned New Zealand on Thursday when she announced that she would resign as prime "
             "minister. Ardern will step down by February 7, and Labour will elect a new leader on Sunday."),
        ],
        "RETREAT",
        [["would step down by", "will step down by"]],
    ),
    (
        "a takeover announced, and completed in a later year",
        [
            ("2022-01-18", "Microsoft to buy Activision Blizzard",
             "Microsoft agreed on Tuesday to buy Activision Blizzard for $68.7 billion."),
            ("2023-10-13", "Microsoft completes Activision Blizzard deal",
             "Microsoft completed its acquisition of Activision Blizzard on Friday. The deal with Activision Blizzard "
             "was signed in January 2022."),
        ],
        "AGREE",
        [["agreed on Tuesday"]],
    ),
    (
        "two guests of one host on one day",
        [
            ("2024-05-06", "Xi meets Macron in Paris",
             "Chinese President Xi Jinping met French President Emmanuel Macron in Paris on Monday. They talked about "
             "trade."),
            ("2024-05-06", "Von der Leyen meets Xi in Paris",
             "European Commission President Ursula von der Leyen met Chinese President Xi Jinping in Paris on Monday. "
             "They talked about electric cars."),
        ],
        "CONSULT",
        [["met French President"], ["met Chinese President"]],
    ),
    (
        "two ministers who resign on one day",
        [
            ("2022-07-05", "Ministers quit over Johnson: Sunak resigns",
             "British Chancellor Rishi Sunak resigned on Tuesday. Johnson faces a leadership crisis over the Pincher "
             "affair."),
            ("2022-07-05", "Ministers quit over Johnson: Javid resigns",
             "British Health Secretary Sajid Javid resigned on Tuesday. Johnson faces a leadership crisis over the "
             "Pincher affair."),
        ],
        "RETREAT",
        [["Rishi Sunak resigned"], ["Sajid Javid resigned"]],
    ),
    (
        "a yearly meeting in two years",
        [
            ("2023-07-11", "Leaders meet in Vilnius", "Leaders of Germany and Turkey met in Vilnius on Tuesday."),
            ("2024-07-09", "Leaders meet in Washington", "Leaders of Germany and Turkey met in Washington on Tuesday."),
        ],
        "CONSULT",
        [["met in Vilnius"], ["met in Washington"]],
    ),
    (
        "a bombing whose toll rises",
        [
            ("2024-03-10", "Bomb kills nine at market in Maiduguri",
             "A bomb exploded at a market in Maiduguri on Sunday, killing nine people, police said."),
            ("2024-03-11", "Toll of Maiduguri market bombing rises to 14",
             "The bombing of a market in Maiduguri on Sunday killed 14 people, hospital officials said on Monday."),
        ],
        "ASSAULT",
        [["A bomb exploded", "The bombing of a market"]],
    ),
    (
        "an attack in a town that nobody claims",
        [
            ("2025-04-22", "Gunmen attack bus in Kisumu",
             "Gunmen attacked a bus in Kisumu on Tuesday, killing 12 passengers, police said."),
            ("2025-04-23", "Twelve dead in Kisumu massacre",
             "Twelve people were killed in the attack in Kisumu on Tuesday. Kisumu mourned."),
        ],
        "ASSAULT",
        [["Gunmen attacked a bus", "killed in the attack in Kisumu"]],
    ),
    (
        "protests of one day in two towns",
        [
            ("2025-04-22", "Thousands protest in Nairobi",
             "Thousands protested in Nairobi against new taxes on Tuesday."),
            ("2025-04-22", "Thousands protest in Mombasa",
             "Thousands protested in Mombasa against new taxes on Tuesday."),
        ],
        "PROTEST",
        [["protested in Nairobi"], ["protested in Mombasa"]],
    ),
    (
        "two ministers sign for their states",
        [
            ("2024-05-06", "Norway and Sweden sign defence deal",
             "Norway and Sweden signed a defence agreement in Oslo on Monday. The agreement covers the Arctic."),
            ("2024-05-06", "Ministers sign Nordic pact",
             "Norwegian Defence Minister Bjorn Arild Gram and Swedish Defence Minister Pal Jonson signed a defence "
             "agreement in Oslo on Monday."),
        ],
        "SUPPORT",
        [["Norway and Sweden signed", "Pal Jonson signed"]],
    ),
]  # fmt: skip


def _ingest(store: SqliteStore, extractor: Extractor, reports: list[tuple[str, str, str]]) -> None:
    articles = [
        Article(
            title,
            body,
            url=f"https://outlet{number}.example/{day}",
            source=Source(f"outlet{number}.example", f"outlet{number}.example"),
            published_at=datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC),
            language="en",
        )
        for number, (day, title, body) in enumerate(reports)
    ]
    Ingestion(store, extractor, lambda: datetime.now(UTC)).run(articles)
    resolve_store(store, lambda: datetime.now(UTC))


def _told(store: SqliteStore, type_: str, words: str) -> set[str]:
    """Cursors of the events of the type that rest on a sentence with these words."""
    events = (row for row in everything(store, "entities", _EVENT) if row["kind"] == "EVENT" and row["type"] == type_)
    return {row["_cursor"] for row in events if any(words in one["sentence"] for one in row["evidence"]["items"])}


@pytest.mark.parametrize(("what", "reports", "type_", "expected"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "backwards"])
def test_reports_of_one_event_are_one_and_of_two_are_two(
    what: str,
    reports: list[tuple[str, str, str]],
    type_: str,
    expected: list[list[str]],
    backwards: bool,
    store: SqliteStore,
    extractor: Extractor,
) -> None:
    _ingest(store, extractor, reports[::-1] if backwards else reports)

    told = [[_told(store, type_, words) for words in event] for event in expected]
    for found, event in zip(told, expected, strict=True):
        assert set.intersection(*found), (what, event, found)
    for one, other in combinations((set().union(*found) for found in told), 2):
        assert one.isdisjoint(other), what


def test_the_second_round_of_talks_leads_to_the_first(store: SqliteStore, extractor: Extractor) -> None:
    _ingest(store, extractor, CASES[0][1])

    events = [row for row in everything(store, "entities", _EVENT) if row["kind"] == "EVENT" and row["previous"]]

    assert [(row["start"], row["previous"]["start"]) for row in events] == [("2024-04-02", "2024-03-04")]
