"""What the graph shows of entities and stories, computed from articles, in-article entities and facts.

Everything here follows from what is stored, so that it can be computed again at any time and after any change of who is
who; doing it twice changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dramatis.words import Predicate
from graph import tallies
from graph.counting import STORY_EDGES, story_edges, tallies_of
from graph.round_links import link_rounds
from graph.shape import Row
from graph.standing import Place, appearance, standing
from graph.store import EdgeRow, Transaction
from graph.summing import document_shown, event_shown, gist_of
from graph.tallies import keep_gists, keep_only
from graph.writing import Rows

# What is shown of an event or document whose reports are summed up.
_TOLD = "evidence_count"


def refresh_entities(
    transaction: Transaction, ids: Iterable[str], stepped: Mapping[str, Row] = MappingProxyType({})
) -> None:
    """Counts and times of the entities, what their reports add up to, where events took place and what came before.

    `stepped` is what is shown of those that needn't be counted anew (`graph.counting`).
    """
    wanted = sorted(set(ids))
    counted = [key for key in wanted if key not in stepped]
    totals = transaction.entity_totals(counted)
    updates = {key: dict(row) for key, row in stepped.items()}
    for key in counted:
        found = totals.get(key)
        updates[key] = {
            "id": key,
            "article_count": found.articles if found else 0,
            "source_count": found.origins if found else 0,
            "first_seen": found.first if found else "",
            "last_seen": found.last if found else "",
        }
    many = [key for key, found in totals.items() if found.articles >= tallies.LEAST_TALLIED]
    keep_only(transaction, counted, tallies_of(_reported(transaction, many)))
    told = [key for key in wanted if key.startswith(("event:", "document:"))]
    summed = {
        key: gist_of(reports)
        for key, reports in _reports(transaction, [key for key in told if _TOLD not in updates[key]]).items()
    }
    keep_gists(transaction, {key: gist for key, gist in summed.items() if key in {*many, *stepped}})
    for key, gist in summed.items():
        updates[key] |= event_shown(gist) if key.startswith("event:") else document_shown(gist)
    transaction.put("Entity", list(updates.values()))
    events = [key for key in told if key.startswith("event:")]
    _place_events(transaction, events)
    link_rounds(transaction, events)


def _reported(transaction: Transaction, ids: Sequence[str]) -> dict[str, list[Place]]:
    """In which articles each entity stands."""
    edges = transaction.follow("APPEARS_IN", ids)
    return {key: [appearance(given) for *_, given in found] for key, found in edges.items()}


def _reports(transaction: Transaction, ids: Sequence[str]) -> dict[str, list[Row]]:
    """Each entity's in-article rows that are held, or else those that were for longest; one without any is missing."""
    edges = transaction.follow("RESOLVED_TO", ids, out=False)
    locals_ = transaction.get("Local", sorted({source for found in edges.values() for source, *_ in found}))
    reports: dict[str, list[Row]] = {}
    for key, found in edges.items():
        rows = [locals_[source] for source, *_ in found]
        held = [row for row in rows if not row["retracted"]]
        last = max((row["retracted"] for row in rows), default="")
        if rows:
            reports[key] = held or [row for row in rows if row["retracted"] == last]
    return reports


def _place_events(transaction: Transaction, events: Sequence[str]) -> None:
    """EVENT_PLACE: the place with most evidence, a town with its country's, among equals the smaller id.

    A country counts only where no place within it is named: who says "in Oman" doesn't speak against Muscat.
    """
    involved = transaction.follow("INVOLVED_IN", events)
    relations = transaction.get("Relation", sorted({target for edges in involved.values() for _, target, *_ in edges}))
    placing = sorted(key for key, row in relations.items() if row["predicate"] == Predicate.TOOK_PLACE_IN)
    places = transaction.follow("RELATION_OBJECT", placing)
    subjects = transaction.follow("RELATION_SUBJECT", placing)
    evidence: dict[str, Counter[str]] = {event: Counter() for event in events}
    for key in placing:
        event, place = subjects[key][0][1], places[key][0][1]
        if event in evidence and relations[key]["polarity"] == "ASSERTED" and not relations[key]["retracted"]:
            evidence[event][place] += relations[key]["evidence_count"]
    lying = transaction.follow("COUNTRY", sorted({place for counts in evidence.values() for place in counts}))
    country = {place: edges[0][1] for place, edges in lying.items() if edges}
    transaction.disconnect("EVENT_PLACE", events)
    chosen: list[EdgeRow] = [(event, _finest(counts, country), "", {}) for event, counts in evidence.items() if counts]
    transaction.connect("EVENT_PLACE", chosen)


def _finest(counts: Mapping[str, int], country: Mapping[str, str]) -> str:
    """The place of an event by the evidence for each; `country` is that of each place that lies in one."""
    broad = {country[place] for place in counts if place in country and country[place] != place}
    weights = {
        place: count + (counts.get(country[place], 0) if place in country else 0)
        for place, count in counts.items()
        if place not in broad
    }
    return min(weights, key=lambda place: (-weights[place], place))


def refresh_stories(transaction: Transaction, ids: Iterable[str]) -> None:
    """Counts and times of the stories, and who and what stands in them."""
    stories = sorted(set(ids))
    members: dict[str, list[str]] = {story: [] for story in stories}
    for kind in ("IN_STORY", "PAGE_OF"):
        for story, edges in transaction.follow(kind, stories, out=False).items():
            members[story] += [edge[0] for edge in edges]
    found = standing(transaction, sorted({article for articles in members.values() for article in articles}))
    counts = tallies_of({story: [found.articles[key] for key in articles] for story, articles in members.items()})
    gathered = Rows()
    for story, articles in members.items():
        gathered.node("Story", _story_totals(story, [found.articles[key] for key in articles]))
    for (entity, article), place in found.entities.items():
        story = found.articles[article].story
        counts[story].parts[entity].add(report=place.report, acts=place.acts)
    for kind in sorted(set(STORY_EDGES.values())):
        transaction.disconnect(kind, stories)
    for story, own in counts.items():
        for entity, count in own.parts.items():
            for kind in story_edges(entity, count):
                gathered.edge(kind, story, entity, articles=count.reports)
    gathered.write(transaction)
    many = {story: own for story, own in counts.items() if own.whole.reports >= tallies.LEAST_OF_STORY}
    keep_only(transaction, stories, many)


def _story_totals(story: str, articles: Sequence[Place]) -> Row:
    reports = [place for place in articles if place.report]
    dates = sorted(place.published for place in reports if place.published)
    return {
        "id": story,
        "article_count": len(reports),
        "source_count": len({place.origin for place in reports if place.origin}),
        "first_reported": dates[0] if dates else "",
        "last_reported": dates[-1] if dates else "",
    }
