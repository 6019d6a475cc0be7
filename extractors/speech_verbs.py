"""The verbs that report speech, what each may be followed by, and how its content is held."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dramatis.words import Modality

_FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb's row in speech_verbs.tsv; that file's head explains the patterns.

    `modality` is what the verb makes of its content ("deny" DENIED), None where the content speaks for itself.
    """

    lemma: str
    kind: str
    modality: Modality | None
    patterns: frozenset[str]


@cache
def speech_verbs() -> dict[str, SpeechVerb]:
    """All verbs by lemma ("point out" for two words); the first row that names one wins."""
    found: dict[str, SpeechVerb] = {}
    for line in (_FOLDER / "speech_verbs.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, modality, patterns, verbs = line.split("\t")
        held = Modality(modality) if modality else None
        for verb in (word.replace("_", " ") for word in verbs.split()):
            found.setdefault(verb, SpeechVerb(verb, kind, held, frozenset(patterns.split(","))))
    return found


@cache
def particles() -> frozenset[str]:
    """The second words of verbs that have two."""
    return frozenset(verb.split()[1] for verb in speech_verbs() if " " in verb)


@cache
def speaking_nouns() -> frozenset[str]:
    """Common nouns, as lemmas, for those who speak without a name: persons, bodies and papers."""
    return person_nouns() | _words("speech_bodies.txt")


@cache
def person_nouns() -> frozenset[str]:
    """Common nouns, as lemmas, for persons."""
    return _words("speech_people.txt")


def _words(name: str) -> frozenset[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


# Nouns that hold what somebody says: "his claim that …".
SPEECH_NOUNS = {
    "claim": "claim", "assertion": "assert", "statement": "state", "allegation": "allege", "accusation": "allege",
    "warning": "warn", "announcement": "announce", "insistence": "insist", "denial": "deny", "promise": "promise",
    "pledge": "pledge", "vow": "vow", "threat": "threaten", "demand": "demand", "request": "request", "call": "urge",
    "appeal": "appeal", "suggestion": "suggest", "proposal": "propose", "recommendation": "recommend",
    "argument": "argue", "admission": "admit", "confession": "confess", "acknowledgment": "acknowledge",
    "acknowledgement": "acknowledge", "assurance": "assure", "contention": "contend", "confirmation": "confirm",
    "remark": "remark", "comment": "comment", "prediction": "predict", "complaint": "complain", "report": "report",
    "criticism": "criticize", "charge": "charge", "testimony": "testify", "declaration": "declare", "reply": "reply",
}  # fmt: skip
# These report speech even where the tree shows no clause below them: "Kyiv said talks would resume".
PLAIN = frozenset(
    [
        "say", "tell", "claim", "confirm", "warn", "announce", "add", "insist", "argue", "note", "report", "deny",
        "state", "admit", "acknowledge", "declare", "promise", "stress", "allege", "reiterate", "maintain", "contend",
        "assert", "predict", "suggest", "testify", "tweet", "concede", "complain", "caution", "conclude",
        "point out", "make clear",
    ]
)  # fmt: skip
