"""The state whose language a body's name is in, where only one state calls its bodies so: Dışişleri Bakanlığı.

English, French, Spanish, Portuguese and Arabic are many states' and say nothing.
"""

import re
from functools import lru_cache

# Scripts of one state, by a letter; the first that a name has counts, so Kazakh and Ukrainian come before Russian.
_SCRIPTS = tuple(
    (re.compile(letters), country)
    for letters, country in (
        ("[가-힣]", "KR"), ("[\u3040-\u30ff]|省|庁|県", "JP"), ("[國黨會總衛勞經濟發]", "TW"),
        ("[\u4e00-\u9fff]", "CN"),
        ("[\u05d0-\u05ea]", "IL"), ("[\u0370-\u03ff]", "GR"), ("[\u0e00-\u0e7f]", "TH"), ("[\u10a0-\u10ff]", "GE"),
        ("[\u0530-\u058f]", "AM"), ("[\u1780-\u17ff]", "KH"), ("[\u1000-\u109f]", "MM"), ("[پچگژ]", "IR"),
        ("[қғұәңөүһ]", "KZ"), ("[іїєґ]", "UA"), ("ў", "BY"), ("[ѓќѕ]", "MK"), ("[јљњћђџ]", "RS"),
        (r"министерството|\bна\b.*(?:ите|ата|ото)\b", "BG"), ("[а-яё]", "RU"),
    )
)  # fmt: skip
# Latin words that one state's bodies have, folded or not.
_WORDS = tuple(
    (re.compile(words), country)
    for words, country in (
        (r"bakanl[ıi]|başkanl[ıi]|\bmüdürlüğü|mahkemesi\b", "TR"),
        (r"ministerstwo|\bnarodow|policja|\brzeczypospolitej", "PL"),
        (r"ministerstv[oa] (?:zahraničních|vnitra|financí|obrany|zdravotnictví|spravedlnosti|školství)|\bčesk", "CZ"),
        (r"ministerstv[oa] (?:zahraničných|vnútra|financií|zdravotníctva|spravodlivosti|školstva)|\bslovensk", "SK"),
        (r"\bminister[oi] (?:de[lig]|degli)|\bpolizia\b|\bguardia di\b|\bcorte di\b", "IT"), (r"\bbundes", "DE"),
        (r"minisztérium|\bmagyar\b", "HU"), (r"ministeriö|\bsuomen\b", "FI"),
        (r"\b(?:utrikes|försvars|finans|justitie)departementet|\bsvenska?\b|\briks", "SE"),
        (r"\butenriks|\bforsvarsdepartementet|\bnorges?\b", "NO"), (r"ministerul\b|\bromân", "RO"), (r"\bbộ\b", "VN"),
        (r"ministério da fazenda", "BR"), (r"\bministerie van\b", "NL"), (r"nazirliyi", "AZ"), (r"vazirligi", "UZ"),
    )
)  # fmt: skip
# Bodies that Austria has, and Germany calls otherwise.
_AUSTRIAN = re.compile(r"landesverteidigung|für inneres|\bösterreich|verfassungsgerichtshof")


@lru_cache(maxsize=16384)
def land_of_language(name: str) -> str | None:
    """The code of the state in whose language the name is; None for languages of many."""
    lower = name.lower()
    if not name.isascii():
        for letters, country in _SCRIPTS:
            if letters.search(lower):
                return country
    if _AUSTRIAN.search(lower):
        return "AT"
    return next((country for words, country in _WORDS if words.search(lower)), None)
