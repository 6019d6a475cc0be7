"""Stories that turned out to be one: what stood in the one goes on in the other, until the merge is taken back.

Each article keeps the id of the story in which it was placed (`home` on IN_STORY), and the article that showed it the
merge (SHOWED_SAME), so that the merge stands as long as that article does and a story is told again as it came to be.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.attaching import lead_attached
from graph.grouping import resolved
from graph.redirects import roots
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from graph.withdrawing import drop_unused_keys
from graph.writing import Rows
from stories.clustering import Merge

# What leaves a story and goes along; who stands in it, and its tallies are made anew.
_TAKEN_ALONG = ("HAS_KEY", "HAS_CLAIM", "HAS_RELATION")


@dataclass(frozen=True, slots=True)
class Shown:
    """A merge, the article that showed it, and which of that article's merges it is, from 0."""

    article: str
    position: int
    merge: Merge


@dataclass(frozen=True, slots=True)
class Moved:
    """Which stored articles stand in another story now, who stands in them, and which stories gained or lost them."""

    articles: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()


def write_merges(transaction: Transaction, shown: Sequence[Shown]) -> Moved:
    """Stores the merges, in their order, and moves what is stored of the stories that are merged away.

    Counts, conflicts and the bullets of what stays are for the caller to make anew.
    """
    if not shown:
        return Moved()
    gathered = Rows()
    for one in shown:
        merge = one.merge
        left = {"title": "", "centroid": None, "merged_into": merge.into}
        gathered.node("Story", {"id": merge.gone, "stated_article_count": None, **left})
        gathered.edge(
            "SHOWED_SAME",
            one.article,
            merge.gone,
            into=merge.into,
            position=one.position,
            score=merge.score,
            features=dict(merge.features),
            likeness=merge.likeness,
        )
    gathered.write(transaction)
    gone = sorted({one.merge.gone for one in shown})
    ends = roots(transaction, gone, "Story")
    members = transaction.follow("IN_STORY", gone, out=False)
    articles = frozenset(edge[0] for edges in members.values() for edge in edges)
    _lead(transaction, "IN_STORY", members, ends, out=False)
    for kind in _TAKEN_ALONG:
        _lead(transaction, kind, transaction.follow(kind, gone), ends, out=True)
    # Those of its own: a page's story, which has given ones, is never merged away.
    bullets = transaction.follow("HAS_BULLET", gone)
    transaction.remove("Bullet", sorted({edge[1] for edges in bullets.values() for edge in edges}))
    entities = _entities_in(transaction, articles)
    _rename_stories(transaction, entities, ends)
    lead_attached(transaction, gone)
    return Moved(articles, entities, frozenset({*gone, *ends.values()}))


def _lead(
    transaction: Transaction, kind: str, edges: Mapping[str, Sequence[EdgeRow]], ends: Mapping[str, str], *, out: bool
) -> None:
    """Has these edges, which leave (`out`) or reach the stories, leave or reach what stands for these now."""
    transaction.disconnect(kind, sorted(edges), out=out)
    listed = [edge for found in edges.values() for edge in found]
    rows: list[EdgeRow] = [
        (ends[source], target, key, given) if out else (source, ends[target], key, given)
        for source, target, key, given in listed
    ]
    transaction.connect(kind, sorted(rows, key=lambda edge: edge[:3]))


def _entities_in(transaction: Transaction, articles: Collection[str]) -> frozenset[str]:
    """Who stands in the articles, in any of their texts: rows and keys tell of stories of former texts too."""
    versions = transaction.follow("HAS_VERSION", sorted(articles))
    texts = sorted({edge[1] for edges in versions.values() for edge in edges})
    found = transaction.follow("FOUND_IN", texts, out=False)
    return frozenset(resolved(transaction, {edge[0] for edges in found.values() for edge in edges}).values())


def _rename_stories(transaction: Transaction, entities: Collection[str], ends: Mapping[str, str]) -> None:
    """What entities and their keys say of the stories they were seen in, by the ids of now.

    They aren't made anew from all their reports, of which a country has many thousand.
    """
    rows: list[Row] = []
    for key, row in transaction.get("Entity", sorted(entities)).items():
        signature = row["signature"] or {}
        seen: Mapping[str, str] = signature.get("stories", {})
        if not ends.keys().isdisjoint(seen):
            renamed: dict[str, str] = {}
            for story, last in seen.items():
                story = ends.get(story, story)
                renamed[story] = max(last, renamed.get(story, ""))
            rows.append({"id": key, "signature": {**signature, "stories": renamed}})
    transaction.put("Entity", rows)
    filed = transaction.follow("HAS_KEY", sorted(entities))
    named = {key: _renamed(key, ends) for edges in filed.values() for _, key, *_ in edges if "story:" in key}
    stale = {key for key, now in named.items() if key != now}
    if not stale:
        return
    changed = [entity for entity, edges in filed.items() if any(edge[1] in stale for edge in edges)]
    gathered = Rows()
    for entity in changed:
        for _, key, *_ in filed[entity]:
            gathered.node("Key", {"id": named.get(key, key)})
            gathered.edge("HAS_KEY", entity, named.get(key, key))
    transaction.disconnect("HAS_KEY", changed)
    gathered.write(transaction)
    drop_unused_keys(transaction, sorted(stale))


def _renamed(key: str, ends: Mapping[str, str]) -> str:
    for gone, end in ends.items():
        key = key.replace(gone, end)
    return key


def part_stories(transaction: Transaction, gone: Iterable[str]) -> Moved:
    """Takes the merges back by which these stories went: their ids and their articles are their own again.

    Ids of stories that stand are passed over. What the stories hold of their articles is for the caller to tell anew.
    """
    rows = transaction.get("Story", sorted(set(gone)))
    parted = sorted(key for key, row in rows.items() if row["merged_into"])
    if not parted:
        return Moved()
    held = sorted(set(roots(transaction, parted, "Story").values()))
    transaction.put("Story", [{"id": key, "merged_into": ""} for key in parted])
    members = [edge for edges in transaction.follow("IN_STORY", held, out=False).values() for edge in edges]
    ends = roots(transaction, {str(given["home"]) for *_, given in members}, "Story")
    moving: list[EdgeRow] = []
    for article, story, key, given in members:
        end = ends.get(str(given["home"]), story)
        if end != story:
            moving.append((article, end, key, given))
    articles = frozenset(edge[0] for edge in moving)
    transaction.disconnect("IN_STORY", sorted(articles))
    transaction.connect("IN_STORY", sorted(moving, key=lambda edge: edge[:3]))
    stories = frozenset({*held, *parted, *(edge[1] for edge in moving)})
    _state_anew(transaction, sorted(stories))
    lead_attached(transaction, held)
    return Moved(articles, _entities_in(transaction, articles), stories)


def _state_anew(transaction: Transaction, stories: Sequence[str]) -> None:
    """HAS_CLAIM and HAS_RELATION of the stories from what their articles say."""
    for kind in ("HAS_CLAIM", "HAS_RELATION"):
        transaction.disconnect(kind, stories)
    story_of = {
        article: story
        for kind in ("IN_STORY", "PAGE_OF")
        for edges in transaction.follow(kind, stories, out=False).values()
        for article, story, *_ in edges
    }
    versions = transaction.follow("HAS_VERSION", sorted(story_of))
    article_of = {version: article for edges in versions.values() for article, version, *_ in edges}
    carried = transaction.follow("EVIDENCED_BY", sorted(article_of), out=False)
    told = {source: version for edges in carried.values() for source, version, *_ in edges}
    groups = transaction.follow("GROUPED_IN", sorted(told))
    gathered = Rows()
    for source, version in told.items():
        story = story_of[article_of[version]]
        if source.startswith("claim:"):
            gathered.edge("HAS_CLAIM", story, source)
        for _, group, *_ in groups[source]:
            if group.startswith("relation:"):
                gathered.edge("HAS_RELATION", story, group)
    gathered.write(transaction)
