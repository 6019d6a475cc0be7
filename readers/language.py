"""Which language a text is in, found offline, and whether the English pipeline may read it.

A wrong "not English" keeps an article out of the graph, so short texts are called foreign only where two looks agree:
one at the whole text, one at its words in lower case. Foreign names in a headline ("Süddeutsche Zeitung editor
resigns") fool the first look and not the second.
"""

import math
import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Only these many first characters of title and text are looked at; the answer doesn't change with more.
SAMPLE_CHARACTERS = 2_000
# The identifier walks each byte in Python: 0.4 ms for these many characters, and as sure as with 2,000.
_IDENTIFIED_CHARACTERS = 600
# Below this many letters a text is short: a headline, perhaps with half a sentence.
_SHORT_LETTERS = 120
# A text of at least so many words of which a fifth are the commonest words of English is English: running English has
# 30 to 40 % of them (AP, Reuters, US press releases), and no other language has above 6 %.
_ENGLISH_WORDS = 30
_ENGLISH_SHARE = 0.2
# Measured on 8,570 English headlines of 2019 and 2020: none falls below .02 on both looks.
_HARDLY_ENGLISH = 0.02
# Words in lower case of fewer characters than this say nothing: "in", "x", "von".
_FEWEST_PLAIN = 6
# How sure the identifier must be of its language before the article is labelled with it.
_SURE_OF_LANGUAGE = 0.6
_SURE_IF_LONG = 0.5
_COMMON_ENGLISH_WORDS = """
    the of and to that with for is was were are has have had been be by from this which would will said says it its he
    she they their his her after who not but as on at an about when into than could more also over what
"""
_COMMON_ENGLISH = frozenset(_COMMON_ENGLISH_WORDS.split())
# The languages in which news appears. The identifier knows 140, among them close relatives of English (Nigerian
# Pidgin) that it takes one headline in seventeen for.
_LANGUAGES = """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko
    ku ky lo lt lv mk ml mn mr ms my ne nl no nn pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr ug uk
    ur uz vi zh yue
"""
# ISO 639-2 and -3 codes and other spellings that feeds use.
_SPELLINGS = {
    "eng": "en", "english": "en", "fre": "fr", "fra": "fr", "french": "fr", "ger": "de", "deu": "de", "german": "de",
    "spa": "es", "spanish": "es", "ita": "it", "italian": "it", "por": "pt", "portuguese": "pt", "rus": "ru",
    "russian": "ru", "ukr": "uk", "ukrainian": "uk", "ara": "ar", "arabic": "ar", "chi": "zh", "zho": "zh",
    "chinese": "zh", "yue": "zh", "jpn": "ja", "japanese": "ja", "kor": "ko", "korean": "ko", "tur": "tr",
    "turkish": "tr", "pol": "pl", "polish": "pl", "dut": "nl", "nld": "nl", "dutch": "nl", "swe": "sv", "swedish": "sv",
    "nob": "no", "nor": "no", "nb": "no", "nno": "nn", "heb": "he", "iw": "he", "hebrew": "he", "hin": "hi",
    "hindi": "hi", "per": "fa", "fas": "fa", "persian": "fa", "in": "id",
}  # fmt: skip
# Within a family the identifier confuses what people don't: there a declared language is believed.
_FAMILIES = (
    "no nb nn da sv",
    "hr bs sr sl",
    "id ms",
    "cs sk",
    "bg mk sr ru uk be",
    "es gl ca pt",
    "hi ne mr",
    "fa tg ps ur",
    "tr az tk",
)
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Finding:
    """The language as an ISO 639-1 code, None where the text is too short to say; `foreign`: it isn't English."""

    language: str | None
    foreign: bool


def language_code(declared: str | None) -> str | None:
    """The ISO 639-1 code of "en", "en-US", "eng", "pt_BR"; None for anything else."""
    if not declared:
        return None
    first = re.split(r"[-_]", declared.strip().lower(), maxsplit=1)[0]
    code = _SPELLINGS.get(first, first)
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def find_language(text: str, declared: str | None = None) -> Finding:
    """The language of the text. A declared one wins unless the text is clearly in another."""
    declared = language_code(declared)
    text = text[:SAMPLE_CHARACTERS]
    if _is_plain_english(text):
        return Finding("en", foreign=False)
    found = _identify(text)
    if declared is None:
        return found
    if not found.foreign:  # English, or undecided
        sure = found.language == "en" and len(_LETTERS.findall(text)) >= 2 * _SHORT_LETTERS
        return found if sure else Finding(declared, foreign=declared != "en")
    if declared == "en":
        return found
    if found.language is None or any({declared, found.language} <= set(family.split()) for family in _FAMILIES):
        return Finding(declared, foreign=True)
    return found


def unextractable_reason(finding: Finding) -> str | None:
    """Why the pipeline must not run, or None."""
    if not finding.foreign:
        return None
    return f"language is {finding.language or 'unknown, but not en'}, the pipeline reads en"


def _is_plain_english(text: str) -> bool:
    words = text.lower().split()
    common = sum(word in _COMMON_ENGLISH for word in words)
    return len(words) >= _ENGLISH_WORDS and common >= _ENGLISH_SHARE * len(words)


def _identify(text: str) -> Finding:
    letters = _LETTERS.findall(text)
    if not letters:
        return Finding(None, foreign=False)
    text = text.lower() if text.isupper() else text
    best, sureness, english = _ranked(text[:_IDENTIFIED_CHARACTERS])
    if len(_LATIN.findall(text)) * 2 < len(letters):  # another script: surely not English
        return Finding(best if best != "en" and sureness >= _SURE_OF_LANGUAGE else None, foreign=len(letters) > 1)
    words = _WORDS.findall(text)
    if len(letters) >= _SHORT_LETTERS:
        common = sum(word.lower() in _COMMON_ENGLISH for word in words)
        if best == "en":
            return Finding("en", foreign=False)
        # Lists of names, tables of results: neither language, and better read than not.
        if english >= _HARDLY_ENGLISH or common >= _ENGLISH_SHARE * len(words):
            return Finding(None, foreign=False)
        if sureness >= _SURE_IF_LONG:
            return _foreign_if_words_agree(best, sureness, words)
    if best == "en":
        return Finding("en" if sureness >= _SURE_IF_LONG else None, foreign=False)
    if english < _HARDLY_ENGLISH:
        return _foreign_if_words_agree(best, sureness, words)
    return Finding(None, foreign=False)


def _foreign_if_words_agree(best: str, sureness: float, words: list[str]) -> Finding:
    """The second look: names are capitalised in nearly every language that has capitals, so leave them out."""
    plain = " ".join(word for word in words if word.islower())[:_IDENTIFIED_CHARACTERS]
    if len(plain) < _FEWEST_PLAIN:
        return Finding(None, foreign=False)
    again, sureness_again, english = _ranked(plain)
    if english >= _HARDLY_ENGLISH or again == "en":
        return Finding(None, foreign=False)
    agreed = best == again or max(sureness, sureness_again) >= _SURE_OF_LANGUAGE
    return Finding(best if agreed else None, foreign=True)


@lru_cache(maxsize=1_024)  # titles of one story come again and again
def _ranked(text: str) -> tuple[str, float, float]:
    """The best language, its probability, and English's."""
    ranked = _identifier().rank(text)
    best, sureness = ranked[0]
    english = next((probability for language, probability in ranked if language == "en"), 0.0)
    if not math.isfinite(sureness):
        return "en", 0.0, 1.0
    return ("zh" if best == "yue" else best), float(sureness), float(english)


def _identifier() -> Any:
    with _LOADING:
        return _load_identifier()


@lru_cache(maxsize=1)
def _load_identifier() -> Any:
    """The identifier; loading takes 0.7 s, so it happens with the first text that needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier
