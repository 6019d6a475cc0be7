"""gmb, whose labels are a corrected machine's: read, mended where it contradicts itself, and parted."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training import labels
from training.corpora import TIME_WORDS, Name, Sentence, chunks, held_out, lines_of, sentence, settle
from training.polities import Gazetteer, full_names, peoples, state_names, town_names

# Of gmb's blocks of this many sentences, this share is kept for scoring.
GMB_BLOCK, GMB_HELD = 50, 0.05
# A string this often in gmb, with one label in more than this share of the cases, has that label everywhere.
# For a person a smaller share of a full name's cases will do: gmb often takes people for bodies and places, and
# hardly ever the other way round.
USUAL_COUNT, USUAL_SHARE, PERSON_SHARE = 4, 0.5, 0.3


def read_gmb(path: Path) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Words, parts of speech and tags of each of gmb's sentences, in their order."""
    words: list[str] = []
    parts: list[str] = []
    tags: list[str] = []
    rows = csv.reader(lines_of(path))
    next(rows)
    for mark, word, part, tag in rows:
        if mark and words:
            yield words, parts, tags
            words, parts, tags = [], [], []
        words.append(word)
        parts.append(part)
        tags.append(tag)
    if words:
        yield words, parts, tags


def overlooked(words: Sequence[str], parts: Sequence[str], tags: Sequence[str]) -> frozenset[int]:
    """Proper nouns inside a sentence that gmb's machine gave no label: nothing can be learnt from these.

    Titles and dates are no names, and are told so.
    """
    return frozenset(
        index
        for index, (word, part, tag) in enumerate(zip(words, parts, tags, strict=True))
        if tag == "O"
        and index
        and part.startswith("NNP")
        and word[:1].isupper()
        and word.lower() not in labels.TITLE_NOUNS | labels.TITLE_MODIFIERS
        and not TIME_WORDS.search(word)
    )


def mended_gmb(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """gmb's tags with the word after "Mr." and its like made a person, and a lone "Prime" made nothing."""
    mended = list(tags)
    for index, word in enumerate(words):
        if word in ("Mr.", "Ms.", "Mrs.") and index + 1 < len(words) and words[index + 1][:1].isupper():
            mended[index] = "O"
            after = index + 1
            mended[after] = "B-per"
            while after + 1 < len(words) and tags[after + 1].startswith("I-") and tags[after + 1] != "I-tim":
                after += 1
                mended[after] = "I-per"
    return mended


def gazetteer(data: Path) -> Gazetteer:
    """The tables by which places are told apart; peoples are learnt from gmb."""
    states = state_names(data / "gaz_rigour" / "territories.jsonl.gz")
    seen: dict[str, list[str]] = {"gpe": [], "geo": []}
    for words, _, tags in read_gmb(data / "gmb" / "ner_dataset_no_heldout.utf8.csv.gz"):
        for start, end, kind in chunks(tags):
            if kind in seen:
                seen[kind].append(" ".join(words[start:end]))
    demonyms = peoples(seen["gpe"], seen["geo"], states)
    leaders = full_names(data / "petrarch2_dictionaries" / "Phoenix.Countries.actors.txt.gz")
    return Gazetteer((states | town_names()) - demonyms - BODIES, demonyms, states - BODIES, leaders)


# Titles that open no organisation's name.
_SURE_TITLES = frozenset(["President", "Senator", "Ambassador", "Chancellor", "Pope", "Sheikh", "Mr.", "Ms.", "Mrs."])


# What gmb's machine cuts out of titles ("Secretary of State"), and out of longer names.
NO_NAMES = frozenset(["State", "Prime"])
# Bodies that gmb, or a table of territories, also has as places.
BODIES = frozenset(["United Nations", "U.N.", "UN", "European Union", "EU", "E.U.", "African Union", "AU"])
FRAGMENTS = frozenset(["Defense", "Information", "United", "Western", "Open", "Post", "Islam", "AIDS", "HIV"])


def _lists_two(words: Sequence[str], gaz: Gazetteer) -> bool:
    """Whether the span is two polities and a word between them ("India and Pakistan")."""
    at = words.index("and") if "and" in words else 0
    return bool(at) and " ".join(words[:at]) in gaz.polities and " ".join(words[at + 1 :]) in gaz.polities


def gmb_label(kind: str, words: Sequence[str], gaz: Gazetteer) -> str:
    """What one of gmb's spans is taken for: its plainest confusions are mended on the way."""
    name = " ".join(words)
    if name in NO_NAMES or (len(words) == 1 and name.islower()):
        return labels.NOTHING
    if name in FRAGMENTS or _lists_two(words, gaz):
        return labels.UNSURE
    if all(word in labels.CREEDS or word in gaz.demonyms for word in words):
        return labels.NORP
    if name in BODIES:
        return labels.ORG
    if len(words) == 2 and name not in gaz.polities and any(name[:-cut] in gaz.states for cut in (1, 2)):
        return labels.NORP  # "Sri Lankan", "Saudi Arabian"
    if kind == "gpe":
        return labels.GPE if name in gaz.polities else labels.NORP
    if kind == "org" and (name in gaz.polities or name.lower().replace(" ", "_") in labels.REGIONS):
        return labels.PLACE
    if kind == "org" and words[0] in _SURE_TITLES and 1 < len(words) < 5:
        return labels.PERSON
    if kind == "org" and words[-1].lower() in labels.TITLE_NOUNS:
        return labels.UNSURE  # "U.N. Secretary-General": neither a person nor a body
    if kind == "per" and (name in gaz.states or name.lower() in labels.COMPASS):
        return labels.PLACE if name in gaz.states else labels.UNSURE
    if kind == "eve" and (len(words) == 1 or words[0][:1].islower()):
        return labels.UNSURE
    return labels.GMB[kind]


def usual_labels(path: Path, gaz: Gazetteer) -> dict[str, str]:
    """The label of each string that gmb labels often and nearly always alike."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for words, _, tags in read_gmb(path):
        found = [(s, e, gmb_label(kind, words[s:e], gaz)) for s, e, kind in chunks(mended_gmb(words, tags))]
        for name in settle(words, found, gaz):
            counted[" ".join(words[name.start : name.end])][name.label] += 1
    usual = {}
    for string, seen in counted.items():
        label, count = seen.most_common(1)[0]
        total = sum(seen.values())
        as_person = seen[labels.PERSON]
        often_person = as_person >= USUAL_COUNT and as_person > PERSON_SHARE * total and " " in string
        if string.lower() in gaz.leaders or often_person:
            usual[string] = labels.PERSON
        elif total >= USUAL_COUNT and count > USUAL_SHARE * total and label != labels.UNSURE:
            usual[string] = label
    return usual


def tidied(one: Sentence, usual: dict[str, str], gaz: Gazetteer) -> Sentence:
    """A sentence of gmb with usual labels, creeds as NORP, and split names ("Sri" "Lanka") joined."""
    words = one.words()
    names: list[Name] = []
    for name in one.names:
        name = trimmed(name, words, usual)
        string = " ".join(words[name.start : name.end])
        label = labels.NORP if string in labels.CREEDS else usual.get(string, name.label)
        if names and names[-1].end == name.start and _belong_together(words[names[-1].start : name.end], label, gaz):
            both = " ".join(words[names[-1].start : name.end])
            name, label = replace(name, start=names[-1].start), labels.GPE if both in gaz.polities else labels.NORP
            names.pop()
        names.append(replace(name, label=label))
    taken = {i for name in names for i in range(name.start, name.end)}
    names += [Name(i, i + 1, labels.NORP) for i, word in enumerate(words) if word in labels.CREEDS and i not in taken]
    return replace(one, names=tuple(sorted(names, key=lambda name: name.start)))


def trimmed(name: Name, words: Sequence[str], usual: dict[str, str]) -> Name:
    """The name without small-lettered words before a place, and without the title of a well-known person."""
    start = name.start
    if name.label in (labels.GPE, labels.LOC):
        while start + 1 < name.end and words[start][:1].islower():
            start += 1
        return replace(name, start=start)
    rest = start + labels.without_titles(words[start : name.end])
    if name.label == labels.ORG and start < rest < name.end:
        known = usual.get(" ".join(words[rest : name.end])) == labels.PERSON
        return replace(name, start=rest, label=labels.PERSON) if known else name
    return name


def _belong_together(words: Sequence[str], label: str, gaz: Gazetteer) -> bool:
    """Whether two neighbouring names are one: a state's name, or a people's with a compass word or such before."""
    if len(words) != 2 or label not in (labels.NORP, labels.GPE):
        return False
    both = " ".join(words)
    if both in gaz.polities:
        return True
    compass = words[0] in ("North", "South", "East", "West", "Central", "Latin")
    return label == labels.NORP and (compass or any(both[:-cut] in gaz.polities for cut in (1, 2)))


def gmb(path: Path, gaz: Gazetteer, scored: bool) -> Iterator[Sentence]:
    """gmb's training part, or the blocks that are kept for scoring."""
    usual = usual_labels(path, gaz)
    for number, (words, parts, tags) in enumerate(read_gmb(path)):
        block = f"gmb-{number // GMB_BLOCK}"
        if held_out(block, GMB_HELD) != scored:
            continue
        found = []
        for start, end, kind in chunks(mended_gmb(words, tags)):
            found.append((start, end, gmb_label(kind, words[start:end], gaz)))
        one = tidied(sentence("gmb", block, words, found, gaz), usual, gaz)
        named = {i for name in one.names for i in range(name.start, name.end)}
        yield replace(one, missing=one.missing | (overlooked(words, parts, tags) - named))
