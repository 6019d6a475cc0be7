"""The clauses of stored articles as conflicts are looked for among them: what is held of their present texts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dramatis.words import ArticleKind, EntityKind, Predicate
from graph.readings import found_in
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from stories.conflict_blame import blames
from stories.conflict_incidents import Scene, scene_of
from stories.conflict_statements import Carrier, Clause, takes_back, tells_of_deeds
from stories.conflict_tolls import tolls

# Predicates of which the whole sentence is a statement; the others say who somebody is, in passing.
_TELLING = frozenset((Predicate.OWNS, Predicate.MEMBER_OF, Predicate.EMPLOYED_BY, Predicate.LEADS, Predicate.FAMILY_OF))
# Clauses of one article that are looked at: what a long report says first.
_MOST_CLAUSES = 60
# Verbs before which a subject ends.
_VERB = re.compile(
    r"\s+(?:is|are|was|were|be|been|has|have|had|will|would|could|did|does|took|began|died|happened|opened|ended|stood)\b",
    re.IGNORECASE,
)
# A clause that begins so leans on the words before it, of which so many characters tell enough.
_LEANING = re.compile(r"(?:to|that|for|of|on|at)\b", re.IGNORECASE)
_LONGEST_FRAME = 60
# A sentence of more characters says more than one thing.
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class _Told:
    """What was read of the articles: rows by label, and the edges of each finding."""

    articles: Mapping[str, Row]
    article_of: Mapping[str, str]
    outlets: Mapping[str, str]
    nodes: Mapping[str, Mapping[str, Row]]
    evidence: Mapping[str, Sequence[EdgeRow]]
    speakers: Mapping[str, str]
    scenes: Mapping[str, Scene]
    ends: Mapping[str, tuple[str, str]]


def clauses_of(transaction: Transaction, articles: Sequence[str]) -> dict[str, list[Clause]]:
    """The clauses that each of the articles holds now, in the order of its text; one that isn't stored has none."""
    told = _read(transaction, articles)
    plain: dict[str, set[str]] = defaultdict(set)
    for key, row in told.nodes["Local"].items():
        if key in told.article_of:
            plain[told.article_of[key]].update((*row["titles"], *row["roles"]))
    found: dict[str, list[tuple[int, Clause]]] = {article: [] for article in told.articles}
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    taking = _taking_part(told)
    for carrier, rows in _carriers(told):
        for key, row in rows.items():
            for start, end, clause in _clauses(told, carrier, key, row, taking):
                if carrier is Carrier.CLAIM or not _covered(taken[clause.article], start, end):
                    found[clause.article].append((start, _with(clause, plain[clause.article])))
                    taken[clause.article].append((start, end))
    for start, clause in _loose(told, taking):
        # What a clause says already is not said once more by the sentence around it.
        listed = [other for _, other in found[clause.article]]
        if not any(other.text in clause.text and _told_of(other) >= _told_of(clause) for other in listed):
            found[clause.article].append((start, _with(clause, plain[clause.article])))
    return {
        article: _in_order([clause for _, clause in sorted(listed, key=lambda one: (one[0], one[1].carrier_id))])
        for article, listed in found.items()
    }


def _told_of(clause: Clause) -> set[str]:
    """The tolls of a clause with their numbers, and who is blamed in it."""
    return {f"{toll.of} {toll.count.low}" for toll in tolls(clause.text)} | {
        blame.name for blame in blames(clause.text, clause.speaker, clause.modality == "DENIED")
    }


def _in_order(clauses: Sequence[Clause]) -> list[Clause]:
    """The first clauses of an article; the pronoun of a correction is what the corrected sentence speaks of."""
    kept: list[Clause] = []
    for clause in clauses[:_MOST_CLAUSES]:
        before = kept[-1] if kept else None
        if before is not None and not clause.speaker and clause.carrier is Carrier.CLAIM and takes_back(before):
            clause = replace(clause, names=(_subject(before.text),))
        kept.append(clause)
    return kept


def _subject(text: str) -> str:
    """The words before the first verb that is easily told."""
    match = _VERB.search(text)
    return text[: match.start()] if match else text


def _loose(told: _Told, taking: Mapping[str, tuple[tuple[str, ...], str]]) -> Iterator[tuple[int, Clause]]:
    """The whole sentences of events and facts that tell how many were killed, or who did it."""
    seen: set[tuple[str, str]] = set()
    for carrier, rows in _carriers(told, every=True)[1:]:
        for key, row in rows.items():
            for start, _, clause in _clauses(told, carrier, key, row, taking, whole=True):
                if (clause.article, clause.text) not in seen and tells_of_deeds(clause.text):
                    seen.add((clause.article, clause.text))
                    yield start, replace(clause, loose=True)


def _read(transaction: Transaction, articles: Sequence[str]) -> _Told:
    rows = transaction.get("Article", sorted(set(articles)))
    listed = transaction.follow("HAS_VERSION", list(rows))
    texts = {edge[1]: article for article, edges in listed.items() for edge in edges}
    found = found_in(transaction, sorted(texts))
    nodes = {
        label: {key: row for key, row in found.nodes[label].items() if not row["retracted"]}
        for label in ("Local", "Claim", "Fact")
    }
    events = {key for key, row in nodes["Local"].items() if row["kind"] == EntityKind.EVENT}
    carriers = sorted({*events, *nodes["Claim"], *nodes["Fact"]})
    evidence = transaction.follow("EVIDENCED_BY", carriers)
    article_of = {key: texts[edges[0][1]] for key, edges in evidence.items() if edges and edges[0][1] in texts}
    placed = transaction.follow("FOUND_IN", sorted(nodes["Local"]))
    article_of |= {key: texts[edges[0][1]] for key, edges in placed.items() if edges and edges[0][1] in texts}
    publishers = transaction.follow("PUBLISHED", list(rows), out=False)
    sources = transaction.get("Source", sorted({edge[0] for edges in publishers.values() for edge in edges}))
    speakers = transaction.follow("SPEAKER", sorted(nodes["Claim"]))
    written = transaction.get("Version", sorted(texts))
    subjects = transaction.follow("SUBJECT", sorted(nodes["Fact"]))
    objects = transaction.follow("OBJECT", sorted(nodes["Fact"]))
    return _Told(
        articles=rows,
        article_of=article_of,
        outlets={article: sources[edges[0][0]]["name"] for article, edges in publishers.items() if edges},
        nodes=nodes,
        evidence=evidence,
        scenes={article: scene_of(written[text]["text"]) for text, article in texts.items() if text in written},
        speakers={key: edges[0][1] for key, edges in speakers.items() if edges},
        ends={
            key: (edges[0][1] if edges else "", objects[key][0][1] if objects[key] else "")
            for key, edges in subjects.items()
        },
    )


def _carriers(told: _Told, every: bool = False) -> list[tuple[Carrier, dict[str, Row]]]:
    """What may carry a clause, that which says most of it first; by id, so that one order of rows gives one answer."""
    events = {key: row for key, row in sorted(told.nodes["Local"].items()) if row["kind"] == EntityKind.EVENT}
    facts = {key: row for key, row in sorted(told.nodes["Fact"].items()) if every or row["predicate"] in _TELLING}
    return [
        (Carrier.CLAIM, dict(sorted(told.nodes["Claim"].items()))),
        (Carrier.EVENT, events),
        (Carrier.FACT, facts),
    ]


def _taking_part(told: _Told) -> dict[str, tuple[tuple[str, ...], str]]:
    """By event of an article the names of those who take part, and the first fact that says so."""
    names: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, list[str]] = defaultdict(list)
    locals_ = told.nodes["Local"]
    for fact, ends in told.ends.items():
        for event, other in (ends, ends[::-1]):
            if event in locals_ and other in locals_ and locals_[event]["kind"] == EntityKind.EVENT:
                names[event].add(locals_[other]["name"])
                facts[event].append(fact)
    return {event: (tuple(sorted(found)), min(facts[event])) for event, found in names.items()}


def _clauses(
    told: _Told,
    carrier: Carrier,
    key: str,
    row: Row,
    taking: Mapping[str, tuple[tuple[str, ...], str]],
    whole: bool = False,
) -> list[tuple[int, int, Clause]]:
    article = told.articles.get(told.article_of.get(key, ""))
    if article is None or (article["kind"] == ArticleKind.STORY_PAGE and carrier is not Carrier.CLAIM):
        return []
    spans: list[Row] = [dict(edge[3]) for edge in told.evidence.get(key, ()) if edge[3]["aspect"] == ""]
    spans.sort(key=lambda span: (span["start"], span["end"]))
    speaker = told.nodes["Local"].get(told.speakers.get(key, ""))
    names, fact = taking.get(key, ((), ""))
    clauses = []
    for span in spans[:1] if carrier is Carrier.CLAIM else spans[:3]:
        text = str(span["sentence"] if whole or carrier is Carrier.FACT else span["text"])
        if len(text) > _LONGEST:
            continue
        clause = Clause(
            carrier=carrier,
            carrier_id=key,
            article=article["id"],
            origin=article["origin"] or article["id"],
            outlet=told.outlets.get(article["id"], ""),
            reported=row["reported"],
            recorded=row["recorded"],
            text=text,
            polarity=row["polarity"] or "ASSERTED",
            modality=row["modality"] or "OCCURRED",
            start=row["start"],
            end=row["end"],
            speaker=_speaker(carrier, row, speaker),
            named=speaker is not None,
            people=speaker is not None and speaker["kind"] == EntityKind.PERSON,
            direct=bool(row["direct"]) if carrier is Carrier.CLAIM else False,
            names=names,
            fact=fact if carrier is Carrier.EVENT else "",
            frame=_frame(text, str(span["sentence"])),
        )
        if tells_of_deeds(text):
            scene = told.scenes.get(article["id"], Scene())
            clause = replace(clause, scene=scene.words, setting=scene.names)
        clauses.append((int(span["start"]), int(span["end"]), clause))
    return clauses


def _frame(text: str, sentence: str) -> str:
    """What stands before a clause without a verb of its own: "had been due" before "to sign the contract"."""
    at = sentence.find(text)
    return sentence[max(0, at - _LONGEST_FRAME) : at] if at > 0 and _LEANING.match(text) else ""


def _speaker(carrier: Carrier, row: Row, speaker: Row | None) -> str:
    if carrier is not Carrier.CLAIM:
        return ""
    return str(speaker["name"] if speaker is not None else row["speaker_text"] or "")


def _covered(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Most of the span is said already."""
    return any(min(end, last) - max(start, first) > (end - start) / 2 for first, last in taken)


def _with(clause: Clause, plain: set[str]) -> Clause:

    return replace(clause, plain=tuple(sorted(plain)))
