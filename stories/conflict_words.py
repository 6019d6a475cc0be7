"""What a clause is about, as a set of word stems: what is left when its numbers, dates, negations and small words go.

Two clauses are about one matter when their stems are nearly the same. The stems are crude on purpose: they bring forms
of one verb together ("met", "did not meet", "meeting") and are compared with nothing but other stems.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)

_IRREGULAR_FORMS = """
be am is are was were been being|have has had having|do does did done doing|go went gone|say said|tell told|give
gave given|take took taken|make made|come came|know knew known|see saw seen|find found|think thought|get got
gotten|leave left |meet met|pay paid|send sent|spend spent|build built|lose lost|win won|hold held|keep kept|begin
began begun|break broke broken|bring brought|buy bought|sell sold|fight fought|catch caught|teach taught|seek
sought|fall fell fallen|fly flew flown|grow grew grown|draw drew drawn|throw threw thrown|show showed shown|hide hid
hidden|hit hit|hurt hurt|cut cut|put put|set set|shut shut|strike struck stricken|shoot shot|steal stole
stolen|speak spoke spoken|write wrote written|drive drove driven|ride rode ridden|rise rose risen|choose chose
chosen|freeze froze frozen|forget forgot forgotten|forgive forgave forgiven|sink sank sunk|sing sang sung|swim swam
swum|run ran|stand stood|understand understood|withdraw withdrew withdrawn|overthrow overthrew overthrown|die died
dying dead death deaths|lie lied lying|lead led|feed fed|flee fled|bleed bled|mean meant|deal dealt|feel felt|sleep
slept|sweep swept|burn burned burnt|learn learned learnt|spill spilled spilt| lend lent|bend bent|bind bound|wind
wound|tear tore torn|wear wore worn|swear swore sworn|bear bore born borne|shake shook shaken|wake woke woken|eat
ate eaten|drink drank drunk|kill killed|beat beat beaten|spread spread|split split|quit quit| bid bid|cost
cost|forbid forbade forbidden|ban banned banning|
blow blew blown|slay slew slain|sit sat|agree agreed agreement agreements|talk talks talked
"""
_IRREGULAR = {
    form: forms.split()[0] for forms in _IRREGULAR_FORMS.replace("\n", " ").split("|") for form in forms.split()
}

# Words that say nothing of what a clause is about, or only how it is told.
_SMALL_WORDS = """
a an the this that these those it its he him his she her hers they them their theirs we us our ours i me my you your
who whom whose which what when where while how there here and or but nor so if than then as at by for from in into
of off on onto out over to up with within without about above after against among around before behind below between
during through toward towards under until upon via per because since though although also too very just only even
still already again once ever later earlier now some any all both each every other others another such same own more
most less least many much few several little no not never none neither nobody nothing nowhere cannot be have do can
could may might must shall should will would ought well however meanwhile according anything something everything
anyone someone everyone anybody somebody everybody else yet near
suffer sustain badly heavily severely seriously reportedly allegedly percent cent
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Verbs of saying and their nouns: who says a thing is no part of it.
_SAYING_WORDS = """
say tell add claim state announce declare report insist maintain deny statement claims remark comment spokesman
spokeswoman spokesperson reporter reporters told
"""
_SAYING = frozenset(_SAYING_WORDS.split())
# Titles and forms of address, which stand with a name or don't.
_TITLES_WORDS = """
mr mrs ms dr prof president prime minister senator governor mayor general colonel captain commander admiral chief
chairman chairwoman director secretary leader king queen prince princess judge chancellor ambassador envoy deputy
vice former acting official officials village town city
"""
_TITLES = frozenset(_TITLES_WORDS.split())
# What denies a clause. "Fail to" and "refuse to" deny too, but say more; they are words of the matter.
_NEGATING = frozenset(("not", "never", "no", "nobody", "none", "neither", "nor", "cannot", "without", "nothing"))
_NOT_NEGATING = re.compile(
    r"\b(?:not (?:only|least|just|merely|simply)|no (?:doubt|sooner|longer|matter|later|fewer|less|more than)|no\. ?\d)"
)
# What keeps a clause from being said outright.
_HEDGES = frozenset(("may", "might", "could", "would", "should", "if", "whether", "possibly", "perhaps", "probably"))
# What says that the matter was different before.
_MOVED = frozenset(
    ("postpone", "reschedule", "delay", "move", "push", "advance", "defer", "shift", "revise", "update", "correct")
)
# Words whose stems are kept: about as many as a language has in daily news.
_MOST_STEMMED = 50_000
# Verbs that say no more than their noun: the talks took place.
_LIGHT = re.compile(
    r"\bt(?:ak(?:e|es|en|ing)|ook)\s+place\b|\bjoin(?:s|ed|ing)?(?=\s+(?:the|a)\s+(?:strike|protest|march|walkout|boycott)s?\b)",
    re.IGNORECASE,
)
# Who pays for a company has bought it.
_PAYING = re.compile(r"\b(?:pay(?:s|ing)?|paid)\s+for\b", re.IGNORECASE)
# A plan that was one before, and may be none now.
_FORMER_PLAN = re.compile(
    r"\b(?:had\s+been|was|were)\s+(?:originally\s+|initially\s+|first\s+)?"
    r"(?:due|scheduled|expected|supposed|set|planned|meant|to\s+have)\b|\b(?:originally|initially)\b",
    re.IGNORECASE,
)
# Who tells it, at the end of a report's own sentence.
_TELLER = re.compile(
    r",\s+(?:[^,]{2,90}?(?:,\s+[^,]{2,40},)?\s+)?(?:said|says|added|announced|reported|wrote|claimed|confirmed|told\s+[^,]{2,40})"
    r"(?:\s+(?:on|late|early|in)\s+[^,]{2,30}|\s+\w+day)?[.\s]*$|,\s+(?:said|says|according\s+to)\s+[^;]{2,120}$",
    re.IGNORECASE,
)
# With fewer words left, what was cut off was no teller.
_LEAST_TOLD = 4
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|to)\b", re.IGNORECASE)
# A clause that begins with one of these has lost its subject.
_VERB_WORDS = "is are was were be been being has have had does do did will would can could not never also"
_VERBS = frozenset(_VERB_WORDS.split())
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1$")

# Endings that a root is without: first those that make an adverb or a people of a word, then what is left of the word.
_OUTER = ("ians", "ian", "ese", "ish", "ly", "an", "i")
_INNER = ("ia", "e", "a", "y")
# With fewer letters left, words of many families meet.
_LEAST_ROOT = 4

# Words that reports of one matter use for one another, as they stand or as they are cut.
_ALIKE = {
    "die": "kill",
    "wound": "injure",
    "hurt": "injure",
    "person": "people",
    "persons": "people",
    "blast": "explosion",
    "blasts": "explosion",
    "quake": "earthquake",
    "prob": "investigation",
    "inquiry": "investigation",
    "truc": "ceasefire",
    "pact": "agree",
    "halt": "end",
    "stop": "end",
    "jet": "aircraft",
    "warplan": "aircraft",
    "airliner": "aircraft",
    "acquir": "buy",
    "acquisition": "buy",
    "purchas": "buy",
    "takeover": "buy",
    "shed": "cut",
    "slash": "cut",
    "request": "ask",
    "blaz": "fire",
    "duties": "tariff",
    "vessel": "ship",
    "releas": "free",
    "jail": "prison",
    "imprisonment": "prison",
}


def words_of(text: str) -> list[str]:
    """The words and numbers of the text in lower case, without the 's of a genitive; "n't" is a "not" of its own."""
    found: list[str] = []
    for match in _WORD.finditer(text.casefold().replace("’", "'")):
        word = match.group()
        if word.endswith("n't"):
            found += [{"ca": "can", "wo": "will", "sha": "shall"}.get(word[:-3], word[:-3]), "not"]
        else:
            found.append(word.partition("'")[0])
    return found


@lru_cache(maxsize=_MOST_STEMMED)
def stem(word: str) -> str:
    """One form for all those of a word: "signed", "signs" and "signing" have the same; some words share theirs."""
    known = _IRREGULAR.get(word, word)
    cut = _cut(_ALIKE.get(known, known))
    return _cut(_ALIKE[cut]) if cut in _ALIKE else cut


def _cut(word: str) -> str:
    for ending, instead, least in (
        ("ies", "y", 5),
        ("ied", "y", 5),
        ("sses", "ss", 5),
        ("ches", "ch", 6),
        ("shes", "sh", 6),
        ("xes", "x", 5),
        ("ing", "", 6),
        ("ed", "", 5),
        ("s", "", 4),
    ):
        if len(word) >= least and word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            word = word[: len(word) - len(ending)] + instead
            break
    word = word[:-1] if len(word) > 3 and word.endswith("e") else word
    return _DOUBLED.sub(r"\1", word)


def content(text: str, leave_out: Iterable[str] = ()) -> tuple[str, ...]:
    """The stems of the words that say what the text is about, in order, without numbers and those to leave out."""
    left_out = _SMALL_STEMS.union(leave_out)
    stems = (
        stem(word)
        for word in words_of(_PAYING.sub("buy", _LIGHT.sub(" ", text)))
        if word not in _SMALL and not word[0].isdigit()
    )
    return tuple(dict.fromkeys(one for one in stems if one not in left_out))


@lru_cache(maxsize=_MOST_STEMMED)
def root(stemmed: str) -> str:
    """A shorter form, which a country has in common with its people and an adverb with its adjective."""
    for endings in (_OUTER, _INNER):
        for ending in endings:
            if stemmed.endswith(ending) and len(stemmed) - len(ending) >= _LEAST_ROOT:
                stemmed = stemmed[: -len(ending)]
                break
    return stemmed


def negates(text: str) -> bool:
    """The clause says that something isn't so: it has an odd number of negating words."""
    plain = _NOT_NEGATING.sub(" ", text.casefold().replace("’", "'"))
    return sum(word in _NEGATING for word in words_of(plain)) % 2 == 1


def hedges(text: str) -> bool:
    """The clause leaves open whether it is so."""
    return not _HEDGES.isdisjoint(words_of(text))


def tells_of_change(text: str) -> bool:
    """The clause itself says that something was changed, moved or corrected."""
    return not _MOVED_STEMS.isdisjoint(stem(word) for word in words_of(text)) or bool(_FORMER_PLAN.search(text))


def without_teller(text: str) -> str:
    """The text without who tells it at its end: ", the mayor said on Monday"."""
    cut = _TELLER.sub("", text)
    return cut if len(cut.split()) >= _LEAST_TOLD else text


def begins_with_pronoun(text: str) -> bool:
    """The clause begins with a pronoun or "to": in a claim its subject is most often the speaker."""
    return _PRONOUN.match(text.lstrip("“\"'‘ ")) is not None


def lacks_subject(text: str) -> bool:
    """The clause begins with its verb, and of whom it speaks stands elsewhere."""
    return next(iter(words_of(text)), "") in _VERBS


# "According" is small, and an accord isn't.
_SMALL_STEMS = frozenset(map(stem, (_SMALL - {"according"}) | _SAYING | _TITLES))
_MOVED_STEMS = frozenset(map(stem, _MOVED))
