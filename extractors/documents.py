"""The documents of an article: treaties, laws, memoranda, letters … with their authors and how far they have come.

A document is named ("the Paris Agreement", "Resolution 1701") or told by its author ("Russia's memorandum", "a letter
from the board") or by what is done with it ("is drafting a bill"). Two mentions are one document when their words agree
and no author speaks against it; "Russia's memorandum" and "Ukraine's" are two.

A text of which nothing more is told than that there is one ("the talks ended with an agreement") is none: no reader
could ask for it, and the next article's agreement would have the same name.

What is said of one document from both sides is settled by how far it has come: one side prepares it while the other
awaits it, so IN_PREPARATION is its state; once presented it is no longer merely proposed. A rejection outweighs all
that comes before a signature.
"""

from dramatis.extraction import LocalDocument
from dramatis.words import DocumentState, EntityKind
from extractors.documents_described import described, is_told_only_as_one
from extractors.documents_drafts import Draft, draft_of, join
from extractors.documents_names import named_spans
from extractors.documents_nominals import nominal_span, particular
from extractors.documents_particular import Particular
from extractors.documents_same import nearness, same_document
from extractors.participants_mentions import mentions_of
from extractors.reading import Chain, Form, Naming, Reading
from extractors.syntax import prose

_HANDED_OVER = frozenset([DocumentState.PRESENTED, DocumentState.REJECTED, DocumentState.AWAITED])
# Tokens of "known as the".
_NAMED_SO = 3
# A document is mentioned again among the last so many; a list of hundreds of laws is none for coreference.
_MEMORY = 60
# How sure a mention is: named ones are surer than nouns.
_NAMED_SCORE, _NOMINAL_SCORE = 0.85, 0.75


def find_documents(reading: Reading) -> list[LocalDocument]:
    """The documents of the reading in text order, each with its chain of kind DOCUMENT added to it.

    Names and coreference must have been found before.
    """
    mentions = mentions_of(reading)
    taken: set[int] = set()
    drafts: list[Draft] = []
    for start, end, head in named_spans(reading):
        taken.update(range(start, end))
        drafts.append(draft_of(reading, mentions, (start, end), reading.doc[head], Particular.YES, named=True))
    for token in prose(reading.doc):
        if token.i in taken:
            continue
        grade = particular(reading, token)
        if grade is not Particular.NO:
            span = nominal_span(token)
            drafts.append(draft_of(reading, mentions, span, token, grade, named=False))
    drafts.sort(key=lambda draft: draft.mentions[0].start)
    known: list[Draft] = []
    waiting: list[Draft] = []
    # Those that say whose they are come first, so that the others find them wherever they stand.
    for draft in sorted(drafts, key=lambda draft: not (draft.named or draft.authors)):
        _settle(reading, known, waiting, draft)
    known = _with_short_forms(reading, sorted(known, key=lambda draft: draft.first.start))
    return [_finished(reading, draft) for draft in known if not is_told_only_as_one(reading, draft)]


def _with_short_forms(reading: Reading, known: list[Draft]) -> list[Draft]:
    """The documents with what is put right behind a mention as its name: "the reform bill (S. 2611)"."""
    ending = {mention.until: draft for draft in known for mention in draft.mentions}
    ending |= {mention.end: draft for draft in known for mention in draft.mentions}
    kept: list[Draft] = []
    for draft in known:
        longer = ending.get(_beside(reading, draft)) if draft.named else None
        if longer is None or longer is draft or longer.several:
            kept.append(draft)
        else:
            join(longer, draft)
    return kept


def _beside(reading: Reading, draft: Draft) -> int:
    """Where the words end of which the name is another: "the 2015 nuclear deal, the JCPOA,"; -1 if it is none."""
    doc, start = reading.doc, draft.first.start
    if start > 1 and doc[start - 1].text == "(":
        return start - 1
    if start < _NAMED_SO or doc[start - 1].lower_ not in ("the", "or"):
        return -1
    if doc[start - 2].text in (",", "—", "–"):
        # In a list of laws another follows.
        closed = draft.first.end >= len(doc) or doc[draft.first.end].text in (",", ".", "—", "–", ";")
        return start - 2 if closed else -1
    return start - _NAMED_SO if [one.lower_ for one in doc[start - _NAMED_SO : start - 1]] == ["known", "as"] else -1


def _settle(reading: Reading, known: list[Draft], waiting: list[Draft], draft: Draft) -> None:
    """Joins the draft with the document that it mentions again, or adds it as a new one.

    `waiting` are those that were told of without saying that they are there: "an agreement between the two".
    """
    place = draft.first.start
    same = [earlier for earlier in known[-_MEMORY:] if same_document(reading, earlier, draft)]
    told = next((one for one in reversed(waiting[-_MEMORY:]) if _takes_up(reading, one, draft)), None)
    best = min(same, key=lambda earlier: nearness(earlier, place)) if same else None
    if best is not None and (told is None or best.first.start < place):
        join(best, draft)
        return
    if draft.type in ("proposal", "proposals"):
        if draft.authors and draft.state in _HANDED_OVER:
            known.append(draft)
    elif draft.grade is Particular.YES or draft.authors:
        if told is not None:
            waiting.remove(told)
            join(told, draft)
        known.append(told or draft)
    else:
        waiting.append(draft)


def _takes_up(reading: Reading, waiting: Draft, draft: Draft) -> bool:
    """ "The agreement" behind "a ceasefire agreement between India and Pakistan" shows that there is one."""
    later = draft.first.definite and waiting.first.start < draft.first.start
    return later and same_document(reading, waiting, draft)


def _finished(reading: Reading, draft: Draft) -> LocalDocument:
    namings = [
        Naming(
            mention.start,
            mention.end,
            "DOCUMENT",
            _NAMED_SCORE if mention.named else _NOMINAL_SCORE,
            Form.NAME if mention.named else Form.NOMINAL,
        )
        for mention in draft.mentions
    ]
    name = draft.name or described(reading, draft)
    index = reading.add_chain(Chain(EntityKind.DOCUMENT, namings, name, [name]))
    for author in draft.authors:
        reading.chains[author].acts = True
    return LocalDocument(
        id=reading.entity_id(index),
        type=draft.type,
        state=draft.state,
        authors=tuple(reading.entity_id(author) for author in draft.authors),
        evidence=tuple(sorted(draft.evidence)),
        state_evidence=reading.evidence_of(draft.state_words),
        named=draft.named,
    )
