"""How sure each rule of the relations is, by measurement: `python -m evaluation.relation_confidence --data DATA`.

Every relation that a rule reads off the documents of Re-DocRED that are trained on, between annotated entities, counts
as right where the set has it, and else as `relation_readings.tsv` says, in which those that the set lacks were read by
hand (the set leaves many true relations out). A rule's confidence is (right + 2 · share) / (seen + 2), where share is
what the set alone confirms of all relations of the predicate, one right and one wrong added: a lower bound, for a rule
that was seen little or never. With `--write` the two tables of rules get these figures; without it they are only
printed. Relations that nobody has read yet are listed, and count as neither.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dramatis.words import Predicate
from evaluation.readings import parsed, with_names
from evaluation.relations import Related, aligned_chains, related, triple
from evaluation.run import open_model
from extractors.relations import found_relations
from training import inputs
from training.corpora import REDOCRED_HELD, held_out

_READ = Path(__file__).parent / "relation_readings.tsv"
_LEXICON = Path(__file__).parent.parent / "extractors" / "lexicon"
# The rules were written on these documents, so that even one that never erred there may elsewhere.
_HIGHEST = 0.98
# Table, and the column of its confidence.
_TABLES = (("relations.tsv", 5), ("relation_patterns.tsv", 8))


@dataclass(frozen=True, slots=True)
class Seen:
    """A relation that a rule has read in a document, and whether the set has it."""

    title: str
    rule: str
    subject: str
    predicate: Predicate
    object: str
    annotated: bool
    words: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which a reading by hand is found again, whatever rule reads the relation."""
        return self.title, self.subject, self.predicate, self.object


def seen_relations(data: Path) -> Iterator[Seen]:
    """What the rules read off the documents that are trained on, each rule and pair of entities of a document once."""
    extractor = open_model("small")
    documents = list(_training(data / inputs.REDOCRED))
    for document, doc in zip(documents, parsed(extractor, [one.text for one in documents]), strict=True):
        reading, _ = with_names(extractor, doc)
        owners = aligned_chains(document, reading)
        once = set()
        for found in found_relations(reading):
            subject, other = owners.get(found.subject.chain), owners.get(found.object.chain)
            if subject is None or other is None or subject == other or not found.asserted:
                continue
            held = triple(subject, found.predicate, other)
            if (found.rule, held) not in once:
                once.add((found.rule, held))
                start, end = reading.characters(found.first.start, found.last.end)
                names = (reading.chains[side.chain].name for side in (found.subject, found.object))
                one, two = (re.sub(r"\s+", " ", name) for name in names)
                words = re.sub(r"\s+", " ", document.text[max(0, start - 40) : end + 30])
                yield Seen(document.title, found.rule, one, found.predicate, two, held in document.triples, words)


def read_by_hand() -> dict[tuple[str, str, str, str], bool]:
    """Whether a relation that the set lacks is right all the same."""
    lines = _READ.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {
        (title, subject, predicate, other): verdict == "right" for verdict, title, subject, predicate, other in rows
    }


def confidences(
    counts: dict[str, Counter[bool]], annotated: dict[Predicate, Counter[bool]], predicates: dict[str, Predicate]
) -> dict[str, float]:
    """The confidence of each rule: `counts` are right and wrong by rule, `annotated` by predicate as the set has it."""
    shares: dict[Predicate, float] = {}
    for predicate in set(predicates.values()):
        of_all = annotated.get(predicate, Counter[bool]())
        shares[predicate] = (of_all[True] + 1) / (of_all.total() + 2)
    return {rule: _smoothed(counts.get(rule, Counter()), shares[of]) for rule, of in predicates.items()}


def _smoothed(count: Counter[bool], share: float) -> float:
    return min(_HIGHEST, round((count[True] + 2 * share) / (count.total() + 2), 2))


def _training(path: Path) -> Iterator[Related]:
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for row in json.load(source):
            if not held_out(row["title"], REDOCRED_HELD):
                yield related(row)


def _rules() -> dict[str, Predicate]:
    """The predicate of every rule in the tables."""
    found = {}
    for name, _ in _TABLES:
        for line in (_LEXICON / name).read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "#@":
                rule, predicate, *_rest = line.split("\t")
                found[rule] = Predicate(predicate)
    return found


def _write(figures: dict[str, float]) -> None:
    for name, column in _TABLES:
        lines = (_LEXICON / name).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line and line[0] not in "#@":
                cells = line.split("\t")
                cells[column] = f"{figures[cells[0]]:.2f}"
                lines[number] = "\t".join(cells)
        (_LEXICON / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    known = read_by_hand()
    counts: dict[str, Counter[bool]] = {}
    annotated: dict[Predicate, Counter[bool]] = {}
    for seen in seen_relations(arguments.data):
        annotated.setdefault(seen.predicate, Counter())[seen.annotated] += 1
        right = seen.annotated or known.get(seen.key)
        if right is None:
            print("unread", *seen.key, seen.words, sep="\t")
        else:
            counts.setdefault(seen.rule, Counter())[right] += 1
    figures = confidences(counts, annotated, _rules())
    for rule, figure in figures.items():
        count = counts.get(rule, Counter())
        print(rule, f"{count[True]} of {count.total()}", figure, sep="\t")
    if arguments.write:
        _write(figures)


if __name__ == "__main__":
    main()
