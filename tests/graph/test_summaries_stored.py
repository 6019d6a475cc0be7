"""The bullets of a story follow from the articles that stand in it now, whatever came, changed or went before."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.article import Article, StoryPage
from dramatis.settings import Settings
from dramatis.words import ArticleKind
from graph.shape import Row
from graph.store import GraphStore
from ingest.forgetting import forget
from ingest.summarising import MOST_REPORTS, summarise_stories
from tests.acceptance.story import ask
from tests.ingest.newsroom import by_name, edges, ingest, nodes, pairs, report
from tests.ingest.reading_again import read_again, runs, second_pipeline, take_back

STRIKE = (
    "Ferry crews in Split walked out over pay on Monday, and no ship left the harbour. The union of ferry crews wants "
    "eight percent more pay. Ann Lee leads Ferry Union.",
    "No ferry left Split for a second day because crews are on strike over pay. The ferry company offered the union "
    "four percent more pay. Passengers slept in the harbour hall.",
    "The strike of the ferry crews in Split is over after three days. Union and ferry company agreed on six percent "
    "more pay. Ferries sail again from Friday.",
)
BULLETS = (
    "Ferry crews in Split walked out over pay on Monday",
    "No ferry left Split for a second day, while insurers in London doubled their premiums",
)
_QUERY = """query Story($id: ID!) { story(id: $id) { articleCount summary {
  text origin unsupported evidence { text start end sentence article { id title kind } version { text } }
} } }"""


def strike(number: int, at: str = "", **more: Any) -> Article:
    at = at or f"2025-05-0{5 + number}"
    return report(STRIKE[number], f"Ferry strike in Split, part {number}", at=at, by=f"outlet{number}.example", **more)


def page(*bullets: str) -> Article:
    title = "Ferry crews on strike in Split"
    body = "\n".join(bullets)
    spans, start = [], len(title) + 2
    for bullet in bullets:
        spans.append((start, start + len(bullet)))
        start += len(bullet) + 1
    return Article(title, body, kind=ArticleKind.STORY_PAGE, page=StoryPage(tuple(spans), 65), language="en")


def told(store: GraphStore) -> dict[str, list[Row]]:
    """The bullets of each story, in order."""
    found = nodes(store, "Bullet")
    stories: dict[str, list[Row]] = {key: [] for key in nodes(store, "Story")}
    for story, bullet in pairs(store, "HAS_BULLET"):
        stories[story].append(found[bullet])
    assert sum(map(len, stories.values())) == len(found)
    return {story: sorted(rows, key=lambda row: int(row["position"])) for story, rows in stories.items()}


def texts(store: GraphStore) -> list[str]:
    """The bullets of the only story."""
    (rows,) = told(store).values()
    return [row["text"] for row in rows]


def assert_summaries_follow(store: GraphStore) -> None:
    """To make all summaries anew changes nothing, and every bullet's evidence is in its text."""
    before = list(store.dump())
    stories = sorted(nodes(store, "Story"))

    store.transact(lambda transaction: summarise_stories(transaction, stories))

    assert list(store.dump()) == before
    versions, bullets = nodes(store, "Version"), nodes(store, "Bullet")
    carried = [edge for edge in edges(store, "EVIDENCED_BY") if edge["src"] in bullets]
    assert {edge["src"] for edge in carried} == bullets.keys()
    for edge in carried:
        text = versions[edge["dst"]]["text"]
        assert text[edge["start"] : edge["end"]] == edge["text"]
        assert edge["text"] in edge["sentence"]
        assert edge["sentence"] in text
        if bullets[edge["src"]]["origin"] == "EXTRACTED":
            assert edge["text"] == bullets[edge["src"]]["text"]


def test_a_story_of_articles_has_bullets_of_theirs(store: GraphStore) -> None:
    ingest(store, *(strike(number) for number in range(3)))

    (rows,) = told(store).values()
    assert 2 <= len(rows) <= 5
    assert {row["origin"] for row in rows} == {"EXTRACTED"}
    assert [row["position"] for row in rows] == list(range(len(rows)))
    assert all(any(row["text"] in body for body in STRIKE) for row in rows)
    assert_summaries_follow(store)


def test_batches_cut_anywhere_give_the_same_bullets(make_store: Callable[[], GraphStore]) -> None:
    articles = [strike(0), strike(1), strike(2), page(*BULLETS[:1])]
    found = []
    for cuts in ((4,), (1, 1, 1, 1), (2, 2), (3, 1)):
        one = make_store()
        start = 0
        for number, cut in enumerate(cuts):
            clock = datetime(2025, 6, 1, number, tzinfo=UTC)
            ingest(one, *articles[start : start + cut], clock=clock)
            start += cut
        found.append((told(one), {(edge["src"], edge["dst"], edge["text"]) for edge in _evidence(one)}))
        one.close()

    assert found[1:] == found[:-1]


def _evidence(store: GraphStore) -> list[Row]:
    return [edge for edge in edges(store, "EVIDENCED_BY") if edge["src"].startswith("bullet:")]


def test_the_bullets_of_a_page_stay_as_given_and_what_no_article_carries_is_flagged(store: GraphStore) -> None:
    given = page(*BULLETS)

    ingest(store, given, *(strike(number, page_id=given.id) for number in range(3)))

    (rows,) = told(store).values()
    assert [(row["text"], row["origin"]) for row in rows] == [(bullet, "GIVEN") for bullet in BULLETS]
    assert [row["unsupported"] for row in rows] == [[], ["insurers in London doubled their premiums"]]
    by_text = {row["id"]: row["text"] for row in rows}
    carried = {(by_text[edge["src"]], edge["dst"]) for edge in _evidence(store)}
    own = dict.fromkeys(BULLETS, given.version_id)
    assert carried == {*own.items(), *((BULLETS[n], strike(n, page_id=given.id).version_id) for n in range(2))}
    assert_summaries_follow(store)


def test_a_page_that_comes_first_is_audited_when_its_articles_come(store: GraphStore) -> None:
    given = page(*BULLETS)
    ingest(store, given)
    (before,) = told(store).values()

    ingest(store, strike(0, page_id=given.id), clock=datetime(2025, 6, 2, tzinfo=UTC))

    (after,) = told(store).values()
    assert [bool(row["unsupported"]) for row in before] == [True, True]
    assert [bool(row["unsupported"]) for row in after] == [False, True]
    assert_summaries_follow(store)


def test_what_is_taken_back_leaves_the_bullets_as_they_were(store: GraphStore) -> None:
    given = page(*BULLETS)
    ingest(store, given, strike(0, page_id=given.id), clock=datetime(2025, 6, 1, tzinfo=UTC))
    before = told(store), _evidence(store)
    ingest(store, strike(1, page_id=given.id), clock=datetime(2025, 6, 2, tzinfo=UTC))
    assert (told(store), _evidence(store)) != before

    take_back(store, runs(store)[-1])

    assert (told(store), _evidence(store)) == before
    assert_summaries_follow(store)


def test_bullets_go_with_the_only_article(store: GraphStore) -> None:
    ingest(store, strike(0))

    take_back(store, runs(store)[-1])

    assert list(store.dump()) == []


def test_a_forgotten_article_carries_no_bullet_any_more(store: GraphStore) -> None:
    ingest(store, *(strike(number) for number in range(3)))

    forget(store, strike(0).id, lambda: datetime(2025, 7, 1, tzinfo=UTC))

    assert texts(store)
    assert not any(text in STRIKE[0] for text in texts(store))
    assert_summaries_follow(store)


def test_a_forgotten_name_stands_in_no_bullet(store: GraphStore) -> None:
    body = "Ann Lee leads Ferry Union. Ann Lee said ferry crews in Split want more pay than the company offers."
    ingest(store, report(body, "Ferry strike in Split", at="2025-05-05", by="a.example"))
    assert any("Ann Lee" in text for text in texts(store))

    forget(store, by_name(store, "Ann Lee")["id"], lambda: datetime(2025, 7, 1, tzinfo=UTC))

    assert "Lee" not in str(list(store.dump()))
    assert_summaries_follow(store)


def test_a_new_text_brings_new_bullets_and_the_old_ones_go(store: GraphStore) -> None:
    url = "https://outlet0.example/strike"
    ingest(store, strike(0, url=url))
    before = texts(store)

    ingest(store, report(STRIKE[2], at="2025-05-05", by="outlet0.example", url=url))

    assert set(before).isdisjoint(texts(store))
    assert all(text in STRIKE[2] for text in texts(store))
    assert_summaries_follow(store)


def test_reading_again_keeps_the_bullets_and_names_the_later_run(store: GraphStore) -> None:
    ingest(store, strike(0), strike(1))
    before = texts(store)

    read_again(store, second_pipeline(), datetime(2025, 6, 5, tzinfo=UTC))

    assert texts(store) == before
    assert {edge["run"] for edge in _evidence(store)} == {runs(store)[-1]}
    assert_summaries_follow(store)


def test_a_copy_gives_no_bullet_beside_its_original(make_store: Callable[[], GraphStore]) -> None:
    store = make_store()
    body = " ".join(
        f"Crews of ferry number {number} in Split told the harbour office that they would stay ashore."
        for number in "abcd"
    )
    ingest(
        store,
        report(body, "Ferry strike in Split", at="2025-05-05", by="wire.example"),
        report(body, "Ferry strike in Split", at="2025-05-06", by="paper.example"),
    )
    (original,) = {target for _, target in pairs(store, "COPY_OF")}

    carried = {edge["dst"] for edge in _evidence(store)}

    assert carried == {target for source, target in pairs(store, "HAS_VERSION") if source == original}
    store.close()


def test_only_the_latest_articles_of_a_long_story_are_summed_up(make_store: Callable[[], GraphStore]) -> None:
    store = make_store()
    late = MOST_REPORTS + 6
    articles = [
        report(
            f"Ferry crews in Split stayed ashore on day {day:02} of their strike over pay. Report {day:02} told of "
            f"harbour matter {'abcdefgh'[day % 8] * 5}.",
            f"Ferry strike in Split, day {day:02}",
            at=f"2025-05-{day + 1:02}",
            by=f"outlet{day}.example",
        )
        for day in range(late)
    ]

    ingest(store, *articles)

    old = {article.version_id for article in articles[: late - MOST_REPORTS]}
    assert texts(store)
    assert old.isdisjoint(edge["dst"] for edge in _evidence(store))
    store.close()


def test_the_api_tells_each_bullet_with_the_sentences_that_carry_it(store: GraphStore) -> None:
    given = page(*BULLETS)
    ingest(store, given, *(strike(number, page_id=given.id) for number in range(3)))
    ingest(
        store,
        report(
            "Frost killed half of the apple blossom in the valley. Growers fear for their orchards.",
            "Frost",
            at="2025-05-05",
        ),
        clock=datetime(2025, 6, 2, tzinfo=UTC),
    )

    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client:
        stories = [ask(client, _QUERY, id=key)["story"] for key in sorted(nodes(store, "Story"))]

    pasted = next(story for story in stories if story["articleCount"] == 3)
    assert [(bullet["origin"], bullet["unsupported"]) for bullet in pasted["summary"]] == [
        ("GIVEN", []),
        ("GIVEN", ["insurers in London doubled their premiums"]),
    ]
    assert {quote["article"]["kind"] for quote in pasted["summary"][0]["evidence"]} == {"REPORT", "STORY_PAGE"}
    frost = next(story for story in stories if story["articleCount"] == 1)
    assert frost["summary"]
    for bullet in frost["summary"]:
        assert (bullet["origin"], bullet["unsupported"]) == ("EXTRACTED", [])
        (quote,) = bullet["evidence"]
        assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"] == bullet["text"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("word " * 40_000 + ".", id="one sentence of 200 kB"),
        pytest.param("", id="no sentence"),
        pytest.param("\n\n.\n\n…", id="dots"),
    ],
)
def test_an_article_without_any_sentence_to_tell_gives_no_bullet(
    make_store: Callable[[], GraphStore], body: str
) -> None:
    store = make_store()

    ingest(store, report(body, "Frost", at="2025-05-05"))

    assert nodes(store, "Bullet") == {}
    store.close()
