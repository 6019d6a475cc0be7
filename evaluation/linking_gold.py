"""Texts whose mentions of events and entities are linked by hand across documents: ECB+ and MEANTIME.

Of ECB+ only the sentences that its makers checked count, as in all published figures; the whole text is there for
context. Of MEANTIME only the documents of the half that is asked for are read.
"""

import csv
import json
import lzma
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from evaluation.splits import half
from extractors.dates import anchor_of
from training.detokenise import detokenise

ECB_SENTENCES = "ecbplus/ECBplus_coreference_sentences.csv"
ECB_TRAIN, ECB_DEV = "ecbplus/train.jsonl.xz", "ecbplus/dev.jsonl.xz"
MEANTIME = "meantime/meantime_airbus.tar.xz"

EVENT, ENTITY = "event", "entity"
# Tags of what happens, negated or not, and of who takes part and where. The rest are times.
_ECB_EVENTS = ("ACTION", "NEG_ACTION")
_ECB_ENTITIES = ("HUMAN", "NON_HUMAN", "LOC")
_STOPS = frozenset([".", "?", "!", "…", "”", '"', "''"])
# The URL that a text began with was a sentence of its own, and the list of checked sentences counts it.
_URL_SENTENCE = 1
# The corpus writes the pound sign as "#".
_POUND = "#"
# Wikinews documents begin with headline and date line.
_HEAD_LINES = 2


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """Characters of a mention, what it is a mention of, and the chain it belongs to; a chain of one has its own."""

    start: int
    end: int
    kind: str
    chain: str


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A text with its mentions in text order; `day` is its own date where the corpus gives one.

    `topic` and `story` are the makers' groups, for folds and for looking; no linking may see them.
    """

    doc_id: str
    topic: str
    story: str
    text: str
    day: date | None
    mentions: tuple[LinkedMention, ...]


def read_ecb(data: Path, name: str) -> Iterator[LinkedDocument]:
    """The documents of one part of ECB+ (`name` is its file)."""
    checked: dict[str, set[int]] = defaultdict(set)
    with (data / ECB_SENTENCES).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            checked[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    with lzma.open(data / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield _ecb_document(row, checked[row["doc_id"]])


def _ecb_document(row: dict[str, Any], checked: set[int]) -> LinkedDocument:
    words = [word for sentence in row["sentences"] for word in sentence]
    sentence_of = [number for number, sentence in enumerate(row["sentences"]) for _ in sentence]
    text, spans = running_text(row["sentences"])
    shift = _shift(words, row["mentions"])
    dropped = _URL_SENTENCE if row["url_in_text"] else 0
    mentions = []
    for mention in row["mentions"]:
        kind = EVENT if mention["tag"].startswith(_ECB_EVENTS) else ENTITY
        if kind is ENTITY and not mention["tag"].startswith(_ECB_ENTITIES):
            continue
        places = [number - 1 - shift for number in mention["t_ids"]]
        if not all(0 <= place < len(words) for place in places) or sentence_of[places[0]] + dropped not in checked:
            continue
        start, end = spans[places[0]][0], spans[places[-1]][1]
        chain = mention["chain"] or f"{row['doc_id']}:{places[0]}-{places[-1]}"
        mentions.append(LinkedMention(start, end, kind, chain))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return LinkedDocument(row["doc_id"], str(row["topic"]), row["story_id"], text, None, tuple(mentions))


def _shift(words: Sequence[str], mentions: Sequence[dict[str, Any]]) -> int:
    """By how much the numbers of a text's words are off: it lost its first ones, the address at its top."""
    highest = max((number for mention in mentions for number in mention["t_ids"]), default=0)
    # An address is cut into at most some sixty words.
    reach = range(max(60, highest - len(words) + 2))
    return max(reach, key=lambda shift: (sum(_fits(words, mention, shift) for mention in mentions), -shift))


def _fits(words: Sequence[str], mention: dict[str, Any], shift: int) -> bool:
    places = [number - 1 - shift for number in mention["t_ids"]]
    if not all(0 <= place < len(words) for place in places):
        return False
    return "".join(words[place] for place in places) == "".join(mention["text"].split())


def running_text(sentences: Sequence[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    """The sentences as one text, and start and end of each word in it; a headline gets a paragraph of its own."""
    text = ""
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        plain, places = detokenise(sentence)
        base = len(text)
        spans += [(base + start, base + end) for start, end in places]
        text += plain + (" " if sentence and sentence[-1] in _STOPS else "\n\n")
    return text, spans


def read_meantime(data: Path, split: str) -> Iterator[LinkedDocument]:
    """The documents of one half of MEANTIME's airbus part, chains as they go across documents."""
    with tarfile.open(data / MEANTIME) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            name = Path(member.name).name
            if not member.name.startswith("intra_cross-doc_annotation/") or not name.endswith(".xml"):
                continue
            # A document's file name begins with its id, so that the other half isn't even read.
            if half(name.partition("_")[0]) != split:
                continue
            source = archive.extractfile(member)
            if source is not None:
                yield _meantime_document(ElementTree.parse(source).getroot())


def _meantime_document(root: ElementTree.Element) -> LinkedDocument:
    sentences: dict[int, list[str]] = defaultdict(list)
    place_of: dict[str, int] = {}
    for place, token in enumerate(root.iter("token")):
        word = token.text or ""
        sentences[int(token.get("sentence", "0"))].append("£" if word == _POUND else word)
        place_of[token.get("t_id", "")] = place
    text, spans = running_text([sentences[number] for number in sorted(sentences)])
    doc_id = root.get("doc_id", "")
    chain_of = _chains(root)
    mentions = []
    for element in root.findall("Markables/*"):
        kind = {"ENTITY_MENTION": ENTITY, "EVENT_MENTION": EVENT}.get(element.tag)
        places = [place_of[anchor.get("t_id", "")] for anchor in element.findall("token_anchor")]
        if kind is None or not places:
            continue
        chain = chain_of.get(element.get("m_id", ""))
        # What refers to nothing was added for other layers and never linked.
        if chain is not None:
            mentions.append(LinkedMention(spans[min(places)][0], spans[max(places)][1], kind, chain))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    # Some have no creation time, but all have the line with the day that their publisher puts under the headline.
    return LinkedDocument(doc_id, "airbus", doc_id, text, _day(root) or anchor_of(text), tuple(mentions))


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """By mention the instance that it refers to, or the document's own group where no instance is named."""
    instances = {
        element.get("m_id", ""): element.get("instance_id") or f"{root.get('doc_id')}:{element.get('m_id')}"
        for element in root.findall("Markables/*")
        if element.tag in ("ENTITY", "EVENT")
    }
    found: dict[str, str] = {}
    for relation in root.findall("Relations/REFERS_TO"):
        target = relation.find("target")
        if target is None:
            continue
        for source in relation.findall("source"):
            found[source.get("m_id", "")] = instances[target.get("m_id", "")]
    return found


def _day(root: ElementTree.Element) -> date | None:
    for element in root.findall("Markables/TIMEX3"):
        if element.get("functionInDocument") == "CREATION_TIME":
            try:
                return date.fromisoformat(element.get("value", "")[:10])
            except ValueError:
                return None
    return None
