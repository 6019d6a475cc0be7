"""For which independent source a report counts by itself: its outlet's newsroom, however the report names it."""

from dramatis.article import Article, Source
from dramatis.ids import stable_id
from dramatis.words import ArticleKind
from stories.outlet_newsrooms import newsroom


def source_origin(source: Source) -> str:
    """The id of the outlet's newsroom, which all its addresses share."""
    return stable_id("source", newsroom(source.domain, source.name))


def own_origin(article: Article) -> str:
    """For whom the article counts where it is no copy: the newsroom, without an outlet itself; a page for nobody."""
    if article.kind is ArticleKind.STORY_PAGE:
        return ""
    return source_origin(article.source) if article.source is not None else article.id
