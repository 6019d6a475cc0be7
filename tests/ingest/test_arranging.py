"""In which order the articles of one run are stored: by time, whatever the order in which they were read."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.article import Article, Rejected, StoryPage
from dramatis.words import ArticleKind
from graph.sqlite.store import SqliteStore
from ingest import arranging
from ingest.arranging import MOST_AHEAD, by_time
from tests.ingest.ferry_strike import BOTH, CREWS, FROST, ISLANDS
from tests.ingest.newsroom import hash_of, ingest, pairs, report

PAGE = Article("Talks in Oslo", "Bo Ray met Ann Lee.", kind=ArticleKind.STORY_PAGE, page=StoryPage(), language="en")
LISTED = report("Ann Lee leads the board.", "Listed", page_id=PAGE.id)
DATED = [report("Frost.", f"Frost {number}", at=f"2025-05-{number:02}") for number in range(1, 6)]
SAME_DAY = [report("Frost.", f"Frost {number}", at="2025-05-05", by=f"{number}.example") for number in range(5)]
UNDATED = [report("Hail.", f"Hail {number}", by=f"{number}.example") for number in range(3)]


def rejected(line: int) -> Rejected:
    return Rejected(f"news.jsonl:{line}", "no text", "{}", "JSONL")


def test_articles_come_by_time_those_without_a_date_last() -> None:
    found = list(by_time([UNDATED[0], *reversed(DATED)]))

    assert found == [*DATED, UNDATED[0]]


def test_a_page_comes_before_what_stood_on_it() -> None:
    assert list(by_time([LISTED, PAGE])) == [PAGE, LISTED]


def test_two_texts_of_one_article_keep_their_order_though_the_later_bears_an_earlier_date() -> None:
    first = report("Frost.", "Frost", at="2025-05-05", url="https://a.example/frost")
    second = report("Frost, again.", "Frost", at="2025-05-04", url="https://a.example/frost")

    assert list(by_time([first, second])) == [first, second]


@given(st.lists(st.sampled_from([*DATED, *SAME_DAY, *UNDATED, PAGE, LISTED, *map(rejected, range(3))])))
def test_nothing_is_lost_or_doubled(items: list[Article | Rejected]) -> None:
    found = list(by_time(items))

    assert sorted(map(repr, found)) == sorted(map(repr, items))


@given(st.permutations([*DATED, *SAME_DAY, *UNDATED, PAGE, LISTED]))
def test_any_order_gives_the_same(items: Sequence[Article]) -> None:
    assert list(by_time(items)) == list(by_time([*SAME_DAY, *UNDATED, PAGE, LISTED, *DATED]))


def test_only_so_many_are_read_ahead() -> None:
    read: list[int] = []

    def endless() -> Iterator[Article]:
        for number in range(10 * MOST_AHEAD):
            read.append(number)
            yield report("Frost.", f"Frost {number}")

    next(by_time(endless()))

    assert len(read) == MOST_AHEAD + 1


def test_long_texts_are_not_held_by_the_hundred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arranging, "_MOST_CHARACTERS", 1)

    assert list(by_time(reversed(DATED))) == [*reversed(DATED)]


def test_what_a_slow_source_sent_does_not_wait_for_the_rest() -> None:
    now = 0.0
    read: list[Article] = []

    def slow() -> Iterator[Article]:
        nonlocal now
        for article in reversed(DATED):
            now += 20
            read.append(article)
            yield article

    found = next(by_time(slow(), lambda: now))

    assert (found, len(read)) == (DATED[-1], 2)


@pytest.mark.parametrize("order", list(permutations([BOTH, CREWS, FROST, ISLANDS]))[::5])
def test_a_day_that_is_read_in_another_order_gives_the_same_graph(
    make_store: Callable[[], SqliteStore], order: tuple[Article, ...]
) -> None:
    one, other = make_store(), make_store()

    ingest(one, *by_time([BOTH, CREWS, FROST, ISLANDS]))
    ingest(other, *by_time(order))

    assert pairs(one, "IN_STORY") == pairs(other, "IN_STORY")
    assert hash_of(one) == hash_of(other)
    assert [row for row in one.dump() if row.get("node") == "Story"] == [
        row for row in other.dump() if row.get("node") == "Story"
    ]
    one.close()
    other.close()
