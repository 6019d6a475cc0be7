"""The dates of an article: where they stand, what period each means, and which belongs to a verb or noun."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from dramatis.partial_date import PartialDate
from extractors.date_grammar import expressions
from extractors.date_resolution import Tense, resolve
from extractors.date_specs import DayOfYear, Known, MonthOfYear, Shifted, Weekday
from extractors.date_text import Expression
from extractors.date_words import AHEAD, words
from extractors.reading import DateExpression, Reading, Reference
from extractors.syntax import climb, is_noun, is_verb, lemma, preposition_of, relation, verb_group

# How far a word that looks ahead may stand before a date, in tokens: about a clause.
_CLAUSE = 20
# Where the tree doesn't connect them, a date belongs to a word at most this many tokens away in the same clause.
_NEAR = 10
# A date further away in a sentence without end isn't looked at.
_SENTENCE = 100
# What lasts: said of the present, "today" is no day.
_LASTING = frozenset(words("remain live exist survive use know consider inhabit speak practise practice"))
_DATE_LABELS = frozenset(["DATE", "TIME", ""])
_FUTURE_AUXILIARIES = frozenset(["will", "'ll", "’ll", "shall", "wo"])
# Verbs whose infinitive lies ahead of them: "plans to meet", "is expected to sign".
_FORWARD = frozenset(
    words(
        "plan expect schedule set intend hope want aim propose suggest agree prepare ready invite ask urge"
        " promise pledge vow threaten decide due slate seek offer need hold resume book announce"
    )
)
_AWAITING = frozenset(words("expect await anticipate plan propose suggest schedule arrange seek offer"))
# "Proposed talks following the swap in May": the date is the swap's alone.
_OTHER_TIMES = frozenset(["following", "after", "before", "since", "ahead of", "amid", "until"])
_AHEAD_PREPOSITIONS = frozenset(["by", "until", "till", "ahead of", "before"])


def find_dates(doc: Doc, reference: Reference) -> list[DateExpression]:
    """The dates of the text in order, with inclusive periods. What can't be placed in time is left out.

    Works on any Doc; a parse and tags, where there are, tell the tense that a bare weekday or month needs.
    """
    text = doc.text
    found = (one for one in expressions(text) if not (_part_of_a_name(doc, one) or _nowadays(doc, one)))
    dated = resolve(found, reference.day, exact=reference.exact, tense=lambda one: _tense(doc, one))
    result: list[DateExpression] = []
    for one in dated:
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is not None and (not result or span.start >= result[-1].end):
            result.append(DateExpression(span.start, span.end, one.first, one.last))
    return result


def anchor_of(text: str) -> date | None:
    """A day near to which the text's year-less dates lie, from the full dates in it; None where it has none.

    A line that holds nothing but a date comes first (a dateline), then the first date with a day, then a month.
    """
    known = [one for one in expressions(text) if isinstance(one.spec, Known) and one.spec.first == one.spec.last]
    exact = [one for one in known if isinstance(one.spec, Known) and one.spec.first.day is not None]
    for one in exact:
        line_start = text.rfind("\n", 0, one.start) + 1
        # A dateline has no room for more than a word ("Published:") and a time.
        if one.start - line_start <= 20 and len(text[one.end : one.end + 30].split("\n")[0].strip()) <= 12:
            return _day_of(one)
    months = [one for one in known if isinstance(one.spec, Known) and one.spec.first.month is not None]
    return next((_day_of(one) for one in (*exact, *months)), None)


def date_of(reading: Reading, token: Token) -> tuple[PartialDate, PartialDate] | None:
    """The period of the date that belongs to the verb or noun: by syntax first, else the nearest in its clause."""
    best: tuple[int, DateExpression] | None = None
    for expression in _dates_in_sentence(reading, token):
        rank = _attachment(reading.doc, expression, token)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, expression
    return (best[1].first, best[1].last) if best else None


def date_at(reading: Reading, index: int) -> DateExpression | None:
    """The date that begins at the token, or None."""
    place = bisect_left(reading.dates, index, key=lambda expression: expression.start)
    found = reading.dates[place] if place < len(reading.dates) else None
    return found if found is not None and found.start == index else None


def _day_of(expression: Expression) -> date | None:
    return expression.spec.first.first_day if isinstance(expression.spec, Known) else None


def _part_of_a_name(doc: Doc, expression: Expression) -> bool:
    """The expression is a bare month or weekday inside a name ("Theresa May", "Friday Night Lights")."""
    if not isinstance(expression.spec, MonthOfYear | Weekday) or not doc.has_annotation("ENT_IOB"):
        return False
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None or len(span) != 1 or span[0].ent_type_ in _DATE_LABELS:
        return False
    token = span[0]
    before = doc[token.i - 1] if token.i else None
    inside = before is not None and token.ent_iob_ == "I" and before.is_title and not before.is_sent_start
    return inside and isinstance(expression.spec, MonthOfYear)


def _nowadays(doc: Doc, expression: Expression) -> bool:
    """The expression is a "today" that means our time: what is, remains or lives on in the present, or is used."""
    if expression.spec != Shifted("day", 0) or not doc.has_annotation("DEP"):
        return False
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None or span[0].lower_ != "today" or relation(span[0]) == "nmod:poss":
        return False
    if relation(span[0]).startswith("nsubj"):
        # "Today is Wednesday", "Today marks a year of it"
        return False
    above = span[0].head
    if above.tag_ == "VBN" and any(lemma(child) in ("can", "could") for child in above.children):
        # "These can be seen today in some of their descendants"
        return True
    if lemma(above) in _LASTING:
        return above.tag_ in ("VBZ", "VBP", "VBN")
    copula = next((child for child in above.children if relation(child) == "cop"), None)
    # "X is the capital today"; in "the talks are today" the day itself is the predicate.
    return copula is not None and above.i != span[0].i and copula.tag_ in ("VBZ", "VBP", "VB") and is_noun(above)


# --- tense ------------------------------------------------------------------------------------------------------------


def _tense(doc: Doc, expression: Expression) -> Tense:
    """Where the words around the expression look."""
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None:
        return Tense.OPEN
    if not doc.has_annotation("DEP"):
        return _tense_of_words(doc, span.start)
    root = span.root
    if span.start > 1 and doc[span.start - 2].lower_ == "ahead" and doc[span.start - 1].lower_ == "of":
        return Tense.FUTURE
    if preposition_of(root) in _AHEAD_PREPOSITIONS and isinstance(expression.spec, Weekday | DayOfYear | MonthOfYear):
        return Tense.FUTURE
    noun = False
    for ancestor in climb(root):
        if is_verb(ancestor):
            if relation(ancestor) == "xcomp" and ancestor.tag_ in ("VBZ", "VBP") and ancestor.head.tag_ == "VBD":
                # A noun taken for a verb: an infinitive has no ending.
                continue
            if lemma(ancestor) in _AWAITING and ancestor.i < root.i and (noun or _takes_before(ancestor, root)):
                # "He expected the meetings, on Saturday and Sunday, to be …", "Oslo Suggests Monday Talks"
                return Tense.FUTURE
            return _tense_of_verb(ancestor)
        noun = noun or is_noun(ancestor)
        if preposition_of(ancestor) in _AHEAD_PREPOSITIONS:
            return Tense.FUTURE
    return _tense_of_words(doc, span.start)


def _tense_of_verb(verb: Token) -> Tense:
    for member in verb_group(verb):
        word = member.text.lower()
        if word in _FUTURE_AUXILIARIES or (word == "would" and not _perfect(verb)):
            return Tense.FUTURE
        if member.tag_ == "VBD" and word in ("had", "was", "were", "did"):
            return Tense.FUTURE if _looks_forward(verb) else Tense.PAST
    if verb.tag_ == "VBD":
        return Tense.FUTURE if _looks_forward(verb) else Tense.PAST
    if verb.tag_ in ("VB", "VBG") and _below_forward(verb):
        return Tense.FUTURE
    if verb.tag_ == "VB" and any(member.text.lower() == "to" for member in verb_group(verb)):
        return Tense.FUTURE
    if verb.tag_ == "VBN":
        if _looks_forward(verb):
            return Tense.FUTURE
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP") and not _in_first_line(verb):
        # "Ministers meet on Monday"; in a headline the present is what has happened.
        return Tense.FUTURE
    return Tense.FUTURE if _looks_forward(verb) else Tense.OPEN


def _takes_before(verb: Token, root: Token) -> bool:
    """The verb has its object before the date, or is a headline's present."""
    return verb.tag_ in ("VBZ", "VBP") or any(
        verb.i < child.i < root.i for child in verb.children if relation(child) in ("obj", "ccomp")
    )


def _perfect(verb: Token) -> bool:
    return any(member.lower_ in ("have", "'ve", "’ve") for member in verb_group(verb))


def _in_first_line(verb: Token) -> bool:
    """The verb stands in the title."""
    # A title has fewer words than this; behind them no line's end needs to be looked for.
    return verb.i < 40 and not any("\n" in token.text for token in verb.doc[: verb.i])


def _looks_forward(verb: Token) -> bool:
    """The verb's own date lies ahead: "is scheduled for Monday", "was due on Monday"."""
    return verb.lemma_.lower() in ("schedule", "slate", "expect", "set", "plan", "due") and verb.tag_ != "VBD"


def _below_forward(verb: Token) -> bool:
    above = next(climb(verb), None)
    return above is not None and relation(verb) in ("xcomp", "ccomp", "acl") and above.lemma_.lower() in _FORWARD


def _tense_of_words(doc: Doc, start: int) -> Tense:
    """Without a tree: a word that looks ahead shortly before the date, in the same sentence."""
    for index in range(start - 1, max(-1, start - 1 - _CLAUSE), -1):
        word = doc[index].text.lower()
        if word in AHEAD:
            return Tense.FUTURE
        if word in (".", "!", "?", "\n", "said", "says", "told"):
            break
        if word == "to" and doc[index + 1].tag_ == "VB":
            return Tense.FUTURE
    return Tense.OPEN


# --- what a date belongs to -------------------------------------------------------------------------------------------


def _dates_in_sentence(reading: Reading, token: Token) -> Iterator[DateExpression]:
    first, last = _window(token)
    dates = reading.dates
    low = bisect_right(dates, first, key=lambda expression: expression.end)
    while low < len(dates) and dates[low].start < last:
        yield dates[low]
        low += 1


def _window(token: Token) -> tuple[int, int]:
    """The token's sentence, or what of it is near."""
    doc = token.doc
    first, last = token.i, token.i + 1
    while first > 0 and token.i - first < _SENTENCE and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and last - token.i < _SENTENCE and not doc[last].is_sent_start:
        last += 1
    return first, last


def _attachment(doc: Doc, expression: DateExpression, token: Token) -> int | None:
    """How closely the date belongs to the token, 0 the closest; None where it doesn't."""
    if expression.start <= token.i < expression.end:
        return None
    root = _root(doc, expression)
    if relation(root) == "obj" and is_verb(token) and root.head.i == token.i:
        # "offered 2 June": the day is what is offered.
        return None
    distance = min(abs(token.i - expression.start), abs(token.i - expression.end + 1))
    path: list[Token] = []
    for ancestor in climb(root):
        if ancestor.i == token.i:
            rank = _rank(root, path, token)
            return None if rank is None else rank + distance
        path.append(ancestor)
        # What hangs on a verb further below is that verb's, not this token's.
        if is_verb(ancestor):
            break
    verb = path[-1] if path and is_verb(path[-1]) else None
    if verb is not None and is_noun(token) and _is_of_other_time(token):
        return None
    if verb is not None and is_noun(token) and _argument_of(token, verb):
        return 200 + distance
    if verb is not None and is_verb(token):
        # The tree gives the date to another verb.
        return 300 + distance if _same_event(token, verb) else None
    if distance <= _NEAR and not _clause_break(doc, expression, token):
        return 400 + distance
    return None


def _root(doc: Doc, expression: DateExpression) -> Token:
    """The head of the date; a month that was taken for the auxiliary "may" is none."""
    span = doc[expression.start : expression.end]
    root = span.root
    return next((token for token in span if token.like_num), root) if relation(root) == "aux" else root


def _rank(root: Token, path: list[Token], token: Token) -> int | None:
    """0 for a date that hangs on the token itself; a verb gets a date out of a noun phrase only as a last resort."""
    if not path or not is_verb(token):
        return 0 if not path else 50
    before = path[0]
    if preposition_of(before) in _OTHER_TIMES:
        return None
    inside = relation(root) in ("compound", "nummod", "nmod:poss", "amod", "nmod:unmarked") or root.i < before.i
    return 500 if inside else 100


def _argument_of(noun: Token, verb: Token) -> bool:
    """The noun hangs on the verb with nothing but nouns between, or says at what occasion all that was done."""
    occasion = False
    for ancestor in (noun, *climb(noun)):
        if ancestor.i == verb.i:
            return True
        if is_verb(ancestor) and not (occasion and relation(ancestor) in ("xcomp", "conj", "advcl")):
            return False
        occasion = preposition_of(ancestor) in ("at", "during") or (occasion and is_verb(ancestor))
    return False


def _is_of_other_time(noun: Token) -> bool:
    """The noun's event lies before or after what its verb tells: "said on Monday after two days of talks"."""
    for ancestor in (noun, *climb(noun)):
        if is_verb(ancestor):
            return False
        if preposition_of(ancestor) in _OTHER_TIMES:
            return True
    return False


def _same_event(verb: Token, other: Token) -> bool:
    """One of the two verbs only helps the other: "agreed to meet on Monday", "began talks … on Monday"."""
    helping = ("begin", "start", "continue", "plan", "agree", "expect", "schedule", "set", "resume", "decide", "hold")
    if relation(other) == "xcomp" and other.head.i == verb.i:
        # No infinitive ends in -s: that is a noun, and the verb's object.
        return verb.lemma_.lower() in helping or other.tag_ == "VBZ"
    return relation(verb) == "xcomp" and verb.head.i == other.i and other.lemma_.lower() in helping


def _clause_break(doc: Doc, expression: DateExpression, token: Token) -> bool:
    low, high = sorted((token.i, expression.start))
    return any(
        between.text in (";", ":", "“", "”", '"', "—", "\n") or (is_verb(between) and between.i != token.i)
        for between in doc[low + 1 : high]
    )
