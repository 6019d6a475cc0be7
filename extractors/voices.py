"""Who says "I", "we" and "you": the speaker of a quotation, the turns of an interview, else the text's own voice."""

from collections import Counter
from collections.abc import Hashable, Iterator

from spacy.tokens import Token

from extractors.referents import Referent, Scene, Thing
from extractors.speech_verbs import speech_verbs
from extractors.syntax import lemma, own_subject

FIRST = {
    "i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "you": "you", "your": "you", "yours": "you", "yourself": "you", "yourselves": "you",
}  # fmt: skip
# Tokens between a quotation and the verb that reports it: "…", the foreign minister of X, N. N., said.
_AFTER, _BEFORE = 16, 25
# From three questions on, a text is a conversation.
_FEWEST_QUESTIONS = 3
# The words before the first question in which a text says that it is an interview.
_LEAD = 150
# "THE PRESIDENT:", "Sen. John Q. Smith (R-Ohio):"
_LONGEST_LABEL = 8
_FEWEST_LABELS = 4
# Tokens of white space at a paragraph's end; more stand only in debris.
_BLANK = 5


def speakers(scene: Scene) -> list[Thing | None]:
    """For each quotation of the scene who says it, None where nothing tells."""
    at = {referent.head: referent for referent in scene.referents}
    for referent in scene.referents:
        for token in range(referent.start, referent.end):
            at.setdefault(token, referent)
    found: list[Thing | None] = []
    ends: dict[int, Thing] = {}
    for start, end in scene.quotes:
        said = _reported(scene, at, range(end, end + _AFTER)) or _reported(
            scene, at, range(start - 1, start - 1 - _BEFORE, -1)
        )
        if start >= len(scene.paragraph_of):
            found.append(None)
            continue
        paragraph = scene.paragraph_of[start]
        # The rest of a speech in the same paragraph, or a paragraph that is nothing but a quotation.
        speaker = said.thing if said is not None else ends.get(paragraph)
        if speaker is not None and speaker.sort != "thing":
            ends[paragraph] = speaker
            found.append(speaker)
        else:
            found.append(None)
    return found


def _reported(scene: Scene, at: dict[int, Referent], tokens: range) -> Referent | None:
    """The subject of the verb of speech among the tokens, which follow one another away from the quotation."""
    doc = scene.reading.doc
    known = speech_verbs()
    for index in tokens:
        if not 0 <= index < len(doc) or scene.quote_of[index] >= 0:
            return None
        token = doc[index]
        if token.is_space and "\n" in token.text:
            return None
        if token.text in (".", "!", "?") and index != tokens.start:
            return None
        if token.pos_ not in ("VERB", "AUX"):
            continue
        verb = known.get(lemma(token))
        if verb is None or "q" not in verb.patterns:
            continue
        subject = own_subject(token)
        if subject is not None and subject.i in at and scene.quote_of[subject.i] < 0:
            return at[subject.i]
        for beside in (index + 1, index - 1):
            if beside in at and scene.quote_of[beside] < 0:
                return at[beside]
        return None
    return None


def voices(scene: Scene, tokens: list[Token]) -> dict[Hashable, list[Token]]:
    """The pronouns of the first and second person by who is meant; a Thing as the key where the text tells who."""
    if not tokens:
        return {}
    said = speakers(scene)
    turns = _labelled(scene) or _asked(scene, tokens)
    writer = _introduced(scene, tokens) or "I"
    found: dict[Hashable, list[Token]] = {}
    for token in tokens:
        person = FIRST[token.lower_]
        quote = scene.quote_of[token.i]
        key: Hashable
        if quote >= 0:
            speaker = said[quote]
            key = speaker if speaker is not None and person == "I" else (person, id(speaker) if speaker else -quote - 1)
        elif turns:
            key = turns[scene.paragraph_of[token.i]].get(person, person)
        else:
            key = writer if person == "I" else person
        found.setdefault(key, []).append(token)
    return found


def _introduced(scene: Scene, tokens: list[Token]) -> Thing | None:
    """Who says "I am N. N." or "my name is N. N." outside quotations."""
    doc = scene.reading.doc
    for token in tokens:
        if FIRST[token.lower_] != "I" or scene.quote_of[token.i] >= 0 or token.i + 3 >= len(doc):
            continue
        named = token.i + 2 if token.lower_ == "i" else token.i + 3 if doc[token.i + 1].lower_ == "name" else -1
        if named < 0 or lemma(doc[named - 1]) != "be":
            continue
        chain = scene.reading.chain_of_token.get(named)
        thing = None if chain is None else scene.things.get(chain)
        if thing is not None and thing.sort == "person":
            return thing
    return None


def _labelled(scene: Scene) -> dict[int, dict[str, Hashable]]:
    """In a transcript ("SMITH: …"), for each paragraph who "I" is, and "you" where two persons talk."""
    doc = scene.reading.doc
    labels: dict[int, Hashable] = {}
    for start in (0, *(after + 1 for after in scene.breaks)):
        ahead = range(start + 1, min(len(doc), start + _LONGEST_LABEL + 1))
        colon = next((i for i in ahead if doc[i].text == ":"), -1)
        if colon < 0 or not all(doc[i].text[0].isupper() or not doc[i].text[0].isalpha() for i in range(start, colon)):
            continue
        chains = {scene.reading.chain_of_token.get(i) for i in range(start, colon)} - {None}
        thing = scene.things.get(chains.pop() or 0) if len(chains) == 1 else None
        label: Hashable = thing if thing is not None and thing.sort == "person" else doc[start:colon].text.casefold()
        labels.setdefault(scene.paragraph_of[start], label)
    counts = Counter(labels.values())
    if len(counts) < 2 or len(labels) < _FEWEST_LABELS or len(labels) < 2 * len(counts):
        return {}
    found: dict[int, dict[str, Hashable]] = {}
    speaker: Hashable = None
    others = list(counts)
    for paragraph in range(scene.paragraph_of[-1] + 1):
        speaker = labels.get(paragraph, speaker)
        found[paragraph] = {"I": speaker or "I"}
        if len(others) == 2 and speaker is not None:
            found[paragraph]["you"] = others[1 - others.index(speaker)]
    return found


def _asked(scene: Scene, tokens: list[Token]) -> dict[int, dict[str, Hashable]]:
    """In an interview, for each paragraph who "I" and "you" are: one asks, the other answers."""
    asking = set(_questions(scene))
    addressed = {
        scene.paragraph_of[token.i]
        for token in tokens
        if FIRST[token.lower_] == "you" and scene.paragraph_of[token.i] in asking
    }
    told = any(lemma(token) == "interview" for token in scene.reading.doc[:_LEAD])
    if len(asking) < _FEWEST_QUESTIONS or len(addressed) < (1 if told else _FEWEST_QUESTIONS):
        return {}
    answering = _interviewed(scene, min(asking)) if told else None
    asks: dict[str, Hashable] = {"you": answering or "answers", "I": "asks"}
    answers: dict[str, Hashable] = {"I": answering or "answers"}
    return {paragraph: asks if paragraph in asking else answers for paragraph in range(scene.paragraph_of[-1] + 1)}


def _questions(scene: Scene) -> Iterator[int]:
    """The paragraphs that end with a question mark."""
    doc = scene.reading.doc
    for end in scene.breaks:
        last = end - 1
        while last > 0 and end - last < _BLANK and doc[last].is_space:
            last -= 1
        if last >= 0 and doc[last].text == "?":
            yield scene.paragraph_of[last]


def _interviewed(scene: Scene, first_question: int) -> Thing | None:
    """The person named most before the first question."""
    counts = Counter(
        referent.thing
        for referent in scene.referents
        if referent.paragraph < first_question and referent.thing.sort == "person" and referent.thing.chain is not None
    )
    return counts.most_common(1)[0][0] if counts else None
