"""Where the name of a document begins and ends, and who stands before its head."""

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.reading import Form, Reading

# What may follow the head word of a name, and what may stand between its later words.
OPENERS = frozenset(["of", "on", "for", "against", "to", "concerning", "relating", "between", "with", "the"])

_WHERE = frozenset(["in", "on", "to", "for", "against"])


_JOINERS = frozenset(["of", "the", "and", "&", "on", "in", "to", "for", "against", "-", "/", ",", "their", "all"])


# The longest name of a document in words: "Treaty on the Non-Proliferation of Nuclear Weapons" has seven.
LONGEST_NAME = 14


# Inside a name, between two capitalised words before its head: "Americans with Disabilities Act".
LINKS = listed("of with for to in against")


_NAMING = frozenset(["PROPN", "NOUN", "ADJ"])


# Capitalised words that begin a sentence or stand before a name without belonging to it.
OUTSIDE = listed(
    """the a an this that these those his her its their our my your under after before in on by with for from and but
    both new current existing proposed mr mrs ms sen rep senator senators representative president congressman
    congresswoman chairman minister secretary democrats republicans
    democratic republican bipartisan controversial landmark"""
)


def kind_before(reading: Reading, token: Token) -> EntityKind | None:
    chain = reading.chain_at(token)
    return None if chain is None else reading.chains[chain].kind


def is_nation(reading: Reading, token: Token) -> bool:
    """A country or its adjective stands there."""
    chain, naming = reading.chain_at(token), reading.naming_at(token)
    if chain is None or naming is None:
        return False
    known = reading.chains[chain]
    return naming.form is Form.DEMONYM or (known.kind is EntityKind.PLACE and known.wikidata is not None)


def name_start(reading: Reading, head: Token) -> int:
    document = head.doc
    start = head.i
    while start > 0 and head.i - start < LONGEST_NAME:
        token = document[start - 1]
        if token.tag_ in ("VBZ", "VBD") and start - 1 < head.i - 1:
            # "India Puts Indus Waters Treaty on Hold"
            break
        if is_capital(token) or (
            start < head.i
            and start > 1
            and document[start].text[:1].isupper()
            and document[start - 2].text[:1].isupper()
            and _is_one_name(document, start)
        ):
            start -= 1
        elif token.text == ")" and start > 2 and document[start - 3].text == "(" and document[start - 2].text.isupper():
            # "Competitive Edge (PACE) Act"
            start -= 3
        else:
            break
    while start < head.i and (document[start].lower_ in OUTSIDE or not document[start].text[:1].isalnum()):
        start += 1
    return _behind_owner(reading, start, head)


def _is_one_name(document: Doc, start: int) -> bool:
    """The joining word before `start` stands inside one name: "Trade and Cooperation Agreement".

    Names that belong to someone else ("Senate and House", "France and Treaty …") have another word before.
    """
    joint, left, right = document[start - 1], document[start - 2], document[start]
    if joint.text in ("&", "-", "–"):
        return True
    if joint.text in ("'s", "’s"):
        # "Children's Health Act", not "Norway's Fisheries Act".
        return left.ent_type_ not in ("PERSON", "GPE", "ORG") or left.ent_type_ == right.ent_type_ == "DOCUMENT"
    if joint.lower_ == "and":
        return left.ent_type_ not in ("PERSON", "GPE") and left.pos_ in _NAMING and right.pos_ in _NAMING
    return joint.lower_ in LINKS and _begins_name(document, start - 2)


def _begins_name(document: Doc, index: int) -> bool:
    """Capitalised words that end at the token stand behind an article: "the Freedom of Information Act"."""
    first = index
    while first > 0 and index - first < 4 and document[first].text[:1].isupper():
        if document[first].ent_type_ == "PERSON" or document[first].lower_ in OUTSIDE:
            return False
        first -= 1
    return first < index and document[first].lower_ in ("the", "a", "this", '"', "“")


def _behind_owner(reading: Reading, start: int, head: Token) -> int:
    """The start of the name without the owner that an apostrophe or the gazetteer shows before it."""
    document = head.doc
    while start < head.i:
        naming = reading.naming_at(start)
        if naming is None or naming.end >= head.i or not is_nation(reading, document[start]):
            return start
        if naming.form is not Form.DEMONYM or document[naming.end].lower_ in LINKS:
            return start
        start = naming.end
    return start


def name_end(reading: Reading, head: Token) -> int:
    """Where the name ends: "Resolution 1701", "Treaty of Lisbon", "Convention on the Law of the Sea"."""
    document = head.doc
    end = head.i + 1
    for index in range(end, min(len(document), head.i + LONGEST_NAME)):
        token = document[index]
        if index == head.i + 1 and token.like_num and token.text[:1].isdigit():
            end = index + 1
            break
        if is_capital(token) and token.ent_type_ != "DATE":
            if index == end and end == head.i + 1:
                # Right behind the head another name begins.
                break
            if document[index - 1].lower_ in _WHERE and kind_before(reading, token) is not None:
                # "signed the Treaty of Lisbon in Lisbon"
                break
            end = index + 1
        elif token.lower_ not in (OPENERS if index <= head.i + 2 and end == head.i + 1 else _JOINERS):
            break
    return with_year(document, end)


def with_year(document: Doc, end: int) -> int:
    """ "Clean Air Act of 1970": the year belongs to the name."""
    if end + 1 < len(document) and document[end].lower_ == "of":
        year = document[end + 1].text
        if len(year) == 4 and year.isdigit() and 1000 < int(year) < 2200:
            return end + 2
    return end


def is_capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and (token.pos_ in ("PROPN", "ADJ", "NOUN", "VERB", "NUM", "X") or len(token.text) > 3)
        and not (token.is_sent_start and token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "ADV", "VERB", "AUX"))
        and "\n" not in token.text
    )
