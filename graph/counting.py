"""Counts and times of entities and stories that are tallied, from what a batch of articles changes in them.

`graph.projection` adds everything up anew; here the same comes of what was and what is. Where that can't be said (the
earliest report went, a tally is missing or wrong) it must be added up, and the answer leaves it out.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph import tallies
from graph.shape import Row
from graph.standing import Place, Standing
from graph.store import Transaction
from graph.summing import Gist, document_shown, event_shown, gist_of
from graph.tallies import Count, Counts, gists, keep, keep_gists, tallied
from graph.writing import Rows

# The story's edge for each kind of entity, by the prefix of its id. Places are actors too where they act.
STORY_EDGES = {
    "person": "HAS_ACTOR",
    "organization": "HAS_ACTOR",
    "place": "HAS_PLACE",
    "document": "HAS_DOCUMENT",
    "event": "HAS_EVENT",
}


@dataclass(slots=True)
class _Step:
    """By how much an owner's counts change, and how often each date is gained or (below 0) lost."""

    counts: Counts = field(default_factory=Counts)
    dates: Counter[str] = field(default_factory=Counter)
    unsure: bool = False

    def note(self, place: Place | None, times: int) -> None:
        """One article more or less."""
        if place is None:
            return
        self.counts.whole.add(report=place.report, acts=place.acts, times=times)
        if place.report:
            if place.origin:
                self.counts.parts[place.origin].add(report=True, times=times)
            if place.published:
                self.dates[place.published] += times

    def taken(self, known: Counts, shown: Row, names: tuple[str, str]) -> tuple[Counts, Row] | None:
        """Counts, and counts and times to show (under these names), after the step; None where it can't be said."""
        first, last = shown[names[0]], shown[names[1]]
        lost = {date for date, times in self.dates.items() if times < 0}
        if self.unsure or known.whole.reports != shown["article_count"] or lost & {first, last}:
            return None
        now = Counts(known.whole.plus(self.counts.whole))
        now.parts = {part: known.parts[part].plus(count) for part, count in self.counts.parts.items()}
        if any(min(count.articles, count.reports, count.acting) < 0 for count in (now.whole, *now.parts.values())):
            return None
        gained = [date for date, times in self.dates.items() if times > 0]
        return now, {
            "id": shown["id"],
            "article_count": now.whole.reports,
            names[0]: min((date for date in (first, *gained) if date), default=""),
            names[1]: max((last, *gained)),
        }


def _sources(known: Counts, now: Counts, parts: Iterable[str]) -> int:
    """How many more of the parts count for something."""
    return sum((now.parts[part].articles > 0) - (known.parts[part].articles > 0) for part in parts)


def step_entities(
    transaction: Transaction, before: Standing, after: Standing, rebuilt: Collection[str] = ()
) -> dict[str, Row]:
    """What the reports of those entities add up to that are tallied, by id; their tallies are kept.

    Those `rebuilt` show times of which nobody knows whence they are, so they are left out.
    """
    steps: dict[str, _Step] = defaultdict(_Step)
    for pair in sorted(before.entities.keys() | after.entities.keys()):
        was, now = before.entities.get(pair), after.entities.get(pair)
        step = steps[pair[0]]
        # Resolution fills in times from story pages too, which don't count.
        step.unsure |= now is not None and not now.report
        if was != now:
            step.note(was, -1)
            step.note(now, 1)
    for entity in rebuilt:
        steps.pop(entity, None)
    known = tallied(transaction, steps, {key: step.counts.parts for key, step in steps.items()})
    shown = transaction.get("Entity", sorted(known))
    kept: dict[str, Counts] = {}
    rows: dict[str, Row] = {}
    for key, row in shown.items():
        taken = steps[key].taken(known[key], row, ("first_seen", "last_seen"))
        if taken is not None and taken[0].whole.reports >= tallies.LEAST_TALLIED:
            kept[key], rows[key] = taken
            rows[key]["source_count"] = row["source_count"] + _sources(known[key], kept[key], kept[key].parts)
    keep(transaction, {key: counts for key, counts in kept.items() if steps[key].dates or steps[key].counts.parts})
    return rows


def step_told(
    transaction: Transaction, rows: Mapping[str, Row], locals_: Mapping[str, str], unsure: Collection[str]
) -> dict[str, Row]:
    """The rows of `step_entities`, with what the reports of events and documents among them say.

    `locals_` are the in-article entities that are new, with what they are; of what is `unsure` earlier ones changed.
    """
    added: dict[str, list[str]] = {key: [] for key in rows if key.startswith(("event:", "document:"))}
    for local, entity in sorted(locals_.items()):
        if entity in added:
            added[entity].append(local)
    known = gists(transaction, added.keys() - set(unsure))
    shown = transaction.get("Entity", sorted(known))
    reports = transaction.get("Local", sorted(local for entity in known for local in added[entity]))
    told: dict[str, Row] = {}
    kept: dict[str, Gist] = {}
    for entity, gist in known.items():
        if gist.evidence == shown[entity]["evidence_count"]:
            kept[entity] = gist.plus(gist_of([reports[local] for local in added[entity]]))
            told[entity] = (event_shown if entity.startswith("event:") else document_shown)(kept[entity])
    keep_gists(transaction, {entity: gist for entity, gist in kept.items() if added[entity]})
    return {key: {**row, **told.get(key, {})} for key, row in rows.items()}


def step_stories(transaction: Transaction, before: Standing, after: Standing) -> set[str]:
    """Brings those stories that are tallied up to date, with who and what stands in them; their ids."""
    steps = _steps_of_stories(before, after)
    named = {story: {entity for entity in step.counts.parts if _kind(entity)} for story, step in steps.items()}
    known = tallied(transaction, steps, {key: step.counts.parts for key, step in steps.items()})
    kept: dict[str, Counts] = {}
    gathered = Rows()
    gone: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for story, row in transaction.get("Story", sorted(known)).items():
        taken = steps[story].taken(known[story], row, ("first_reported", "last_reported"))
        if taken is None or taken[0].whole.reports < tallies.LEAST_OF_STORY:
            continue
        kept[story], totals = taken
        sources = kept[story].parts.keys() - named[story]
        totals["source_count"] = row["source_count"] + _sources(known[story], kept[story], sources)
        gathered.node("Story", totals)
        for entity in sorted(named[story]):
            was, now = known[story].parts[entity], kept[story].parts[entity]
            drawn, wanted = story_edges(entity, was), story_edges(entity, now)
            for kind in wanted if was != now else ():
                gathered.edge(kind, story, entity, articles=now.reports)
            for kind in drawn - wanted:
                gone[kind].add((story, entity))
    for kind, pairs in sorted(gone.items()):
        _rub_out(transaction, kind, pairs)
    gathered.write(transaction)
    keep(transaction, kept)
    return set(kept)


def _steps_of_stories(before: Standing, after: Standing) -> dict[str, _Step]:
    steps: dict[str, _Step] = defaultdict(_Step)
    articles = before.articles.keys() | after.articles.keys()
    story_of = {key: (after.articles.get(key) or before.articles[key]).story for key in articles}
    for article in sorted(articles):
        was, now = before.articles.get(article), after.articles.get(article)
        step = steps[story_of[article]]
        if was is not None and now is not None and was.story != now.story:
            step.unsure = steps[was.story].unsure = True
        step.note(was, -1)
        step.note(now, 1)
    for pair in sorted(before.entities.keys() | after.entities.keys()):
        part = steps[story_of[pair[1]]].counts.parts[pair[0]]
        for place, times in ((before.entities.get(pair), -1), (after.entities.get(pair), 1)):
            if place is not None:
                part.add(report=place.report, acts=place.acts, times=times)
    steps.pop("", None)
    return steps


def story_edges(entity: str, count: Count) -> set[str]:
    """The edges from a story to the entity that stands in so many of its articles; none to a source."""
    kind = _kind(entity)
    if not kind or not count.articles:
        return set()
    return {STORY_EDGES[kind], *(["HAS_ACTOR"] if kind == "place" and count.acting else [])}


def _kind(entity: str) -> str:
    """The kind of the entity by its id, or "" for the id of something else."""
    prefix = entity.partition(":")[0]
    return prefix if prefix in STORY_EDGES else ""


def _rub_out(transaction: Transaction, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Removes these edges from stories to entities, of which few are left where this happens."""
    wanted = set(pairs)
    entities = sorted({entity for _, entity in wanted})
    edges = [edge for found in transaction.follow(kind, entities, out=False).values() for edge in found]
    transaction.disconnect(kind, entities, out=False)
    transaction.connect(kind, [edge for edge in edges if edge[:2] not in wanted])


def tallies_of(places: Mapping[str, Iterable[Place]]) -> dict[str, Counts]:
    """What these articles of each owner add up to, in all and by source."""
    steps = {owner: _Step() for owner in places}
    for owner, found in places.items():
        for place in found:
            steps[owner].note(place, 1)
    return {owner: step.counts for owner, step in steps.items()}
