"""Quotes in passages that we annotated: `evaluation/annotated/quotes`.

A found quote is an annotated one when at least eight tenths of the words of the longer of the two are shared; pairs are
one to one, the best first. `f1` is over such spans. `speaker` is the share of the pairs whose speaker is right: the
found speaker has the annotated name (or the same family name), or, where the annotation knows no name, its words name
the same head; both may have none.

Two who say the same in one breath ("Norway and Japan said …") are one quote, as in the guideline, which names the first
of them: claims with the same characters whose speakers stand side by side in the text, joined by "and", "&" or a comma,
count as one found quote, and its speaker is right if one of them is. Any other second claim over the same characters is
a false one.

`f1_with_speaker` counts a pair only where the speaker is right too. Product and
baseline read the passage with the paragraphs beside it. The baseline takes what stands between quotation marks (three
words or more), and the person named nearest before it as its speaker.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dramatis.extraction import Claim, Extraction
from dramatis.folding import fold
from dramatis.words import EntityKind
from evaluation.annotated_items import Annotated, files_of, of_articles, read_annotated
from evaluation.intervals import f1, measured, precision, ratio, recall
from evaluation.readings import extracted
from evaluation.task import Bench, Task, TaskResult

_SHARED = 0.8
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
# Between two who speak together: "and", a party in brackets before it.
_JOINED = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*(?:,|&|,?\s*and)(?:\s+the)?\s*", re.IGNORECASE)
_SHORTEST = 3
_SPAN, _SPOKEN = "span", "spoken"


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: its characters in the passage, the words that name its speaker, and all the speaker's names.

    `beside` are those who say the same together with the speaker, as words and names.
    """

    start: int
    end: int
    speaker: str
    names: tuple[str, ...]
    direct: bool
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()


def evaluate(bench: Bench) -> TaskResult:
    """The product's claims against our quotes, beside marks and the nearest person."""
    items = read_annotated("quotes", bench.split)
    extractions = list(extracted(bench.extractor, [item.whole for item in items], [None] * len(items)))
    ours = [quote_counts(item, claimed(item, found)) for item, found in zip(items, extractions, strict=True)]
    plain = [quote_counts(item, between_marks(item, found)) for item, found in zip(items, extractions, strict=True)]
    measures = {
        "f1": f1([_SPAN]),
        "speaker": ratio("right speaker", "pairs"),
        "f1_with_speaker": f1([_SPOKEN]),
        "precision": precision(_SPAN),
        "recall": recall(_SPAN),
        "recall_direct": recall("direct"),
        "recall_indirect": recall("indirect"),
    }
    return TaskResult(
        dataset="our passages with quotes",
        split=bench.split,
        n=sum(len(item.gold["quotes"]) for item in items),
        unit="quotes",
        documents=len({item.article for item in items}),
        measures=measured(of_articles(items, ours), of_articles(items, plain), measures, {"f1": 0.85, "speaker": 0.80}),
        baseline="what stands between quotation marks, said by the person named last before it",
    )


def claimed(item: Annotated, found: Extraction) -> list[Said]:
    """The product's claims in the item's text."""
    names = {entity.id: entity.names for entity in found.entities}
    inside = [claim for claim in found.claims if item.inside(claim.evidence[0].start, claim.evidence[0].end)]
    out = []
    for together in spoken_together(item.whole, inside):
        first, *others = together
        out.append(
            Said(
                first.evidence[0].start - item.offset,
                first.evidence[0].end - item.offset,
                first.speaker_text,
                names.get(first.speaker or "", ()),
                first.direct,
                tuple((other.speaker_text, names.get(other.speaker or "", ())) for other in others),
            )
        )
    return out


def spoken_together(text: str, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in groups, each of the same characters by speakers whom the text joins side by side."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            if _is_joint(text, group[-1], claim):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _is_joint(text: str, one: Claim, other: Claim) -> bool:
    quoted = (one.evidence[0].start, one.evidence[0].end) == (other.evidence[0].start, other.evidence[0].end)
    if not quoted or not one.speaker_text or not other.speaker_text:
        return False
    first, second = sorted((claim.evidence[1].start, claim.evidence[1].end) for claim in (one, other))
    return _JOINED.fullmatch(text[first[1] : second[0]]) is not None


def between_marks(item: Annotated, found: Extraction) -> list[Said]:
    """The baseline's quotes, with the product's names of persons (no pronouns)."""
    names = {entity.id: entity.names for entity in found.entities if entity.kind is EntityKind.PERSON}
    persons = [
        (mention.start, mention.text) for mention in found.mentions if mention.text in names.get(mention.entity, ())
    ]
    out = []
    for match in _MARKED.finditer(item.text):
        if len(match[1].split()) < _SHORTEST:
            continue
        before = [person for person in persons if person[0] < item.offset + match.start()]
        name = max(before)[1] if before else ""
        out.append(Said(match.start(1), match.end(1), name, (name,) if name else (), True))
    return out


def quote_counts(item: Annotated, found: Sequence[Said]) -> dict[str, float]:
    """The counts of one passage."""
    gold = item.gold["quotes"]
    pairs = paired(item.text, [(quote["content"]["start"], quote["content"]["end"]) for quote in gold], found)
    right = sum(any(same_speaker(gold[i], one) for one in _speakers(found[j])) for i, j in pairs)
    counts: dict[str, float] = {"pairs": len(pairs), "right speaker": right}
    for name, true in ((_SPAN, len(pairs)), (_SPOKEN, right)):
        counts |= {f"tp:{name}": true, f"fp:{name}": len(found) - true, f"fn:{name}": len(gold) - true}
    met = {i for i, _ in pairs}
    for kind in ("direct", "indirect"):
        of_kind = [i for i, quote in enumerate(gold) if quote["kind"] == kind]
        counts |= {f"tp:{kind}": sum(i in met for i in of_kind), f"fn:{kind}": sum(i not in met for i in of_kind)}
    return counts


def _speakers(said: Said) -> Iterator[Said]:
    """The quote as of each who speaks."""
    yield said
    for words, names in said.beside:
        yield replace(said, speaker=words, names=names)


def paired(text: str, gold: Sequence[tuple[int, int]], found: Sequence[Said]) -> list[tuple[int, int]]:
    """Index pairs of quotes that are the same, one to one, the best first."""
    words = [(word.start(), word.end()) for word in _WORD.finditer(text)]
    held = [_inside(words, start, end) for start, end in gold]
    seen = [_inside(words, one.start, one.end) for one in found]
    shares = [(len(a & b) / max(len(a), len(b)), i, j) for i, a in enumerate(held) for j, b in enumerate(seen) if a & b]
    pairs: list[tuple[int, int]] = []
    for share, i, j in sorted(shares, key=lambda one: (-one[0], one[1:])):
        if share >= _SHARED and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _inside(words: Iterable[tuple[int, int]], start: int, end: int) -> set[int]:
    return {low for low, high in words if start <= low and high <= end}


def same_speaker(gold: Any, found: Said) -> bool:
    """Whether the found speaker is the annotated one."""
    name = gold["speaker_name"]
    said = _folded(found.speaker)
    if name:
        wanted = _folded(name)
        known = [_folded(one) for one in found.names] or [said]
        return any(one and (one == wanted or one[-1] == wanted[-1]) for one in known)
    if gold["speaker"] is None:
        return not said
    mention = _folded(gold["speaker"]["text"])
    return bool(said and mention) and (said[-1] == mention[-1] or mention[-1] in said)


def _folded(text: str) -> list[str]:
    return fold(text).split()


TASKS = (Task("quotes", evaluate, own=files_of("quotes"), halved=True),)
