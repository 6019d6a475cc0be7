"""Readings taken out of the graph: what only they found goes, what lay under them is held again.

Nothing of other articles changes here, and nothing of who is who but what rested on the findings that go.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from dramatis.article import Source
from graph import rows
from graph.absent import await_mentions, await_no_longer
from graph.decisions import LEFT, RIGHT, by_a_person, decisions_naming, join_id
from graph.grouping import group_facts, let_go, project_claims, resolved, settle_groups
from graph.moving import lead_home
from graph.projection import refresh_entities, refresh_stories
from graph.questions import list_anew, sides_of_questions
from graph.readings import FOUND, Aside, Found, article_of, aside_of, found_in, last_reading, readings_of, replaced_id
from graph.redirects import roots
from graph.resolution import turn_back
from graph.round_links import followers, keys_of_rounds, link_rounds
from graph.schema import LABELS, Type, default_of
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import EdgeRow, Transaction
from graph.tallies import drop_tallies
from graph.writing import Rows


@dataclass(slots=True)
class Taken:
    """What readings left behind when they were taken out, and what must be made anew.

    `left` are the readings that each article still has, `gone` the articles that have none; `entities` are those for
    which findings that went stood, or those that changed.
    """

    left: dict[str, list[Row]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    retold: set[str] = field(default_factory=set)
    """The articles that had, one after the other, other texts with these readings than they have without."""
    replaced: set[str] = field(default_factory=set)
    """The articles whose first reading went."""
    near: set[str] = field(default_factory=set)
    """Articles that repeat one of these, or are repeated by one."""
    stories: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    locals: set[str] = field(default_factory=set)
    """In-article entities that are left and have changed."""
    facts: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)


def take_out(transaction: Transaction, readings: Iterable[str], *, for_good: bool = False) -> Taken:
    """Takes the readings (ids; unknown ones are passed over) out of their articles, which go when they have no other.

    Decisions wait for the mentions to come back, save `for_good`. To be followed by `settle`, after the articles'
    originals and stories were put right.
    """
    wanted = transaction.get("Reading", sorted(set(readings)))
    articles = sorted({row["article"] for row in wanted.values()})
    stacks = readings_of(transaction, articles)
    taken = Taken({key: [row for row in stack if row["id"] not in wanted] for key, stack in stacks.items()})
    taken.gone = [article for article in articles if not taken.left[article]]
    taken.retold = {article for article in articles if _told(stacks[article]) != _told(taken.left[article])}
    taken.replaced = {article for article in articles if stacks[article][0]["id"] in wanted}
    versions = transaction.follow("HAS_VERSION", articles)
    _look_around(transaction, taken, articles)
    found = found_in(transaction, sorted({edge[1] for edges in versions.values() for edge in edges}))
    _take_findings(transaction, taken, found, wanted, for_good=for_good)
    _close(transaction, taken, found)
    _rewrite_articles(transaction, taken, versions)
    _rename_sources(transaction, wanted.values())
    transaction.remove("Replaced", [replaced_id(key) for key in wanted])
    transaction.remove("Reading", list(wanted))
    taken.left = {article: stack for article, stack in taken.left.items() if stack}
    return taken


def _told(stack: Sequence[Row]) -> list[str]:
    """The texts of the readings, one after the other."""
    return [version for version, _ in groupby(row["version"] for row in stack)]


def _look_around(transaction: Transaction, taken: Taken, articles: Sequence[str]) -> None:
    """Notes what the articles stand in and with before anything changes."""
    taken.stories.update(stories_of_articles(transaction, articles).values())
    for out in (True, False):
        for edges in transaction.follow("COPY_OF", articles, out=out).values():
            taken.near.update(edge[1] if out else edge[0] for edge in edges)
    appeared = transaction.follow("APPEARS_IN", articles, out=False)
    taken.entities.update(edge[0] for edges in appeared.values() for edge in edges)


def _take_findings(
    transaction: Transaction, taken: Taken, found: Found, wanted: Mapping[str, Row], *, for_good: bool
) -> None:
    """Removes what only these readings found, and puts back what others found that they wrote over."""
    mine = found.of(wanted)
    under = {row["id"]: row for stack in taken.left.values() for row in stack}
    asides = aside_of(transaction, under)
    locals_ = transaction.follow("RESOLVED_TO", mine["Local"])
    taken.entities.update(
        entity for edges in locals_.values() for edge in edges for entity in (edge[1], str(edge[3]["home"]))
    )
    for kind in ("STATES", "GROUPED_IN"):
        grouped = transaction.follow(kind, mine["Fact"])
        taken.groups.update(edge[1] for edges in grouped.values() for edge in edges)
    for label, ids in mine.items():
        again: dict[str, tuple[str, Row]] = {}
        for key in ids:
            article = wanted[found.nodes[label][key]["reading"]]["article"]
            holder = _holder(taken.left[article], asides, label, key)
            if holder is not None:
                again[key] = holder, asides[holder].nodes[label][key]
                if label == "Fact":
                    # Whose copy the article is may have turned out since.
                    again[key][1]["origin"] = under[holder]["origin"]
        gone = [key for key in ids if key not in again]
        if label == "Local":
            remove_decisions(transaction, [join_id(local) for local in gone])
        elif label == "Mention" and not for_good:
            await_mentions(transaction, gone)
        transaction.remove(label, gone)
        named = _named_by(transaction, again) if label == "Mention" else set()
        _put_back(transaction, label, again, asides)
        if label == "Mention":
            taken.locals |= transaction.known("Local", sorted(named | _named_by(transaction, again)))
        for key in gone:
            del found.nodes[label][key]
        for key, (holder, row) in again.items():
            found.nodes[label][key] = {**row, "retracted": row.get("retracted", ""), "reading": holder}
        _changed(taken, label).update(again)
    _keep_rest(transaction, asides)


def _named_by(transaction: Transaction, mentions: Iterable[str]) -> set[str]:
    return {edge[1] for edges in transaction.follow("NAMES", sorted(mentions)).values() for edge in edges}


def _holder(stack: Sequence[Row], asides: Mapping[str, Aside], label: str, key: str) -> str | None:
    """The latest reading for which the finding was kept aside."""
    for row in reversed(stack):
        if row["id"] in asides and key in asides[row["id"]].nodes.get(label, {}):
            return str(row["id"])
    return None


def _put_back(
    transaction: Transaction, label: str, again: Mapping[str, tuple[str, Row]], asides: Mapping[str, Aside]
) -> None:
    """Writes the findings as they were before they were written over, with their edges."""
    blank = {name: _unknown(name, kind) for name, kind in LABELS[label].items()}
    transaction.put(label, [{**blank, **row, "id": key} for key, (_, row) in again.items()])
    edges: dict[str, list[EdgeRow]] = {kind: [] for kind in FOUND[label]}
    for kind in FOUND[label] if again else ():
        transaction.disconnect(kind, sorted(again))
        for holder in {holder for holder, _ in again.values()}:
            kept = asides[holder].edges.get(kind, [])
            edges[kind] += [edge for edge in kept if edge[0] in again and again[edge[0]][0] == holder]
        transaction.connect(kind, edges[kind])
    for key, (holder, _) in again.items():
        asides[holder].taken.add(key)


def _unknown(name: str, kind: Type) -> object:
    return [] if kind is Type.TEXTS else default_of(name, kind)


def _keep_rest(transaction: Transaction, asides: Mapping[str, Aside]) -> None:
    rests = {replaced_id(key): aside.rest() for key, aside in asides.items() if aside.taken}
    transaction.put("Replaced", [{"id": key, "content": rest} for key, rest in rests.items() if rest["nodes"]])
    transaction.remove("Replaced", [key for key, rest in rests.items() if not rest["nodes"]])


def _changed(taken: Taken, label: str) -> set[str]:
    """Where what has changed of the label is noted; of mentions nothing follows but what follows from the locals."""
    return {"Local": taken.locals, "Fact": taken.facts, "Claim": taken.claims}.get(label, set())


def _close(transaction: Transaction, taken: Taken, found: Found) -> None:
    """Each finding is closed by the reading that lies on the one that it belongs to; under the last one it is held."""
    until: dict[str, Row] = {}
    for stack in taken.left.values():
        for row, later in pairwise(stack):
            until[row["id"]] = {"retracted": later["at"], "retracted_by": later["run"]}
        until |= {row["id"]: _OPEN for row in stack[-1:]}
    for label, nodes in found.nodes.items():
        turned = {
            key: until[row["reading"]]
            for key, row in nodes.items()
            if {name: row.get(name, "") for name in _OPEN} != until[row["reading"]]
        }
        transaction.put(label, [{"id": key, **closing} for key, closing in turned.items()])
        _changed(taken, label).update(turned)


_OPEN: Row = {"retracted": "", "retracted_by": ""}


def _rewrite_articles(transaction: Transaction, taken: Taken, versions: Mapping[str, list[EdgeRow]]) -> None:
    """Articles, their texts and outlets as their last readings have them."""
    listed = {article: [edge[1] for edge in edges] for article, edges in versions.items()}
    texts = transaction.get("Version", sorted({key for keys in listed.values() for key in keys}))
    outlets = transaction.follow("PUBLISHED", list(versions), out=False)
    transaction.disconnect("PUBLISHED", list(versions), out=False)
    gathered = Rows()
    kept: set[str] = set()
    for stack in taken.left.values():
        for number, version in enumerate(dict.fromkeys(row["version"] for row in stack), start=1):
            kept.add(version)
            seen = next(row["at"] for row in stack if row["version"] == version)
            row = {"id": version, "number": number, "seen_at": seen, "current": version == stack[-1]["version"]}
            gathered.node("Version", row)
        for row in stack:
            if row["content"]["reason"] is None:
                gathered.edge("EXTRACTED_BY", row["version"], row["run"])
        if stack:
            _gather_article(gathered, stack, texts[stack[-1]["version"]])
    transaction.disconnect("EXTRACTED_BY", sorted(texts))
    gathered.write(transaction)
    transaction.remove("Version", sorted(texts.keys() - kept))
    keys = transaction.follow("HAS_KEY", taken.gone)
    transaction.remove("Article", taken.gone)
    drop_unused_keys(transaction, sorted({edge[1] for found in keys.values() for edge in found}))
    before = sorted({edge[0] for edges in outlets.values() for edge in edges})
    held = transaction.follow("PUBLISHED", before)
    transaction.remove("Source", [source for source in before if not held[source]])


def _gather_article(gathered: Rows, stack: Sequence[Row], version: Row) -> None:
    article = article_of(stack[-1], version)
    row = rows.article_row(article, stack[-1]["content"]["reason"], stack[-1]["origin"])
    gathered.node("Article", row | {"recorded": stack[0]["at"]})
    if article.source is not None:
        gathered.edge("PUBLISHED", rows.source_id(article.source), article.id)


def _rename_sources(transaction: Transaction, readings: Iterable[Row]) -> None:
    """Outlets that not all readings name alike, as the last of those that are left does."""
    told = {rows.source_id(Source(*row["content"]["source"])) for row in readings if row["content"]["source"]}
    varied = sorted(key for key, row in transaction.get("Source", sorted(told)).items() if row["varied"])
    gone = {row["id"] for row in readings}
    published = transaction.follow("PUBLISHED", varied)
    stacks = readings_of(transaction, {edge[1] for edges in published.values() for edge in edges})
    for key, edges in published.items():
        left = [row for _, article, *_ in edges for row in stacks[article] if row["id"] not in gone]
        known: Row | None = None
        for row in sorted(left, key=lambda row: int(row["number"])):
            source = Source(*row["content"]["source"]) if row["content"]["source"] else None
            if source is not None and rows.source_id(source) == key:
                known = rows.told_source(known, rows.source_row(source))
        if known is not None:
            transaction.put("Source", [dict.fromkeys(LABELS["Source"]) | {"name": ""} | known])


def settle(
    transaction: Transaction,
    taken: Taken,
    entities: Iterable[str] = (),
    stories: Iterable[str] = (),
    *,
    for_good: bool = False,
) -> None:
    """All that follows from what was taken out. Beside these `entities` and `stories` are to be counted anew.

    An entity for which nothing stands any more goes. One on which a person has decided, or written a note, stays, and
    its id goes on to lead somewhere, save `for_good`.
    """
    changed = resolved(transaction, taken.locals)
    touched = taken.entities | set(changed.values())
    group_facts(transaction, sorted(taken.facts))
    stated = transaction.follow("STATES", sorted(taken.facts))
    groups = taken.groups | {edge[1] for edges in stated.values() for edge in edges}
    settle_groups(transaction, groups)
    project_claims(transaction, sorted(taken.claims))
    loose = followers(transaction, keys_of_rounds(transaction, touched), touched)
    touched -= _remove_emptied(transaction, touched, for_good=for_good)
    lead_home(transaction, touched, taken.locals)
    let_go(transaction, groups)
    again = transaction.known("Entity", sorted({*touched, *entities}))
    refresh_entities(transaction, again)
    link_rounds(transaction, transaction.known("Entity", sorted(loose)))
    refresh_stories(transaction, transaction.known("Story", sorted({*taken.stories, *stories})))
    turn_back(transaction, last_reading(transaction)[1])


def _remove_emptied(transaction: Transaction, entities: Iterable[str], *, for_good: bool) -> set[str]:
    """Removes those for which nothing stands any more; which were removed."""
    wanted = set(entities)
    ends = roots(transaction, wanted)
    standing = transaction.follow("RESOLVED_TO", sorted({*wanted, *ends.values()}), out=False)
    used = {str(end) for edges in standing.values() for edge in edges for end in (edge[1], edge[3]["home"])}
    empty = sorted(wanted - used)
    rows_ = transaction.get("Entity", empty)
    naming = decisions_naming(transaction, rows_)
    by = sorted({row[name] for row in rows_.values() for name in _MADE_BY} - {""})
    mine = {key for key, row in transaction.get("Decision", by).items() if by_a_person(row["by"])}
    mine |= {key for found in naming.values() for key, row in found.items() if by_a_person(row["by"])}
    noted = {edge[2] for edges in transaction.follow("NOTED_ON", empty, out=False).values() for edge in edges}
    removed = {
        key
        for key, row in rows_.items()
        if for_good or (key not in noted and mine.isdisjoint((*(row[name] for name in _MADE_BY), *naming[key])))
    }
    rests_on = {decision for key in removed for decision in naming[key]}
    rests_on |= {rows_[key]["merged_by"] for key in removed} - {""}
    removed |= _let_go(transaction, removed, rests_on)
    remove_decisions(transaction, sorted(rests_on))
    keys = transaction.follow("HAS_KEY", sorted(removed))
    drop_tallies(transaction, removed)
    transaction.remove("Entity", sorted(removed))
    drop_unused_keys(transaction, sorted({edge[1] for found in keys.values() for edge in found}))
    return removed | (set(empty) - rows_.keys())


# The decisions to which an entity owes its id, and where that leads.
_MADE_BY = ("minted_by", "merged_by")


def _let_go(transaction: Transaction, removed: Set[str], decisions: Set[str]) -> set[str]:
    """The ids that led to entities which go, and go with them; one that other decisions name stands for itself again.

    `decisions` go too. Whatever leads to an entity is named by a decision of which that is a side now.
    """
    edges = transaction.follow("DECIDED_IN", sorted(removed))
    led_by = decisions | {edge[1] for found in edges.values() for edge in found}
    named = transaction.get("Decision", sorted(led_by)).values()
    sides = {str(row[f"{side}_id"]) for row in named for side in (LEFT, RIGHT)}
    rows_ = transaction.get("Entity", sorted(sides - removed))
    naming = decisions_naming(transaction, rows_)
    gone: set[str] = set()
    freed: set[str] = set()
    while led := {key for key, row in rows_.items() if row["merged_into"] in removed | gone} - gone - freed:
        kept = {key for key in led if naming[key].keys() - decisions}
        freed |= kept
        gone |= led - kept
    transaction.put("Entity", [{"id": key, "merged_into": "", "merged_by": ""} for key in sorted(freed)])
    if freed:
        _turn_to_freed(transaction, removed | gone, decisions)
    return gone


def _turn_to_freed(transaction: Transaction, going: Set[str], decisions: Set[str]) -> None:
    """Leads to the decisions that stay from what their sides are now, where they were led to from what goes."""
    edges = [edge for found in transaction.follow("DECIDED_IN", sorted(going)).values() for edge in found]
    kept = [edge for edge in edges if edge[2] in (LEFT, RIGHT) and edge[1] not in decisions]
    rows_ = transaction.get("Decision", sorted({edge[1] for edge in kept}))
    named = {(decision, side): str(rows_[decision][f"{side}_id"]) for _, decision, side, _ in kept}
    ends = roots(transaction, set(named.values()))
    turned = {sided: ends[key] for sided, key in named.items() if key in ends and ends[key] not in going}
    rows_now: list[EdgeRow] = [(end, decision, side, {"side": side}) for (decision, side), end in turned.items()]
    transaction.connect("DECIDED_IN", rows_now)


def remove_decisions(transaction: Transaction, decisions: Sequence[str]) -> None:
    """Removes decisions of which one side is gone for good; what they overruled, or overruled them, forgets them."""
    removed = transaction.get("Decision", decisions)
    asked = sides_of_questions(
        transaction, [*removed, *(key for row in removed.values() for key in row["overrules"] or ())]
    )
    overruling = transaction.get("Decision", sorted({row["superseded"] for row in removed.values()} - {""}))
    transaction.put(
        "Decision",
        [
            {"id": key, "overrules": [other for other in row["overrules"] if other not in removed]}
            for key, row in overruling.items()
            if key not in removed
        ],
    )
    overruled = {key for row in removed.values() for key in row["overrules"]} - removed.keys()
    freed = transaction.known("Decision", sorted(overruled))
    transaction.put("Decision", [{"id": key, "superseded": ""} for key in sorted(freed)])
    await_no_longer(transaction, list(removed))
    transaction.remove("Decision", list(removed))
    list_anew(transaction, asked)


def drop_unused_keys(transaction: Transaction, keys: Sequence[str]) -> None:
    """Removes those of the blocking keys by which nothing is found any more."""
    if not keys:
        return
    held = transaction.follow("HAS_KEY", keys, out=False)
    transaction.remove("Key", [key for key in keys if not held[key]])
