"""Syndicated copies: the same text in another outlet, a little cut or under another headline.

Sentences that are long enough to be nobody's by chance are hashed; a shorter text most of whose long sentences stand in
another is its copy (containment, after Broder 1997). A cut copy so keeps its original, which overlap alone would lose.
"""

import hashlib
import re

# A shorter sentence may stand in two independent texts ("He did not elaborate").
_LEAST_WORDS = 9
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"])\s+|\n+")
# Share of the shorter text's long sentences that must stand in the longer one.
COPY_AT = 0.6
# With fewer long sentences in common than this, one shared quotation would make a copy.
LEAST_SHARED = 2
# Sentences of one text that are filed; news is shorter, and a book would else fill the index.
_MOST_SENTENCES = 64


def prints(text: str) -> tuple[str, ...]:
    """Hashes of the text's long sentences, in order, each once: by them a copy is found and compared."""
    found: dict[str, None] = {}
    for sentence in _SENTENCE_END.split(text):
        words = re.findall(r"\w+", sentence.casefold())
        if len(words) >= _LEAST_WORDS:
            found[hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]] = None
        if len(found) >= _MOST_SENTENCES:
            break
    return tuple(found)


def likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of the shorter one's sentences that both have; 0 when too few to tell."""
    shared = len(set(left) & set(right))
    shorter = min(len(set(left)), len(set(right)))
    if shared < min(LEAST_SHARED, shorter) or shorter == 0:
        return 0.0
    # A text of one long sentence is a copy only of a text that has little more.
    if shorter == 1 and max(len(left), len(right)) > LEAST_SHARED:
        return 0.0
    return shared / shorter
