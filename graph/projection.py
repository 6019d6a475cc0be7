"""What the graph shows of entities and stories, computed from articles, in-article entities and facts.

Everything here follows from what is stored, so that it can be computed again at any time and after any change of who is
who; doing it twice changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dramatis.words import Predicate
from graph.round_links import link_rounds
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from graph.summing import document_summary, event_summary
from graph.writing import Rows

# The story's edge for each kind of entity, by the prefix of its id. Places are actors too where they act.
_STORY_EDGES = {
    "person": "HAS_ACTOR",
    "organization": "HAS_ACTOR",
    "place": "HAS_PLACE",
    "document": "HAS_DOCUMENT",
    "event": "HAS_EVENT",
}


def refresh_entities(transaction: Transaction, ids: Iterable[str]) -> None:
    """Counts and times of the entities, what their reports add up to, where events took place and what came before."""
    wanted = sorted(set(ids))
    totals = transaction.entity_totals(wanted)
    updates: dict[str, Row] = {}
    for key in wanted:
        found = totals.get(key)
        updates[key] = {
            "id": key,
            "article_count": found.articles if found else 0,
            "source_count": found.origins if found else 0,
            "first_seen": found.first if found else "",
            "last_seen": found.last if found else "",
        }
    told = [key for key in wanted if key.startswith(("event:", "document:"))]
    for key, reports in _reports(transaction, told).items():
        updates[key] |= event_summary(reports) if key.startswith("event:") else document_summary(reports)
    transaction.put("Entity", list(updates.values()))
    events = [key for key in told if key.startswith("event:")]
    _place_events(transaction, events)
    link_rounds(transaction, events)


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
    reports = transaction.follow("IN_STORY", stories, out=False)
    pages = transaction.follow("PAGE_OF", stories, out=False)
    members = {story: [source for source, *_ in (*reports[story], *pages[story])] for story in stories}
    everyone = sorted({article for found in members.values() for article in found})
    articles = transaction.get("Article", everyone)
    appearances = transaction.follow("APPEARS_IN", everyone, out=False)
    gathered = Rows()
    for story in stories:
        own = [articles[source] for source, *_ in reports[story]]
        gathered.node("Story", _story_totals(story, own))
        counts: Counter[str] = Counter()
        acting: set[str] = set()
        for article in members[story]:
            for entity, _, _, edge in appearances[article]:
                counts[entity] += int(bool(edge["report"]))
                if edge["acts"]:
                    acting.add(entity)
        for entity, count in counts.items():
            kind = entity.partition(":")[0]
            gathered.edge(_STORY_EDGES[kind], story, entity, articles=count)
            if kind == "place" and entity in acting:
                gathered.edge("HAS_ACTOR", story, entity, articles=count)
    for kind in sorted(set(_STORY_EDGES.values())):
        transaction.disconnect(kind, stories)
    gathered.write(transaction)


def _story_totals(story: str, articles: Sequence[Row]) -> Row:
    dates = sorted(row["published_at"] for row in articles if row["published_at"])
    return {
        "id": story,
        "article_count": len(articles),
        "source_count": len({row["origin"] for row in articles if row["origin"]}),
        "first_reported": dates[0] if dates else "",
        "last_reported": dates[-1] if dates else "",
    }
