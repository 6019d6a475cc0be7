"""Two stories that turn out to be one: which merge, which never do, and what is common afterwards."""

from datetime import UTC, datetime

import pytest

from stories.clustering import Placed, Shelf
from stories.portrait import Parts, portrait
from stories.told import counted

MAY = datetime(2025, 5, 10, tzinfo=UTC)
CREWS = portrait(
    "Ferry crews walk out in Split",
    "Ferry crews in Split walked out on Monday over pay. The union of seamen wants eight percent more. The ferry "
    "company offers four.",
    [],
)
ISLANDS = portrait(
    "Islands short of bread and medicine",
    "Island villages wait for bread and medicine. Bakers on the islands closed, doctors ran out of medicine. Ferries "
    "stay in the harbour.",
    [],
)
BOTH = portrait(
    "Ferry crews in Split stay out, islands wait for bread and medicine",
    "Ferry crews in Split stay out over pay, and island villages wait for bread and medicine. The union of seamen "
    "wants eight percent more. The ferry company offers four. Bakers closed, doctors ran out of medicine.",
    [],
)


def placed(shelf: Shelf, *articles: Parts, when: datetime | None = MAY) -> list[Placed]:
    """The articles placed one after the other, under their numbers."""
    return [shelf.place(str(number), parts, when) for number, parts in enumerate(articles)]


@pytest.mark.parametrize("first", [(CREWS, ISLANDS), (ISLANDS, CREWS)], ids=["crews", "islands"])
def test_an_article_that_tells_both_makes_two_stories_one(first: tuple[Parts, Parts]) -> None:
    shelf = Shelf()

    *_, last = placed(shelf, *first, BOTH)

    (merge,) = last.merges
    assert list(shelf.stories) == [merge.into]
    assert shelf.end(merge.gone) == merge.into
    assert shelf.stories[merge.into].articles == 3
    assert merge.score >= 0.5


def test_what_is_common_follows_from_the_stories_that_are_left() -> None:
    shelf = Shelf()

    placed(shelf, CREWS, ISLANDS, BOTH)

    (story,) = shelf.stories.values()
    month, terms = counted(story) or ("", frozenset())
    assert shelf.months[month].stories == 1
    assert shelf.months[month].counts == dict.fromkeys(terms, 1)


def test_stories_without_a_time_never_merge() -> None:
    shelf = Shelf()

    assert not [one.merges for one in placed(shelf, CREWS, ISLANDS, BOTH, when=None) if one.merges]


def test_two_stories_of_pages_never_merge() -> None:
    shelf = Shelf(given={"0", "1"})

    assert not [one.merges for one in placed(shelf, CREWS, ISLANDS, BOTH) if one.merges]


def test_a_page_s_story_stays_though_it_is_smaller() -> None:
    free = Shelf()
    gone = placed(free, CREWS, ISLANDS, BOTH)[-1].merges[0].gone
    shelf = Shelf(given={gone})

    (merge,) = placed(shelf, CREWS, ISLANDS, BOTH)[-1].merges

    assert merge.into == gone
