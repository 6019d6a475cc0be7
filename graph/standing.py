"""Who stands in which articles, and these in which stories: before a batch is written, and after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.words import ArticleKind
from graph.statements import stories_of_articles
from graph.store import Transaction


@dataclass(frozen=True, slots=True)
class Place:
    """An article as it counts: when it was published, for whom, whether as a report (story pages aren't).

    `story` is that of the article; "" where it says who stands in it, and then `acts`: whether they act there.
    """

    published: str
    origin: str
    report: bool
    acts: bool = False
    story: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Articles in their stories, by id; and in which articles entities stand, by (entity, article)."""

    articles: dict[str, Place] = field(default_factory=dict)
    entities: dict[tuple[str, str], Place] = field(default_factory=dict)


def standing(transaction: Transaction, articles: Sequence[str]) -> Standing:
    """How it is now with those of the articles that are stored."""
    if not articles:
        return Standing()
    rows = transaction.get("Article", articles)
    stories = stories_of_articles(transaction, list(rows))
    appearances = transaction.follow("APPEARS_IN", list(rows), out=False)
    return Standing(
        {
            key: Place(
                row["published_at"], row["origin"], row["kind"] == ArticleKind.REPORT, story=stories.get(key, "")
            )
            for key, row in rows.items()
        },
        {
            (entity, article): appearance(given)
            for article, edges in appearances.items()
            for entity, _, _, given in edges
        },
    )


def appearance(given: Mapping[str, object]) -> Place:
    """How an entity stands in an article, from the properties of the edge that says so."""
    return Place(str(given["published"]), str(given["origin"]), bool(given["report"]), bool(given["acts"]))
