"""What the README's picture shows: one story's people, events, places and documents, chosen from the API's answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answer = Mapping[str, Any]

# Four cards fill the middle column at a size that can be read in a README.
_EVENTS = 4
# Nodes that fit beside the four cards without crowding.
_MOST_NEAR = 7
_MOST_FAR = 6
# A sentence must fit its card: three lines of ninety letters, four of forty for the narrower one.
_LONGEST_SENTENCE = 250
_LONGEST_CLAIM = 140
# The date at the end of an event's name, or both dates of a longer one.
_DATED = re.compile(r", \d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?$")

_QUOTE = "text sentence start end article { title publishedAt source { name } }"
QUERY = f"""
query Picture($text: String) {{
  stories(first: 1, filter: {{ text: $text }}, sort: {{ field: ARTICLE_COUNT }}) {{ edges {{ node {{
    title articleCount sourceCount firstReported lastReported
    actors(first: 40) {{ edges {{ node {{
      id name kind speaksFor {{ id }}
      ... on Person {{ roles(first: 20) {{ literal evidenceCount object {{ name }} }} }}
    }} }} }}
    documents(first: 20) {{ id name state authors {{ id }} }}
    events(first: 60) {{ edges {{ node {{
      id name type mode modality polarity start end evidenceCount sourceCount
      place {{ id name }}
      participants(first: 8) {{ role participant {{ id name kind }} }}
      evidence(first: 5) {{ {_QUOTE} }}
      reports(first: 20) {{ edges {{ node {{ modality reported evidence(first: 2) {{ {_QUOTE} }} }} }} }}
    }} }} }}
    claims(first: 60) {{ edges {{ node {{
      speaker {{ id name kind }} verb direct text about {{ id }} evidence(first: 1) {{ {_QUOTE} }}
    }} }} }}
  }} }} }}
}}
"""


@dataclass(frozen=True, slots=True)
class Node:
    """A person, organisation, place or document; `note` is an office or a state, or empty."""

    key: str
    name: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event. `held` are the ways in which reports held it, oldest first; `sure` when it is said to have happened."""

    key: str
    name: str
    type: str
    held: tuple[str, ...]
    sure: bool
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two things by their keys; an empty label is plain participation."""

    start: str
    end: str
    label: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence with the span that carries the fact (offsets within the sentence), and where it was printed."""

    sentence: str
    start: int
    end: int
    outlet: str
    published: str
    headline: str
    offsets: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim: who says what, and where it was printed."""

    speaker: Node
    verb: str
    direct: bool
    text: str
    about: frozenset[str]
    quote: Quoted


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn. The last of `events` is the one that is opened, by `opened`, to its sentence."""

    title: str
    articles: int
    outlets: int
    period: tuple[str, str]
    people: tuple[Node, ...]
    events: tuple[Happening, ...]
    near: tuple[Node, ...]
    far: tuple[Node, ...]
    lines: tuple[Line, ...]
    opened: Quoted
    opened_modality: str
    spoken: Spoken | None


def choose(story: Answer) -> Picture:
    """The picture of a story as QUERY answers it. The same answer gives the same picture; ties go by name.

    Raises ValueError where no event of the story has a sentence that fits.
    """
    events = _events(_nodes(story["events"]))
    opened = next(((event, found) for event in events if (found := _opened(event))), None)
    if opened is None:
        raise ValueError(f"the story {story['title']!r} has no event whose sentence fits the picture")
    focus, (modality, quote) = opened
    # The opened event stands lowest, next to its sentence.
    drawn = [*[event for event in events if event is not focus][: _EVENTS - 1], focus]
    actors = {actor["id"]: actor for actor in _nodes(story["actors"])}
    spoken = _spoken(_nodes(story["claims"]), focus, drawn, actors)
    people, near = _beside(drawn, actors, spoken)
    far, far_lines = _behind(near, actors, story["documents"])
    near = [node for node in near if node.key not in {line.start for line in far_lines if line.label == "speaks for"}]
    known = {node.key for node in (*people, *near)}
    rows = {event["id"]: row for row, event in enumerate(drawn)}
    lines = [line for event in drawn for line in _lines(event) if line.start in known]
    people = _by_neighbours(people, lines, rows)
    near = _by_neighbours(near, lines, rows)
    far_rows = {node.key: row for row, node in enumerate(near)}
    far = [node for node in far if any(line.start == node.key and line.end in far_rows for line in far_lines)]
    far_lines = [line for line in far_lines if line.end in far_rows]
    if spoken:
        lines += [
            Line(spoken.speaker.key, event["id"], "speaks about", True)
            for event in drawn
            if event["id"] in spoken.about
        ]
        # The speaker stands lowest, next to what is said.
        people.sort(key=lambda node: node.key == spoken.speaker.key)
    return Picture(
        title=story["title"],
        articles=story["articleCount"],
        outlets=story["sourceCount"],
        period=((story["firstReported"] or "")[:10], (story["lastReported"] or "")[:10]),
        people=tuple(people),
        events=tuple(_happening(event) for event in drawn),
        near=tuple(near),
        far=tuple(_by_neighbours(far, far_lines, far_rows)),
        lines=(*lines, *far_lines),
        opened=quote,
        opened_modality=modality,
        spoken=spoken,
    )


def _nodes(connection: Answer) -> list[Answer]:
    return [edge["node"] for edge in connection["edges"]]


def _events(found: Iterable[Answer]) -> list[Answer]:
    """The events that something can be drawn beside, best carried first. Each brings somebody whom none before has."""
    ranked = sorted(
        found,
        key=lambda event: (-event["sourceCount"], not _persons(event), -event["evidenceCount"], event["name"]),
    )
    kept: list[Answer] = []
    seen: list[set[str]] = []
    for event in ranked:
        ends = {part["participant"]["name"] for part in event["participants"]}
        # Headlines leave words out; what no body says isn't the best example.
        told = any(quote["start"] > len(quote["article"]["title"]) for quote in event["evidence"])
        if len(ends) >= 2 and told and event["polarity"] == "ASSERTED" and not any(ends <= others for others in seen):
            seen.append(ends)
            kept.append(event)
    return kept


def _persons(event: Answer) -> set[str]:
    return {part["participant"]["name"] for part in event["participants"] if part["participant"]["kind"] == "PERSON"}


def _opened(event: Answer) -> tuple[str, Quoted] | None:
    """How the first report holds the event to be, and the plainest of the sentences that say so."""
    reports = sorted(_nodes(event["reports"]), key=lambda report: report["reported"] or "")
    for modality in dict.fromkeys(report["modality"] for report in reports):
        quotes = [
            _quoted(quote)
            for report in reports
            if report["modality"] == modality
            for quote in report["evidence"]
            if len(quote["sentence"]) <= _LONGEST_SENTENCE and quote["text"] in quote["sentence"]
        ]
        if quotes:
            # The plainest says the modality's own word ("proposed" for PROPOSED) in a sentence of some length.
            stem = modality[:6].casefold()
            return modality, max(
                quotes, key=lambda q: (q.sentence[q.start : q.end].casefold().startswith(stem), len(q.sentence))
            )
    return None


def _quoted(quote: Answer) -> Quoted:
    start = quote["sentence"].index(quote["text"])
    article = quote["article"]
    return Quoted(
        sentence=quote["sentence"],
        start=start,
        end=start + len(quote["text"]),
        outlet=(article["source"] or {"name": "unknown outlet"})["name"],
        published=(article["publishedAt"] or "")[:10],
        headline=article["title"],
        offsets=(quote["start"], quote["end"]),
    )


def _spoken(
    claims: Sequence[Answer], focus: Answer, drawn: Sequence[Answer], actors: Mapping[str, Answer]
) -> Spoken | None:
    """A person's claim: rather about the opened event or who takes part in it, rather a long one."""
    near_focus = {focus["id"], *(part["participant"]["id"] for part in focus["participants"])}
    parts = {part["participant"]["id"] for event in drawn for part in event["participants"]}
    fitting = [
        claim
        for claim in claims
        if claim["speaker"]
        and claim["speaker"]["id"] in actors
        and claim["speaker"]["kind"] == "PERSON"
        and len(claim["text"]) <= _LONGEST_CLAIM
        and claim["evidence"]
        and claim["evidence"][0]["text"] in claim["evidence"][0]["sentence"]
    ]
    if not fitting:
        return None

    def fit(claim: Answer) -> tuple[bool, int, bool, int, str]:
        about = {entity["id"] for entity in claim["about"]}
        new = claim["speaker"]["id"] not in parts
        return focus["id"] in about, len(about & near_focus), new, len(claim["text"]), claim["text"]

    best = max(fitting, key=fit)
    return Spoken(
        speaker=_node(best["speaker"], actors),
        verb=best["verb"],
        direct=best["direct"],
        text=best["text"],
        about=frozenset(entity["id"] for entity in best["about"]),
        quote=_quoted(best["evidence"][0]),
    )


def _node(entity: Answer, actors: Mapping[str, Answer]) -> Node:
    return Node(entity["id"], entity["name"], entity["kind"], _office(actors.get(entity["id"], {})))


def _office(actor: Answer) -> str:
    """The office that most sentences give, with whose it is where that is known."""
    roles = [role for role in actor.get("roles", ()) if role["literal"]]
    if not roles:
        return ""
    best = max(roles, key=lambda role: (role["object"] is not None, role["evidenceCount"], role["literal"]))
    return f"{best['literal']}, {best['object']['name']}" if best["object"] else str(best["literal"])


def _beside(
    drawn: Sequence[Answer], actors: Mapping[str, Answer], spoken: Spoken | None
) -> tuple[list[Node], list[Node]]:
    """The people left of the events and the rest right of them. One name stands once."""
    people: dict[str, Node] = {spoken.speaker.name: spoken.speaker} if spoken else {}
    near: dict[str, Node] = {}
    for event in reversed(drawn):
        if event["place"]:
            near.setdefault(event["place"]["name"], Node(event["place"]["id"], event["place"]["name"], "PLACE"))
        for part in event["participants"]:
            entity = part["participant"]
            side = people if entity["kind"] == "PERSON" else near
            side.setdefault(entity["name"], _node(entity, actors))
    return list(people.values())[:_MOST_NEAR], list(near.values())[:_MOST_NEAR]


def _behind(
    near: Sequence[Node], actors: Mapping[str, Answer], documents: Iterable[Answer]
) -> tuple[list[Node], list[Line]]:
    """Who speaks for those beside the events, and the documents that they wrote."""
    keys = {node.key for node in near}
    nodes: list[Node] = []
    lines: list[Line] = []
    for document in documents:
        authors = sorted(author["id"] for author in document["authors"] if author["id"] in keys)
        if authors:
            state = document["state"].replace("_", " ").lower()
            note = "" if state == "unknown" else state
            nodes.append(Node(document["id"], document["name"], "DOCUMENT", note))
            lines += [Line(document["id"], author, "author", True) for author in authors]
    for actor in actors.values():
        spoken_for = [entity["id"] for entity in actor["speaksFor"] if entity["id"] in keys]
        # People who speak for a state stand left; here are the names of seats and bodies.
        if spoken_for and actor["kind"] != "PERSON":
            nodes.append(Node(actor["id"], actor["name"], actor["kind"]))
            lines += [Line(actor["id"], key, "speaks for", True) for key in spoken_for]
    kept = nodes[:_MOST_FAR]
    return kept, [line for line in lines if line.start in {node.key for node in kept}]


def _lines(event: Answer) -> list[Line]:
    sure = _is_sure(event)
    lines = [
        Line(part["participant"]["id"], event["id"], "" if part["role"] == "ACTOR" else part["role"].lower(), sure)
        for part in event["participants"]
        if part["role"] != "PLACE"
    ]
    if event["place"]:
        lines.append(Line(event["place"]["id"], event["id"], "place", sure))
    # One line between two things; where they are tied twice, the place is the more telling tie.
    return list({line.start: line for line in lines}.values())


def _is_sure(event: Answer) -> bool:
    return bool(event["modality"] == "OCCURRED")


def _happening(event: Answer) -> Happening:
    reports = sorted(_nodes(event["reports"]), key=lambda report: report["reported"] or "")
    held = tuple(dict.fromkeys(report["modality"] for report in reports))
    return Happening(
        key=event["id"],
        # The date stands below the name.
        name=_DATED.sub("", event["name"]),
        type=event["type"],
        held=held or ((event["modality"],) if event["modality"] else ()),
        sure=_is_sure(event),
        start=event["start"],
        end=event["end"],
    )


def _by_neighbours(nodes: Iterable[Node], lines: Sequence[Line], rows: Mapping[str, int]) -> list[Node]:
    """The nodes in the order of the mean row of what they are tied to, so that few lines cross."""

    def row(node: Node) -> tuple[float, str]:
        ends = [rows[line.end] for line in lines if line.start == node.key and line.end in rows]
        return sum(ends) / len(ends) if ends else float(len(rows)), node.name

    return sorted(nodes, key=row)
