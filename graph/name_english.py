"""English words as America spells them: theatre and theater, labour and labor, programme and program are one."""

import re
from functools import lru_cache

_ENDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"([aeinotucp])tre$", r"\1ter"), (r"(fi|cali|sa)bre$", r"\1ber"),
        (r"(lab|col|hon|fav|harb|arm|hum|rum|vap|neighb|behavi|endeav|parl)our", r"\1or"),
        (r"isation(s?)$", r"ization\1"), (r"ising$", "izing"), (r"yse$", "yze"), (r"([alhton])ogue$", r"\1og"),
        (r"^(def|off|lic|pret)ence", r"\1ense"), (r"^paed", "ped"), (r"^haem", "hem"), (r"^anaes", "anes"),
        (r"^archaeo", "archeo"), (r"^foet", "fet"), (r"^gynaec", "gynec"), (r"^orthopaed", "orthoped"),
        (r"^encyclopaed", "encycloped"), (r"(trave|counse|jewe|mode|signa)ll(er|or|ing)", r"\1l\2"), (r"^tyre", "tire"),
        (r"^grey", "gray"), (r"^cheque", "check"), (r"^sulphur", "sulfur"), (r"^plough", "plow"),
        (r"^jewellery$", "jewelry"), (r"^aluminium", "aluminum"), (r"^programme", "program"), (r"^kerb", "curb"),
        (r"^aeroplane", "airplane"), (r"^mould", "mold"),
    )
)  # fmt: skip


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """The folded word in American spelling; other words stay as they are."""
    for pattern, ending in _ENDS:
        word = pattern.sub(ending, word)
    return word
