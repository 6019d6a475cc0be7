"""Documents with a name of their own: labelled by the pipeline, numbered, or capitalised around a head word.

A name is what the words show to be one, whichever model read them: "Resolution 1701", "Treaty of Lisbon", "Minsk
agreements" (a town before the head), "Lugar amendment" (a surname), "NATO treaty" (an organisation). A country before a
common noun ("the Russian memorandum") is its author, no part of a name. Of two spans that overlap the longer counts.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.documents_edges import (
    LONGEST_NAME,
    OPENERS,
    OUTSIDE,
    is_capital,
    is_nation,
    kind_before,
    name_end,
    name_start,
    with_year,
)
from extractors.documents_numbers import numbered_spans
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.reading import Form, Reading
from extractors.syntax import climb, forms, is_verb, labelled, lemma, prose, relation

NamedSpan = tuple[int, int, int]


# Whatever a pipeline took these for, capitalised behind another capital they are texts.
_TEXTS = listed(
    """treaty act bill law resolution agreement agreements accord accords pact protocol constitution amendment
    memorandum directive regulation decree ordinance statute declaration covenant communique communiqué concordat
    conventions armistice legislation"""
)


# These are as often bodies, meetings or programmes: they need "on", "against" …, a body of states before them, or a
# verb of documents beside them.
_DOUBTFUL = listed("convention charter initiative deal compact roadmap code framework order report budget plan agenda")


# A pipeline's label goes wrong most often on these.
_NO_TEXTS = listed(
    """program programme programs fund funds commission committee council agency department administration bureau plan
    system service services center centre institute foundation campaign project office board league party prize award
    """
)


_CODES = listed(
    "penal criminal civil tax labour labor electoral revenue military bankruptcy commercial family education"
)


_TREATING = listed(
    """sign extend renew suspend quit withdraw terminate expire violate breach ratify join leave rejoin negotiate
    conclude implement broker agree accede invoke collapse lapse adopt endorse publish release issue vote pass"""
)


_ABOUT = frozenset(["on", "against", "for", "relating", "concerning"])


# Towns and rivers may have such a word between themselves and the head: "Paris climate accord".
_BETWEEN = listed(
    """climate peace nuclear arms trade grain ceasefire cease-fire security framework extradition border water
    disarmament
    test-ban free-trade warming emissions ozone whaling landmine coalition refugee migration"""
)


def named_spans(reading: Reading) -> list[NamedSpan]:
    """Token spans of names with their heads, in text order, none overlapping another."""
    found = [(start, end, _head_of(reading, start, end)) for start, end in _numbered(reading)]
    found += _labelled(reading)
    found += _around_heads(reading)
    found.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: set[int] = set()
    kept: list[NamedSpan] = []
    for start, end, head in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, head))
    kept += _acronyms(reading.doc, kept, taken)
    return sorted(kept)


def _numbered(reading: Reading) -> Iterator[tuple[int, int]]:
    for start, end in numbered_spans(reading.doc):
        # "Warsaw Pact" as an alliance and "GATT" as a body stay what the gazetteer knows them to be.
        if not _is_known_body(reading, start):
            yield start, end


def _is_known_body(reading: Reading, token: int) -> bool:
    chain = reading.chain_at(token)
    return (
        chain is not None
        and reading.chains[chain].kind is EntityKind.ORGANIZATION
        and reading.chains[chain].wikidata is not None
        and reading.doc[token].text.isupper()
    )


def _labelled(reading: Reading) -> Iterator[NamedSpan]:
    known = document_words().all_heads()
    for span in labelled(reading.doc, "DOCUMENT"):
        start, end = _trimmed_name(reading.doc, span.start, span.end)
        words = list(reading.doc[start:end])
        if any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.tag_ == "VBG" for word in words):
            # A headline in capitals was taken for a name.
            continue
        if not any(word.text[:1].isupper() or word.text[:1].isdigit() for word in words):
            continue
        if len(words) == 1 and head_word(words[0], known) is not None:
            # A head word alone is a noun like any other, with a capital at most.
            continue
        if any(word.lower_ in _NO_TEXTS for word in words) and not any(head_word(word, _TEXTS) for word in words):
            continue
        if not _is_taken(reading, start, end):
            yield start, end, _head_of(reading, start, end)


def _trimmed_name(document: Doc, start: int, end: int) -> tuple[int, int]:
    """The span without article, owner and quotation marks at its edges."""
    while start + 1 < end and (document[start].lower_ in OUTSIDE or document[start].is_punct):
        start += 1
    while end > start + 1 and document[end - 1].text in ('"', "'", ",", "”", "’", "'s", "’s"):
        end -= 1
    return start, end


def _around_heads(reading: Reading) -> Iterator[NamedSpan]:
    known = document_words().all_heads()
    for token in prose(reading.doc):
        if token.tag_ == "VBG" or (not token.text[:1].isupper() and token.pos_ not in ("NOUN", "PROPN")):
            # "According" is no accord.
            continue
        word = head_word(token, known)
        if word is None or _modifies_name(token):
            continue
        found = _capitalised(reading, token, word) if token.text[:1].isupper() else _lowered(reading, token, word)
        if found is not None:
            yield *found, token.i


def _capitalised(reading: Reading, head: Token, word: str) -> tuple[int, int] | None:
    """ "Voting Rights Act of 1965", "Treaty of Lisbon", "Geneva Conventions"; None for a head word alone."""
    document = head.doc
    start = name_start(reading, head)
    end = name_end(reading, head)
    before = head.i - start
    if (
        before
        and document[start].is_sent_start
        and start + 1 == head.i
        and document[start].pos_ not in ("PROPN", "NOUN")
    ):
        before = 0
        start = head.i
    if not before and end == head.i + 1:
        # A state has one constitution, whose capital makes a name of it.
        alone = head.text == "Constitution" and not head.is_sent_start and not _in_headline(head)
        return (start, end) if alone else None
    if not before and head.is_sent_start and not (end > head.i + 2):
        return None
    if word in ("bill", "law", "act") and before:
        # "Jude Law of London": behind such a head only a year belongs to the name.
        end = with_year(document, head.i + 1)
        if head.ent_type_ == "PERSON" or kind_before(reading, head) is EntityKind.PERSON:
            return None
    if before and end > head.i + 1 and _in_headline(head) and document[head.i + 1].lower_ != "of":
        # "Indus Waters Treaty on Hold": what follows is the headline's.
        end = with_year(document, head.i + 1)
    if _in_headline(head) and word not in _TEXTS - {"bill", "law", "legislation", "amendment"}:
        return None
    owners = [token for token in document[start : head.i] if reading.chain_at(token) is not None]
    if word in ("bill", "law", "legislation", "amendment", "report", "budget", "plan") and before:
        national = len(owners) == before and all(is_nation(reading, token) for token in owners)
        if national or (before == 1 and document[start].lower_ in ("committee", "compromise", "house", "senate")):
            return None
    if word in _DOUBTFUL and not _is_text(reading, head, start, end, word):
        return None
    if word not in _TEXTS | _DOUBTFUL and _is_taken(reading, start, end) and not _is_person(reading, document[start]):
        return None
    return start, end


def _is_text(reading: Reading, head: Token, start: int, end: int, word: str) -> bool:
    document = head.doc
    following = document[head.i + 1].lower_ if head.i + 1 < len(document) else ""
    if following in _ABOUT and end > head.i + 2:
        return word not in ("plan", "agenda")
    before = document[head.i - 1] if head.i > start else None
    if before is None:
        return following == "of" and word in ("code", "convention", "charter") and end > head.i + 2
    if word == "code":
        return before.lower_ in _CODES
    if word == "report":
        return True
    if word in ("convention", "charter") and kind_before(reading, before) in (
        EntityKind.PLACE,
        EntityKind.ORGANIZATION,
    ):
        national = before.lower_.endswith(("can", "tic", "ist", "ian"))
        return not national and not _is_taken_as_body(reading, head)
    return _is_treated(head) and not _is_taken_as_body(reading, head)


def _is_treated(head: Token) -> bool:
    """A verb of signing, joining, quitting … stands above it."""
    for step, above in enumerate(climb(head)):
        if is_verb(above) and any(form in _TREATING for form in forms(above)):
            return True
        if step > 2:
            return False
    return False


def _is_taken_as_body(reading: Reading, head: Token) -> bool:
    chain = reading.chain_at(head)
    return chain is not None and reading.chains[chain].wikidata is not None


def _lowered(reading: Reading, head: Token, word: str) -> tuple[int, int] | None:
    """ "Minsk agreements", "Baker-Hamilton report", "NATO treaty", "Paris climate accord", or None."""
    words = document_words()
    document = head.doc
    index = head.i - 1
    while index > 0 and head.i - index < 4 and (document[index].lower_ in _BETWEEN or document[index].text == "-"):
        index -= 1
    if index < 0 or not document[index].text[:1].isupper() or document[index].lower_ in OUTSIDE:
        return None
    last = document[index]
    chain = reading.chain_at(last)
    kind = None if chain is None else reading.chains[chain].kind
    naming = reading.naming_at(last)
    if naming is not None and naming.form is Form.DEMONYM:
        return None
    start = index
    while start > 0 and head.i - start < LONGEST_NAME and (is_capital(document[start - 1]) or _joins(document, start)):
        start -= 1
    start, _ = _trimmed_name(document, start, head.i + 1)
    hyphened = any(token.text in ("-", "–") for token in document[start : index + 1]) or "-" in last.text
    singular = word.removesuffix("s")
    if (word in words.towns or singular in words.towns) and kind is EntityKind.PLACE and not is_nation(reading, last):
        return start, head.i + 1
    if word in words.bodies and kind is EntityKind.ORGANIZATION and last.text.isupper():
        return start, head.i + 1
    surname = (
        index == head.i - 1
        and head.tag_ not in ("NNS", "NNPS")
        and (hyphened or kind is EntityKind.PERSON or _is_unknown_name(last, kind))
    )
    if word in words.persons and surname and not (last.is_sent_start and not hyphened):
        return start, head.i + 1
    return None


def _joins(document: Doc, start: int) -> bool:
    """The token before `start` is a hyphen between two capitalised words."""
    token = document[start - 1]
    return token.text in ("-", "–") and start > 1 and document[start - 2].text[:1].isupper() and not token.whitespace_


def _is_unknown_name(token: Token, kind: EntityKind | None) -> bool:
    """A capitalised word that nothing else is known of stands before the head: "the Lugar amendment"."""
    known = kind is None or (kind is EntityKind.PLACE and token.pos_ == "ADJ")
    if token.tag_ == "JJ" and (token.i == 0 or token.nbor(-1).pos_ not in ("DET", "PRON", "PART")):
        # "Recent reports" at the head of a line.
        return False
    return known and not token.text.isupper() and token.tag_ in ("NNP", "JJ") and token.lower_ not in _MODIFYING


_MODIFYING = listed(
    """senate house congressional federal committee republican democratic american european medicare medicaid
    social christian islamic arab western eastern northern southern pentagon internet joint annual monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december conservative liberal labour labor green communist socialist muslim jewish catholic"""
)


def _is_person(reading: Reading, token: Token) -> bool:
    return kind_before(reading, token) is EntityKind.PERSON


def _in_headline(token: Token) -> bool:
    """Most words around are capitalised, so that a capital tells nothing."""
    sentence = token.sent
    if len(sentence) > 30:
        return False
    words = [word for word in sentence if word.is_alpha and len(word) > 3 and word.pos_ not in ("ADP", "SCONJ")]
    return len(words) > 3 and all(word.text[:1].isupper() for word in words)


def _is_taken(reading: Reading, start: int, end: int) -> bool:
    return all(reading.chain_at(index) is not None for index in range(start, end))


def _modifies_name(token: Token) -> bool:
    """A longer name goes on after the word: "Constitution Avenue", "Budget Committee"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return (
        following.i != token.i
        and following.pos_ == "PROPN"
        and following.text[:1].isupper()
        and not following.like_num
        and relation(token) in ("compound", "flat", "amod")
    )


def _head_of(reading: Reading, start: int, end: int) -> int:
    known = document_words().all_heads()
    found = [token.i for token in reading.doc[start:end] if head_word(token, known) is not None]
    if found:
        # "Law on the Ratification of the Treaty …" is headed by its first, "Sunshine Law Amendment" by its last.
        opens = found[0] == start or reading.doc[min(found[0] + 1, end - 1)].lower_ in OPENERS
        return found[0] if opens else found[-1]
    return reading.doc[start:end].root.i


def head_word(token: Token, known: frozenset[str]) -> str | None:
    """The form of the token that is among the known words, or None."""
    return next((form for form in forms(token) if form in known), None)


def _acronyms(document: Doc, named: list[NamedSpan], taken: set[int]) -> Iterator[NamedSpan]:
    """Short forms that brackets or "or" introduce behind a name, wherever they stand: "(FISA)"."""
    known: set[str] = set()
    for _, end, _ in named:
        following = [token.text for token in document[end : end + 3]]
        if following[:1] == ["("] and following[2:] == [")"] and following[1].isalpha() and following[1].isupper():
            known.add(following[1])
        elif following[:2] == [",", "or"] and following[2:] and following[2].isupper() and len(following[2]) > 2:
            known.add(following[2])
    if known:
        for token in document:
            if token.text in known and token.i not in taken:
                yield token.i, token.i + 1, token.i


def lemma_of_head(head: Token) -> str:
    """What kind of document the head says it is."""
    words = document_words()
    here = head_word(head, words.all_heads())
    return here or next((kind for name, kind in words.known.items() if name == head.text), None) or lemma(head)
