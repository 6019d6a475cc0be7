"""Readings taken out of the whole graph, with what other articles owed to them: originals, stories, who is who."""

from collections.abc import Iterable, Sequence

from dramatis.article import Source
from graph.origins import NOBODY, Recounted, Repeated, change_originals, originals_of
from graph.readings import article_of, aside_of, found_in, readings_of
from graph.rows import source_id
from graph.shape import Row
from graph.store import Transaction
from graph.withdrawing import Taken, settle, take_out
from ingest.catalogues import relate_outlets
from ingest.contradicting import refresh_conflicts, stated_by
from ingest.copying import find_originals_anew, refile
from ingest.story_merging import part_stories
from ingest.story_portraits import Findings, found_in_rows
from ingest.storytelling import Member, tell_anew
from ingest.summarising import summarise_stories


def withdraw(transaction: Transaction, readings: Iterable[str], *, for_good: bool = False) -> Taken:
    """Takes the readings out: the graph is as if they had never been, save that ids which they gave stay with others.

    In the reverse order of the readings it is exactly as it was before each. What a person decided stays, save
    `for_good` where nothing is left on which it was decided.
    """
    listed = list(readings)
    gone = transaction.get("Reading", sorted(set(listed)))
    articles = {row["article"] for row in gone.values()}
    stated = stated_by(transaction, articles)
    shown = transaction.follow("SHOWED_SAME", sorted(articles))
    taken = take_out(transaction, listed, for_good=for_good)
    parted = part_stories(transaction, {edge[1] for article in taken.gone for edge in shown[article]})
    taken.stories |= parted.stories
    taken.entities |= parted.entities
    recounted = _recount(transaction, taken)
    tell_stories_anew(transaction, taken)
    taken.facts |= set(recounted.facts)
    settle(transaction, taken, recounted.entities, recounted.stories, for_good=for_good)
    summarise_stories(transaction, {*taken.stories, *recounted.stories})
    refresh_conflicts(transaction, articles | taken.near | recounted.articles | parted.articles, stated)
    # An outlet may be called otherwise now, and catalogues know outlets by their names too.
    relate_outlets(
        transaction,
        sorted({source_id(Source(*row["content"]["source"])) for row in gone.values() if row["content"]["source"]}),
    )
    return taken


def _recount(transaction: Transaction, taken: Taken) -> Recounted:
    """Whose copies the articles are, and those around them, by the texts that are left."""
    if not taken.retold:
        return NOBODY
    stacks = {article: stack for article, stack in taken.left.items() if article in taken.retold}
    present = [stack[-1] for stack in stacks.values()]
    texts = transaction.get("Version", [row["version"] for row in present])
    refile(transaction, [article_of(row, texts[row["version"]]) for row in present])
    repeated = find_originals_anew(transaction, {*stacks, *taken.near} - set(taken.gone))
    held = originals_of(transaction, list(repeated))
    rows = transaction.get("Article", sorted(repeated))
    told = {key: held.get(key, Repeated("", 0.0, row["origin"])) for key, row in rows.items()}
    changed = {key for key, now in repeated.items() if key in stacks or told[key] != now}
    return change_originals(transaction, {key: repeated[key] for key in changed})


def tell_stories_anew(transaction: Transaction, taken: Taken) -> None:
    """The stories of the articles whose first readings went or changed, from the articles that stand in them now."""
    if not taken.replaced:
        return
    articles = {
        story: {edge[0] for kind in ("IN_STORY", "PAGE_OF") for edge in found[kind][story]}
        for found in ({kind: transaction.follow(kind, sorted(taken.stories), out=False) for kind in _STORY_EDGES},)
        for story in taken.stories
    }
    stacks = readings_of(transaction, sorted({article for found in articles.values() for article in found}))
    first = {article: stack[0] for article, stack in stacks.items()}
    texts = transaction.get("Version", sorted({row["version"] for row in first.values()}))
    findings = _findings(transaction, list(first.values()))
    tell_anew(
        transaction,
        {
            story: [
                Member(article_of(row, texts[row["version"]]), findings[row["id"]])
                for row in sorted((first[article] for article in articles[story]), key=lambda row: int(row["number"]))
            ]
            for story in sorted(articles)
        },
    )


_STORY_EDGES = ("IN_STORY", "PAGE_OF")


def _findings(transaction: Transaction, readings: Sequence[Row]) -> dict[str, Findings]:
    """What each reading found that tells its story."""
    found = found_in(transaction, sorted({row["version"] for row in readings})).nodes["Local"]
    rows: dict[str, dict[str, Row]] = {row["id"]: {} for row in readings}
    for key, row in found.items():
        if row["reading"] in rows:
            rows[row["reading"]][key] = row
    for reading, aside in aside_of(transaction, rows).items():
        rows[reading].update(aside.nodes.get("Local", {}))
    return {reading: found_in_rows(own) for reading, own in rows.items()}
