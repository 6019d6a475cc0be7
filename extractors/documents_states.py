"""Whose a document is, and how far it has come where a text mentions it."""

from collections.abc import Iterator

from spacy.tokens import Token

from dramatis.words import DocumentState, EntityKind, Modality, Polarity
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.modality import modality_of
from extractors.participants_mentions import Mentions, party_phrase
from extractors.participants_pairs import pair_behind
from extractors.reading import Form, Reading
from extractors.syntax import (
    agent,
    children,
    forms,
    is_noun,
    is_verb,
    lemma,
    modifiers,
    obliques,
    own_subject,
    passive,
    possessors,
    relation,
    subject,
)

# Verbs that give a document to the one who is their subject, and not by them.
_RECEIVING = listed("receive get await expect")


_SAYING = listed("say announce declare write state agree promise confirm warn pledge urge call")
_WEIGHTY = frozenset(["joint", "final", "common", "closing"])


_WRITING = listed("promise prepare draft write develop present submit send issue publish release sign propose deliver")


# What may stand between a verb and its document beside articles and owners: "handed over its letter", "waits for".
_BETWEEN = frozenset(["for", "over", "out", "up"])


_WITH_PREPOSITION = frozenset(["work", "wait", "ask", "call", "look", "hope"])


# Tokens after a document in which the one stands from whom it is to come.
_AFTER = 9
_NOTHING = (DocumentState.UNKNOWN, False)
# Tokens between a verb and its document: an article, or an owner of some words.
_BEFORE = 5


def by_owner(mentions: Mentions, head: Token, start: int) -> Iterator[int]:
    """Whose it is by the words before it: "Russia's memorandum", "the Ukrainian draft", "hands over its letter"."""
    document = head.doc
    for owner in possessors(head):
        bound = _bound(mentions, head, start) or _doer_before(mentions, owner) if owner.tag_ == "PRP$" else []
        yield from bound or (named.chain for named in party_phrase(mentions, owner))
    # An owner whose arc the parser got wrong still stands right before the phrase.
    if start >= 2 and document[start - 1].text in ("'s", "’s", "'", "’"):
        named = mentions.at(document[start - 2])
        if named is not None:
            yield named.chain
    for word in modifiers(head):
        named = mentions.at(word)
        if (
            named is not None
            and named.end <= start
            and (named.form is Form.DEMONYM or named.kind is not EntityKind.PERSON)
        ):
            yield named.chain
    if start >= 1:
        named = mentions.at(document[start - 1])
        if named is not None and named.form is Form.DEMONYM:
            yield named.chain


def _bound(mentions: Mentions, head: Token, start: int) -> list[int]:
    """Whom "its" means in "demanded that Norway hand over its memorandum": the doer of the verb of writing."""
    verb = _verb_of(head, start)
    verbs = document_words().verbs
    key = next((form for form in _keys(verb, head) if form in verbs), None) if verb is not None else None
    if verb is None or key is None or not verbs[key][1] or passive(verb):
        return []
    doer = subject(verb)
    if doer is None or doer.pos_ == "PRON":
        return []
    return [named.chain for named in party_phrase(mentions, doer)]


def _doer_before(mentions: Mentions, owner: Token) -> list[int]:
    """The same by the words alone, where the verb was taken for a noun: "Norway | hand over | its memorandum"."""
    document = owner.doc
    index = owner.i - 1
    index -= index > 0 and document[index].lower_ in _BETWEEN
    verbs = document_words().verbs
    if (
        index < 1
        or document[index].tag_ != "NN"
        or not any(verbs.get(form, _NOTHING)[1] for form in forms(document[index]))
    ):
        return []
    named = mentions.at(document[index - 1])
    return [named.chain] if named is not None and named.form is not Form.DEMONYM else []


def by_sender(mentions: Mentions, head: Token) -> Iterator[int]:
    """Whose it is by the words behind it: "a letter from the board", "a report by the ministry"."""
    for preposition, complement in obliques(head):
        if preposition in ("from", "by"):
            yield from (named.chain for named in party_phrase(mentions, complement))
    yield from _sender(mentions, head)


def by_clause(mentions: Mentions, head: Token) -> Iterator[int]:
    """Whose it is by a clause behind it: "a bill, drawn up by the ministry", "the paper that Oslo had promised"."""
    for child in children(head, "acl", "acl:relcl"):
        by = agent(child)
        # "Seen by a reporter", "rejected by Oslo": not every doer has written it.
        if by is not None and document_words().verbs.get(lemma(child), _NOTHING)[1]:
            yield from (named.chain for named in party_phrase(mentions, by))
        doer = own_subject(child)
        if doer is not None and relation(child) == "acl:relcl" and lemma(child) in _WRITING:
            # "the memorandum that Moscow had promised"
            yield from (named.chain for named in party_phrase(mentions, doer))


def _sender(mentions: Mentions, head: Token) -> Iterator[int]:
    """Whom a "from" after the noun names: "a report on catches from the board", "a paper is awaited from Oslo"."""
    document = head.doc
    for index in range(head.i + 1, min(head.i + _AFTER, len(document))):
        token = document[index]
        if token.lower_ in ("from", "by"):
            near = index <= head.i + 2
            if near or token.lower_ == "from":
                yield from (named.chain for named in mentions.within(index + 1, index + 4)[:1])
            return
        waits = token.pos_ == "VERB" and document_words().verbs.get(lemma(token), _NOTHING)[0] is DocumentState.AWAITED
        if token.is_punct or (token.pos_ == "VERB" and not waits) or token.pos_ in ("SCONJ", "CCONJ"):
            return


def state_here(
    reading: Reading, mentions: Mentions, head: Token, start: int
) -> tuple[DocumentState, list[Token], list[int]]:
    """How far the document has come here, the words that say so, and whom they make its author."""
    words = document_words()
    verb = _verb_of(head, start)
    if verb is not None:
        key = next((form for form in _keys(verb, head) if form in words.verbs), None)
        if key is not None:
            state, by_subject = words.verbs[key]
            authors = _authors_by_verb(reading, mentions, verb, key) if by_subject else []
            modality, polarity, _ = modality_of(verb)
            state = _softened(state, modality, polarity)
            return state, [verb, head], authors
    told = _told_in(head)
    if told is not None:
        return DocumentState.PRESENTED, [told, head], _who_says(mentions, told)
    for child in head.children:
        if relation(child) == "amod" and child.lower_ in words.adjectives:
            return words.adjectives[child.lower_], [child, head], []
    if head.head.i != head.i and is_noun(head.head) and lemma(head.head) in words.nouns:
        return words.nouns[lemma(head.head)], [head.head, head], []
    if any(child.lower_ == "draft" for child in modifiers(head)):
        return DocumentState.IN_PREPARATION, [head], []
    return DocumentState.UNKNOWN, [], []


def _told_in(head: Token) -> Token | None:
    """The verb of saying, where something is said in the document: "announced in a joint statement"."""
    said = head.head
    if relation(head) != "obl" or not is_verb(said) or lemma(said) not in _SAYING:
        return None
    inside = any(child.lower_ == "in" for child in children(head, "case"))
    # "Said in a statement" is how every ministry speaks: no document worth a name.
    weighty = lemma(head) != "statement" or any(word.lower_ in _WEIGHTY for word in modifiers(head))
    return said if inside and weighty else None


def _who_says(mentions: Mentions, verb: Token) -> list[int]:
    doer = subject(verb)
    if doer is None:
        return []
    named = [one.chain for one in party_phrase(mentions, doer)]
    return named or [part.chain for part in pair_behind(mentions, doer)]


def _verb_of(head: Token, start: int) -> Token | None:
    """The verb of which the document is object (or, in the passive, subject), or that stands right before it."""
    # What stands right before it counts first: a parser hangs far objects on the wrong verb more often than near ones.
    near = _verb_before(head, start)
    if near is not None:
        return near
    above = head.head
    kind = relation(head)
    if above.i == head.i or not is_verb(above):
        return None
    taken = kind in ("obj", "nsubj:pass", "iobj") or (kind == "nsubj" and passive(above))
    return above if taken or (kind == "obl" and lemma(above) in _WITH_PREPOSITION) else None


def _verb_before(head: Token, start: int) -> Token | None:
    """The verb of the table right before the phrase, its article and owner skipped, whatever it is tagged as."""
    document = head.doc
    verbs = document_words().verbs
    for index in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        token = document[index]
        if token.pos_ in ("VERB", "NOUN"):
            known = any(form in verbs for form in _keys(token, head))
            # "awaits Ukraine's document", "awaits" taken for a plural.
            return token if known and (token.pos_ == "VERB" or token.tag_ == "NNS") and token.i != head.i else None
        if token.pos_ not in ("DET", "PART", "PRON", "ADJ", "PROPN") and token.lower_ not in _BETWEEN:
            return None
    return None


def _keys(verb: Token, head: Token) -> Iterator[str]:
    particle = next((child.lower_ for child in children(verb, "compound:prt")), None)
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    for form in forms(verb):
        if particle is not None:
            yield f"{form} {particle}"
        if following in ("for", "on", "over", "down", "up", "out", "from", "with", "to", "into"):
            yield f"{form} {following}"
        yield form


def _softened(state: DocumentState, modality: Modality, polarity: Polarity) -> DocumentState:
    """What is still to be done has not been done: "aims to present", "will sign", "has not signed"."""
    ahead = modality in (Modality.SCHEDULED, Modality.PROPOSED, Modality.REQUESTED, Modality.HYPOTHETICAL)
    if polarity is Polarity.NEGATED:
        if state is DocumentState.REJECTED:
            return DocumentState.PRESENTED
        return DocumentState.UNKNOWN if state is not DocumentState.SIGNED else DocumentState.PROPOSED
    if not ahead or state in (DocumentState.AWAITED, DocumentState.IN_PREPARATION, DocumentState.PROPOSED):
        return state
    return DocumentState.IN_PREPARATION if state is DocumentState.PRESENTED else DocumentState.PROPOSED


def _authors_by_verb(reading: Reading, mentions: Mentions, verb: Token, key: str) -> list[int]:
    if key.split()[0] in _RECEIVING or key in ("back", "support", "give", "need", "implement", "violate", "breach"):
        return []
    if passive(verb):
        by = agent(verb)
        return [named.chain for named in party_phrase(mentions, by)] if by is not None else []
    doer = subject(verb)
    if doer is None:
        return []
    found = [named.chain for named in party_phrase(mentions, doer)]
    return found or (_teller(mentions, verb) if doer.lower_ in ("it", "he", "she", "they") else [])


def _teller(mentions: Mentions, verb: Token) -> list[int]:
    """Who says what they themselves do: "Norway said it would present a memorandum"."""
    above = verb.head
    if relation(verb) != "ccomp" or not is_verb(above) or lemma(above) not in _SAYING:
        return []
    doer = subject(above)
    return [named.chain for named in party_phrase(mentions, doer)] if doer is not None else []
