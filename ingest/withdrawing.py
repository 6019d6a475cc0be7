"""Readings taken out of the whole graph, with what other articles owed to them: originals, stories, who is who."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dramatis.words import ArticleKind
from graph.origins import NOBODY, Recounted
from graph.readings import article_of, aside_of, found_in, readings_of
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import Transaction
from graph.withdrawing import Taken, settle, take_out
from graph.writing import Rows
from ingest.copying import Replayed, Told, holders_of, refile, replay
from ingest.storytelling import Member, named_in, tell_anew


def withdraw(transaction: Transaction, readings: Iterable[str], *, for_good: bool = False) -> Taken:
    """Takes the readings out: the graph is as if they had never been, save that ids which they gave stay with others.

    In the reverse order of the readings it is exactly as it was before each. What a person decided stays, save
    `for_good` where nothing is left on which it was decided.
    """
    taken = take_out(transaction, readings)
    recounted = _find_originals_anew(transaction, taken)
    tell_stories_anew(transaction, taken)
    taken.facts |= set(recounted.facts)
    settle(transaction, taken, recounted.entities, recounted.stories, for_good=for_good)
    return taken


def _find_originals_anew(transaction: Transaction, taken: Taken) -> Recounted:
    """Whose copies the articles are, and those around them, by the texts that are left."""
    if not taken.retold:
        return NOBODY
    left = {article: stack for article, stack in taken.left.items() if article in taken.retold}
    told = [found.article for found in _told(transaction, left)]
    near = {*left, *taken.near, *holders_of(transaction, told)} - set(taken.gone)
    near |= {edge[1] for edges in transaction.follow("COPY_OF", sorted(near)).values() for edge in edges}
    copies = transaction.follow("COPY_OF", sorted(near), out=False)
    near |= {edge[0] for edges in copies.values() for edge in edges}
    stacks = readings_of(transaction, near)
    recounted = _turn_originals(transaction, stacks, replay(_told(transaction, stacks)))
    present = [stack[-1] for stack in left.values()]
    texts = transaction.get("Version", [row["version"] for row in present])
    refile(transaction, [article_of(row, texts[row["version"]]) for row in present])
    return recounted


def _told(transaction: Transaction, stacks: dict[str, list[Row]]) -> list[Told]:
    """The readings of reports in their order."""
    rows = [row for stack in stacks.values() for row in stack if row["content"]["kind"] == ArticleKind.REPORT]
    texts = transaction.get("Version", sorted({row["version"] for row in rows}))
    same = {
        later["id"] for stack in stacks.values() for row, later in pairwise(stack) if row["version"] == later["version"]
    }
    return [
        Told(row["id"], article_of(row, texts[row["version"]]), row["id"] not in same)
        for row in sorted(rows, key=lambda row: int(row["number"]))
    ]


def _turn_originals(transaction: Transaction, stacks: dict[str, list[Row]], replayed: Replayed) -> Recounted:
    """Writes what is another original than was stored; what is to be counted anew."""
    articles = [article for article, stack in stacks.items() if stack and stack[-1]["id"] in replayed.origins]
    stored = transaction.get("Article", articles)
    edges = transaction.follow("COPY_OF", articles)
    gathered = Rows()
    turned: set[str] = set()
    for article in articles:
        wanted = replayed.found.get(article)
        held = edges[article][0] if edges[article] else None
        copy = (wanted.original, wanted.score) if wanted else None
        if copy != ((held[1], held[3]["score"]) if held else None):
            transaction.disconnect("COPY_OF", [article])
            if wanted is not None:
                gathered.edge("COPY_OF", article, wanted.original, score=wanted.score)
        for row in stacks[article]:
            if row["origin"] != replayed.origins[row["id"]]:
                gathered.node("Reading", {"id": row["id"], "origin": replayed.origins[row["id"]]})
                turned.add(article)
        origin = replayed.origins[stacks[article][-1]["id"]]
        if stored[article]["origin"] != origin:
            gathered.node("Article", {"id": article, "origin": origin})
            turned.add(article)
    facts = _turn_facts(transaction, gathered, sorted(turned), replayed)
    appeared = transaction.follow("APPEARS_IN", sorted(turned), out=False)
    for article, found in appeared.items():
        for entity, *_ in found:
            gathered.edge("APPEARS_IN", entity, article, origin=replayed.origins[stacks[article][-1]["id"]])
    gathered.write(transaction)
    return Recounted(
        facts=tuple(facts),
        entities=frozenset(edge[0] for found in appeared.values() for edge in found),
        stories=frozenset(stories_of_articles(transaction, sorted(turned)).values()),
    )


def _turn_facts(transaction: Transaction, gathered: Rows, articles: Sequence[str], replayed: Replayed) -> list[str]:
    versions = transaction.follow("HAS_VERSION", articles)
    found = found_in(transaction, sorted({edge[1] for edges in versions.values() for edge in edges}))
    turned = [key for key, row in found.nodes["Fact"].items() if row["origin"] != replayed.origins[row["reading"]]]
    for key in turned:
        origin = replayed.origins[found.nodes["Fact"][key]["reading"]]
        gathered.node("Fact", {"id": key, "origin": origin})
    return turned


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
    names = _names(transaction, list(first.values()))
    tell_anew(
        transaction,
        {
            story: [
                Member(article_of(row, texts[row["version"]]), names[row["id"]])
                for row in sorted((first[article] for article in articles[story]), key=lambda row: int(row["number"]))
            ]
            for story in sorted(articles)
        },
    )


_STORY_EDGES = ("IN_STORY", "PAGE_OF")


def _names(transaction: Transaction, readings: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The names that each reading found."""
    found = found_in(transaction, sorted({row["version"] for row in readings})).nodes["Local"]
    named: dict[str, set[tuple[str, str]]] = {row["id"]: set() for row in readings}
    for row in found.values():
        if row["reading"] in named:
            named[row["reading"]].add((row["kind"], row["name"]))
    for reading, aside in aside_of(transaction, named).items():
        named[reading].update((row["kind"], row["name"]) for row in aside.nodes.get("Local", {}).values())
    return {reading: named_in(pairs) for reading, pairs in named.items()}
