"""Pronouns: he and she mean the person who fits, it and its the organisation or country that is the subject."""

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.reading import Form, Naming, Reading
from extractors.syntax import governor, own_subject, relation, subject

_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER = frozenset(["it", "its", "itself"])
# A pronoun reaches back over this many sentences beside its own; news rarely goes further.
_SENTENCES_BACK = 3
# The sentence alone, or an earlier one: rough shares of correct ones among those looked at.
_SAME_SENTENCE, _EARLIER, _NEUTER_SCORE = 0.6, 0.5, 0.5
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'


def link_pronouns(reading: Reading) -> None:
    """Adds pronouns to the chains that they mean; the doubtful ones, and those inside quotations, stay out."""
    doc = reading.doc
    quoted = _quoted(doc)
    persons: list[list[tuple[int, int]]] = []
    body_start = reading.article.body_start
    for sentence in doc.sents:
        # (chain, token) of the persons named in this sentence so far, outside quotations.
        named: list[tuple[int, int]] = []
        if sentence.start_char < body_start <= sentence.end_char:
            persons.clear()
        for index in range(sentence.start, sentence.end):
            chain = reading.chain_of_token.get(index)
            if chain is not None:
                naming = reading.naming_of_token[index]
                if naming.start == index and reading.chains[chain].kind is EntityKind.PERSON and not quoted[index]:
                    named.append((chain, index))
                continue
            if quoted[index]:
                continue
            lower = doc[index].lower_
            gender = _GENDER.get(lower)
            if gender is not None and doc[index].text[0].isupper() and not _opens(doc, index):
                # "He Ping" is a name.
                continue
            if gender is not None:
                found = _antecedent(reading, gender, named, persons, doc[index])
                if found is not None:
                    person, score = found
                    reading.add_naming(person, Naming(index, index + 1, "PERSON", score, Form.PRONOUN))
                    reading.chains[person].gender = reading.chains[person].gender or gender
                    named.append((person, index))
            elif lower in _NEUTER:
                body = _clause_subject(reading, doc[index])
                if body is not None:
                    label = "GPE" if reading.chains[body].kind is EntityKind.PLACE else "ORG"
                    reading.add_naming(body, Naming(index, index + 1, label, _NEUTER_SCORE, Form.PRONOUN))
        persons.append(named)
        del persons[:-_SENTENCES_BACK]


def _antecedent(
    reading: Reading,
    gender: str,
    named: list[tuple[int, int]],
    earlier: list[list[tuple[int, int]]],
    pronoun: Token,
) -> tuple[int, float] | None:
    for distance, sentence in enumerate([named, *reversed(earlier)]):
        fitting = [(chain, index) for chain, index in sentence if reading.chains[chain].gender in (None, gender)]
        if not fitting:
            continue
        score = _SAME_SENTENCE if distance == 0 else _EARLIER
        chains = {chain for chain, _ in fitting}
        if len(chains) == 1:
            return fitting[0][0], score
        certain = {chain for chain in chains if reading.chains[chain].gender == gender}
        if len(certain) == 1:
            return certain.pop(), score - 0.1
        subjects = {chain for chain, index in fitting if _is_subject(reading, index)}
        if distance == 0 and pronoun.lower_ in ("he", "she") and (own := _speaker(reading, pronoun)) in chains:
            return (own, score) if own is not None else None
        return (subjects.pop(), score - 0.1) if len(subjects) == 1 else None
    return None


def _opens(doc: Doc, index: int) -> bool:
    """The token opens its sentence, or what follows a quotation, a colon or a dash."""
    return bool(doc[index].is_sent_start) or not doc[index - 1].text[-1].isalnum()


def _speaker(reading: Reading, pronoun: Token) -> int | None:
    """The subject of the clause in which the pronoun's clause is said: "X said he …"."""
    verb = governor(pronoun)
    if verb is None or relation(verb) not in ("ccomp", "advcl"):
        return None
    above = own_subject(verb.head)
    return None if above is None else reading.chain_at(above)


def _is_subject(reading: Reading, index: int) -> bool:
    naming = reading.naming_of_token[index]
    return any(relation(reading.doc[i]) in ("nsubj", "nsubj:pass") for i in range(naming.start, naming.end))


def _clause_subject(reading: Reading, pronoun: Token) -> int | None:
    """The organisation or country that "it" or "its" means: the subject of its own or the next higher clause."""
    verb = governor(pronoun)
    if verb is None:
        return None
    if pronoun.lower_ == "it":
        if relation(pronoun) != "nsubj" or relation(verb) not in ("ccomp", "advcl", "conj") or verb.head.i == verb.i:
            return None
        found = own_subject(verb.head)
    else:
        found = subject(verb)
        if found is not None and found.lower_ == "it":
            return reading.chain_at(found)
    if found is None or found.i >= pronoun.i:
        return None
    chain = reading.chain_at(found)
    if chain is None or reading.chains[chain].kind not in (EntityKind.ORGANIZATION, EntityKind.PLACE):
        return None
    naming = reading.naming_of_token[found.i]
    return None if naming.form is Form.DEMONYM else chain


def _quoted(doc: Doc) -> bytearray:
    """One byte a token: 1 inside double quotation marks. A line's end closes what was left open."""
    inside = bytearray(len(doc))
    opened = False
    for token in doc:
        text = token.text
        if text[0] in _OPENING:
            opened = True
        elif text[0] in _CLOSING:
            opened = False
        elif text[0] in _EITHER:
            opened = not opened
        elif "\n" in text:
            opened = False
        elif opened:
            inside[token.i] = 1
    return inside
