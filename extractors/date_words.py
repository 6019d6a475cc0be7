"""The words that English dates are made of: months, weekdays, numbers, units, seasons, and their neighbours."""

from dramatis.partial_date import PartialDate


def words(text: str) -> list[str]:
    """The words of a table written as one text."""
    return text.split()


_MONTH_NAMES = words("january february march april may june july august september october november december")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
# Short forms count only beside a day or a year: Jan and Mar are people, dec is many things.
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
ANY_MONTH = MONTHS | SHORT_MONTHS

_WEEKDAY_NAMES = words("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
# Short forms count only before a month and day: Sun, Sat and Wed are words.
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
ANY_WEEKDAY = WEEKDAYS | SHORT_WEEKDAYS
# "Black Friday" and "Bloody Sunday" are names; "Sunday Times" is a paper.
NOT_BEFORE_WEEKDAY = frozenset(words("black bloody super ash palm cyber good holy shrove maundy giving joe ruby bowl"))
NOT_AFTER_WEEKDAY = frozenset(
    words("times telegraph mirror mail express herald post independent world tribune star sun people club live night")
)

SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen twenty"
        )
    )
} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
            " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
} | {"thirtieth": 30}

# How many "a few years" may be, for the period that they span; vague in the text, so no event is dated by it alone.
VAGUE_NUMBERS = {"few": 3, "several": 3, "couple": 2}

UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade", "quarter": "quarter",
    "quarters": "quarter", "weekend": "weekend", "fortnight": "fortnight", "century": "century", "centuries": "century",
}  # fmt: skip
# The decades in words: the twentieth century's, and the one after it.
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip
# Behind these the thirties are an age.
OWNERS = frozenset(["her", "his", "their", "my", "your", "our", "its"])
# Days from the reference.
NAMED_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
}  # fmt: skip
DAY_PARTS = frozenset(words("morning afternoon evening night"))
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
# First month and, inclusive, last month, from equinox to solstice; a winter ends in the next year.
SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12), "winter": (12, 3)}

# A part of a period leaves the period as exact as it was: "early June" is June.
PARTS = frozenset(words("early earlier late later mid middle beginning start end half outset close"))
# What may stand before a bare month and makes it one.
BEFORE_MONTH = frozenset(
    words(
        "in since until till during last next this late early mid by of from through between before after for to"
        " around about earlier later throughout every each and or the past previous starting beginning ending"
    )
)
# Of these, what still makes a month of "May" where a person of that name stands in the text.
BEFORE_MAY = frozenset(words("in since until till during last next this late early mid throughout"))
# After these a four-digit number is a year.
BEFORE_YEAR = frozenset(
    words(
        "in since until till during by of from through between before after year early late mid circa ca around"
        " summer winter spring autumn fall fiscal fy throughout election elections class season to and the"
        " born died reigned ruled published dated established founded copyright fl"
    )
)
# What is told apart by its year: "the 2000 election".
DATED_NOUNS = frozenset(
    words(
        "election elections campaign candidate census season edition olympics games summit agreement deal accord treaty"
        " law act report study survey poll vote film novel album version war invasion crisis budget race primary"
        " convention referendum championship championships cup tournament final finals conference interview speech"
        " article paper book letter ruling decision merger earthquake coup revolution crash attack attacks bombing"
    )
)
# After a year, these show that it was a number.
COUNTED = frozenset(
    words(
        "people persons men women children troops soldiers fighters prisoners police officers workers employees"
        " miles mile km kilometers kilometres m meters metres feet foot ft yards acres hectares dollars euros pounds"
        " rubles yuan yen usd eur gbp tons tonnes kg kilograms lbs times percent per points votes seats jobs homes"
        " houses words members deaths cases hours minutes seconds calories units copies students residents civilians"
        " refugees migrants victims casualties families households passengers tickets shares barrels megawatts mw"
        " watts degrees rpm pages patients doses drones missiles tanks vehicles bc bce others more respondents voters +"
    )
)
# After "the 19th", these show that no day is meant.
NOT_A_DAY = frozenset(words("century floor anniversary district hole round birthday place time amendment century's"))

# What a business reports by the quarter.
REPORTED = frozenset(
    words("profit profits earnings revenue revenues sales results loss losses income growth gdp figures net output")
)
# After "on the 19th" these open the next phrase.
AFTER_DAY = frozenset(
    words(
        "and or to after before in at for when where with by from the a an this that his her its their our my he she it"
        " they we you i there was were is will would as so but because during while"
    )
)

# What in a sentence looks ahead, where no tag tells.
AHEAD = frozenset(
    words(
        "will shall 'll ’ll would won scheduled due expected planned plans plan set upcoming slated going deadline"
        " postponed until till by ahead tomorrow"
    )
)
_WAR_YEARS = (
    (PartialDate(1914, 7, 28), PartialDate(1918, 11, 11)),
    (PartialDate(1939, 9, 1), PartialDate(1945, 9, 2)),
)
WORLD_WARS = dict.fromkeys(words("i one first wwi"), _WAR_YEARS[0])
WORLD_WARS |= dict.fromkeys(words("ii two second wwii"), _WAR_YEARS[1])
