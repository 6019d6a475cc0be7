"""Articles put in the order of their publication, as far as they came together.

Which story an article joins depends on those before it: a report between two stories joins the one that is there. News
comes out of order within the hours, since one outlet is read after the other, so what is read in one go is put in order
first, the order of `graph.canonical`. What earlier runs brought stays as it stands.
"""

import time
from collections.abc import Callable, Iterable, Iterator

from dramatis.article import Article, Rejected
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.canonical import UNDATED, Listed

# What is read ahead: the news of a day of many outlets, or a few hundred saved pages, which take some seconds to read
# before the first are stored; and characters of it, since a text may have millions.
MOST_AHEAD = 512
_MOST_CHARACTERS = 16_000_000
# Seconds in which it is read ahead: addresses that are asked one after the other may take a second each, and what they
# sent should not wait for the last of them, nor be lost if the run breaks off.
_MOST_S = 30.0


def by_time(
    items: Iterable[Article | Rejected], clock: Callable[[], float] = time.monotonic
) -> Iterator[Article | Rejected]:
    """The same items by time of publication, some read ahead, with a story page before what stood on it.

    Two texts of one article keep their order. What was rejected comes first of what is read ahead. `clock` tells
    seconds.
    """
    ahead: list[Article | Rejected] = []
    texts: dict[str, str] = {}
    characters = 0
    began = clock()
    for item in items:
        is_other_text = isinstance(item, Article) and texts.get(item.id, item.version_id) != item.version_id
        is_much = len(ahead) >= MOST_AHEAD or characters >= _MOST_CHARACTERS
        if is_other_text or is_much or clock() - began >= _MOST_S:
            yield from _arranged(ahead)
            ahead, texts, characters = [], {}, 0
            began = clock()
        ahead.append(item)
        if isinstance(item, Article):
            texts[item.id] = item.version_id
            characters += len(item.title) + len(item.body)
    yield from _arranged(ahead)


def _arranged(items: list[Article | Rejected]) -> Iterator[Article | Rejected]:
    yield from (item for item in items if isinstance(item, Rejected))
    yield from sorted((item for item in items if isinstance(item, Article)), key=_place)


def _place(article: Article) -> Listed:
    published = timestamp(article.published_at) or UNDATED
    return Listed(published, article.page_id or article.id, article.kind is not ArticleKind.STORY_PAGE, article.id)
