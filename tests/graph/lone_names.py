"""Names alone in articles of other stories, with whom the store knows: whom each is, from public knowledge.

Each known person is told by what articles say of them. The roles of a report are written `role@of what`, a state by its
code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dramatis.extraction import LocalEntity
from dramatis.words import EntityKind
from graph.entities import Seen, row_of
from graph.growing import grown
from graph.shape import Row
from graph.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of a person, or so many articles the like."""

    name: str
    year: int
    roles: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    times: int = 1
    gender: str | None = None
    suffix: str | None = None
    story: str = "elsewhere"


@dataclass(frozen=True, slots=True)
class Case:
    """Whom the store knows, by key; what one more article says; and whom it means."""

    known: Mapping[str, Sequence[Said]]
    new: Said
    whom: str | None


def said(name: str, year: int, *roles: str, **more: object) -> Said:
    """A report; `beside` and `lands` as one text, with semicolons and spaces between."""
    given = dict(more)
    for key, sign in (("beside", ";"), ("lands", " ")):
        text = given.get(key, "")
        given[key] = tuple(part.strip() for part in str(text).split(sign) if part.strip())
    return Said(name, year, roles, **given)  # type: ignore[arg-type] # the fields as they are named


def row(report: Said, identity: str = "", number: int = 0) -> Row:
    """The row of the entity that only this report makes."""
    pairs = [role.partition("@") for role in report.roles]
    local = LocalEntity(
        id=f"{identity}{number}",
        kind=EntityKind.PERSON,
        name=report.name,
        names=(report.name,),
        gender=report.gender,
        suffix=report.suffix,
        roles=tuple(role for role, _, _ in pairs),
    )
    offices = tuple((role, land) for role, _, land in pairs)
    seen = Seen(
        entity=local,
        forms={report.name: 1},
        event=None,
        document=None,
        article=f"article {identity}{number}",
        story=report.story,
        reported=f"{report.year}-05-18T12:00:00.000000Z",
        canonical={},
        others={},
        sentences=(),
        mentions=(),
        around=Surroundings(report.beside, report.lands, offices),
    )
    return row_of(seen) | {"id": identity}


def known_row(identity: str, reports: Sequence[Said]) -> Row:
    """The row of an entity after all these reports, each in a story of its own unless it names one."""
    found: Row | None = None
    for number, report in enumerate(reports):
        for time in range(report.times):
            apart = report if report.story != "elsewhere" else replace(report, story=f"{identity} {number} {time}")
            one = row(apart, identity, 100 * number + time)
            found = one if found is None else grown(found, one)
    assert found is not None
    return found | {"id": identity}


XI = [said("Xi Jinping", 2025, "president@CN", beside="Li Qiang; Beijing; Politburo", lands="CN", times=3)]
TRUMPS = {
    "donald": [said("Donald Trump", 2025, "president@US", lands="US", times=6)],
    "melania": [said("Melania Trump", 2025, "first lady", gender="f")],
    "ivanka": [said("Ivanka Trump", 2025, "adviser", gender="f")],
}
BUSHES = {
    "father": [said("George H. W. Bush", 1990, "president@US", lands="US", times=3)],
    "son": [said("George W. Bush", 2003, "president@US", lands="US", times=5)],
}
ASSADS = {
    "hafez": [said("Hafez al-Assad", 1985, "president@SY", lands="SY", times=2)],
    "bashar": [said("Bashar al-Assad", 2012, "president@SY", lands="SY", times=4)],
}
CLINTONS = {
    "bill": [said("Bill Clinton", 1996, "president@US", lands="US", times=4, gender="m")],
    "hillary": [said("Hillary Clinton", 2011, "secretary of state@US", lands="US", times=3, gender="f")],
}
KIRCHNERS = {
    "nestor": [said("Néstor Kirchner", 2005, "president@AR", lands="AR", times=3)],
    "cristina": [said("Cristina Fernández de Kirchner", 2010, "president@AR", lands="AR", times=3)],
}
SHARIFS = {
    "nawaz": [said("Nawaz Sharif", 2015, "prime minister@PK", lands="PK", times=3)],
    "shehbaz": [said("Shehbaz Sharif", 2015, "chief minister", lands="PK", times=2)],
}
TRUDEAUS = {
    "pierre": [said("Pierre Trudeau", 1975, "prime minister@CA", lands="CA", times=2)],
    "justin": [said("Justin Trudeau", 2017, "prime minister@CA", lands="CA", times=3)],
}
TWINS = {
    "lech": [said("Lech Kaczyński", 2008, "president@PL", lands="PL", times=3)],
    "jaroslaw": [said("Jarosław Kaczyński", 2008, "opposition leader", lands="PL", times=3)],
}


def one(name: str, year: int, *roles: str, times: int = 3, lands: str = "") -> dict[str, Sequence[Said]]:
    """One person known by so many reports."""
    return {"known": [said(name, year, *roles, times=times, lands=lands)]}


SAME = [
    Case({"xi": XI}, said("Xi", 2025, "president", lands="VN"), "xi"),
    Case({"xi": XI}, said("Xi", 2025, "president@CN"), "xi"),
    Case({"xi": XI}, said("Xi", 2026, "president", lands="CN US"), "xi"),
    Case(TRUMPS, said("Trump", 2025, "president", lands="US"), "donald"),
    Case(TRUMPS, said("Trump", 2025, "president", lands="CH"), "donald"),
    Case(one("Emmanuel Macron", 2025, "president@FR"), said("Macron", 2025, "president", lands="FR DE"), "known"),
    Case(one("Friedrich Merz", 2025, "chancellor@DE"), said("Merz", 2025, "chancellor", lands="FR"), "known"),
    Case(one("Narendra Modi", 2025, "prime minister@IN"), said("Modi", 2025, "prime minister", lands="IN"), "known"),
    Case(one("Francis", 2016, "pope"), said("Francis", 2016, "pope", lands="IT"), "known"),
    Case(one("Volodymyr Zelensky", 2024, "president@UA"), said("Zelenskyy", 2024, "president", lands="UA"), "known"),
    Case(one("Recep Tayyip Erdoğan", 2018, "president@TR"), said("Erdogan", 2018, "president", lands="TR"), "known"),
    Case(one("Angela Merkel", 2011, "chancellor@DE"), said("Merkel", 2011, "chancellor", lands="GR"), "known"),
    Case(one("Margaret Thatcher", 1984, "prime minister@GB"), said("Thatcher", 1984, "prime minister"), "known"),
    Case(
        {
            "ronald": [said("Ronald Reagan", 1983, "president@US", times=4, gender="m")],
            "nancy": [said("Nancy Reagan", 1983, "first lady", gender="f")],
        },
        said("Reagan", 1983, "president"),
        "ronald",
    ),
    Case(one("Boris Yeltsin", 1996, "president@RU"), said("Yeltsin", 1996, "president", lands="RU"), "known"),
    Case(
        {
            "nelson": [said("Nelson Mandela", 1996, "president@ZA", times=4)],
            "winnie": [said("Winnie Mandela", 1996, "activist", gender="f")],
        },
        said("Mandela", 1996, "president", lands="ZA"),
        "nelson",
    ),
    Case(one("Kwame Nkrumah", 1961, "president@GH"), said("Nkrumah", 1961, "president", lands="EG"), "known"),
    Case(one("Jawaharlal Nehru", 1955, "prime minister@IN"), said("Nehru", 1955, "prime minister"), "known"),
    Case(
        {
            "indira": [said("Indira Gandhi", 1972, "prime minister@IN", times=3)],
            "mahatma": [said("Mohandas Gandhi", 1972, "independence leader", times=2)],
        },
        said("Gandhi", 1972, "prime minister", lands="IN"),
        "indira",
    ),
    Case(BUSHES, said("Bush", 2003, "president", lands="US IQ"), "son"),
    Case(BUSHES, said("Bush", 1991, "president@US"), "father"),
    Case(
        {**BUSHES, "father": [*BUSHES["father"], said("George H. W. Bush", 2003, "former president")]},
        said("Bush", 2003, "president", lands="US"),
        "son",
    ),
    Case(ASSADS, said("Assad", 2012, "president@SY"), "bashar"),
    Case(ASSADS, said("Assad", 1985, "president", lands="SY"), "hafez"),
    Case(
        one("Sergei Lavrov", 2022, "foreign minister@RU", times=4),
        said("Lavrov", 2022, "foreign minister", lands="TR"),
        "known",
    ),
    Case(one("Wang Yi", 2023, "foreign minister@CN"), said("Wang", 2023, "foreign minister@CN"), "known"),
    Case(one("Park Geun-hye", 2014, "president@KR"), said("Park", 2014, "president", lands="KR"), "known"),
    Case(one("Lee Jae-myung", 2025, "president@KR"), said("Lee", 2025, "president@KR"), "known"),
    Case(one("Fumio Kishida", 2022, "prime minister@JP"), said("Kishida", 2022, "prime minister"), "known"),
    Case(one("Gustavo Petro", 2023, "president@CO"), said("Petro", 2023, "president", lands="CO"), "known"),
    Case(
        {
            "jair": [said("Jair Bolsonaro", 2020, "president@BR", times=4)],
            "eduardo": [said("Eduardo Bolsonaro", 2020, "lawmaker", lands="BR")],
        },
        said("Bolsonaro", 2020, "president", lands="BR"),
        "jair",
    ),
    Case(KIRCHNERS, said("Kirchner", 2010, "president", lands="AR"), "cristina"),
    Case(KIRCHNERS, said("Kirchner", 2005, "president@AR"), "nestor"),
    Case(one("Benjamin Netanyahu", 2015, "prime minister@IL"), said("Netanyahu", 2015, "prime minister"), "known"),
    Case(one("William Ruto", 2023, "president@KE"), said("Ruto", 2023, "president", lands="KE"), "known"),
    Case(one("Bola Tinubu", 2024, "president@NG"), said("Tinubu", 2024, "president", lands="NG"), "known"),
    Case(one("Viktor Orbán", 2022, "prime minister@HU"), said("Orban", 2022, "prime minister", lands="HU"), "known"),
    Case(one("Pedro Sánchez", 2023, "prime minister@ES"), said("Sánchez", 2023, "prime minister@ES"), "known"),
    Case(one("Imran Khan", 2019, "prime minister@PK"), said("Khan", 2019, "prime minister@PK"), "known"),
    Case(SHARIFS, said("Sharif", 2015, "prime minister", lands="PK"), "nawaz"),
    Case(TRUDEAUS, said("Trudeau", 2017, "prime minister", lands="CA"), "justin"),
    Case(TWINS, said("Kaczyński", 2008, "president", lands="PL"), "lech"),
    Case(
        {"known": [said("Mikhail Khodorkovsky", 2004, "businessman", beside="Yukos; Platon Lebedev; Krasnokamensk")]},
        said("Khodorkovsky", 2004, "businessman", beside="Yukos; Platon Lebedev; Krasnokamensk; Moscow"),
        "known",
    ),
    Case(one("Félix Tshisekedi", 2022, "president@CD"), said("Tshisekedi", 2022, "president", lands="CD RW"), "known"),
    Case(one("Jacinda Ardern", 2019, "prime minister@NZ"), said("Ardern", 2019, "prime minister", lands="NZ"), "known"),
]
APART = [
    Case({"father": BUSHES["father"]}, said("Bush", 2003, "president", lands="US"), None),
    Case({"son": BUSHES["son"]}, said("Bush", 1990, "president@US"), None),
    Case({"bill": CLINTONS["bill"]}, said("Clinton", 2011, "secretary of state", lands="US"), None),
    Case({"bill": CLINTONS["bill"]}, said("Clinton", 1996, "first lady", lands="US", gender="f"), None),
    Case(CLINTONS, said("Clinton", 2004, lands="US"), None),
    Case({"bashar": ASSADS["bashar"]}, said("Assad", 1985, "president", lands="SY"), None),
    Case(one("Fidel Castro", 1995, "president@CU"), said("Castro", 2010, "president", lands="CU"), None),
    Case(one("Kim Dae-jung", 2000, "president@KR"), said("Kim", 2000, "president", lands="JP"), None),
    Case(one("Lee Jae-myung", 2025, "president@KR"), said("Lee", 2025, "president", lands="US"), None),
    Case(one("Nguyen Xuan Phuc", 2022, "president@VN"), said("Nguyen", 2022, "president", lands="US"), None),
    Case({"xi": XI}, said("Xi", 2025, "president@rural bank", lands="CN"), None),
    Case({"xi": XI}, said("Xi", 2025, "foreign minister", lands="CN"), None),
    Case({"xi": XI}, said("Xi", 2025, lands="CN"), None),
    Case({"xi": XI}, said("Xi", 2025, "president@TW"), None),
    Case(one("Emmanuel Macron", 2025, "president@FR"), said("Macron", 2025, "prime minister@IN"), None),
    Case({"ivanka": TRUMPS["ivanka"]}, said("Trump", 2025, "president", lands="US"), None),
    Case({"melania": TRUMPS["melania"]}, said("Trump", 2025, "president", lands="US"), None),
    Case(
        {"ronald": [said("Ronald Reagan", 1983, "president@US", times=4, gender="m")]},
        said("Reagan", 1983, gender="f", lands="US"),
        None,
    ),
    Case(one("Boris Johnson", 2020, "prime minister@GB"), said("Johnson", 2020, "prime minister", lands="JM"), None),
    Case(one("Boris Johnson", 2020, "prime minister@GB"), said("Johnson", 2020, "president@US"), None),
    Case(one("Manmohan Singh", 2008, "prime minister@IN"), said("Singh", 2008, "prime minister", lands="TT"), None),
    Case(
        {
            "nestor": [said("Néstor Kirchner", 2007, "president@AR", lands="AR", times=3)],
            "cristina": [said("Cristina Kirchner", 2007, "president@AR", lands="AR", times=3)],
        },
        said("Kirchner", 2007, "president", lands="AR"),
        None,
    ),
    Case(TWINS, said("Kaczyński", 2008, lands="PL", beside="Law and Justice; Warsaw; Sejm"), None),
    Case(one("Angela Merkel", 2011, "chancellor@DE"), said("Merkel", 2011), None),
    Case(one("Viktor Orbán", 2022, "prime minister@HU"), said("Orban", 2022, "coach"), None),
    Case(one("Narendra Modi", 2018, "prime minister@IN"), said("Modi", 2018, "jeweller", lands="IN BE"), None),
    Case(one("Georgi Petrov", 1950, "foreign minister@BG"), said("Petrov", 1950, "foreign minister@RU"), None),
    Case(SHARIFS, said("Sharif", 2018, "prime minister", lands="PK"), None),
    Case(one("Park Geun-hye", 2014, "president@KR"), said("Park", 2014, "president", lands="US"), None),
    Case(one("Francis", 2016, "pope"), said("Francis", 2016, lands="US"), None),
    Case(one("Francis", 2016, "pope"), said("Francis", 2016, "bishop"), None),
    Case(
        {"leo": [said("Robert Francis Prevost", 2025, "pope", times=3)]},
        said("Francis", 2025, "pope", lands="IT"),
        None,
    ),
    Case(one("Étienne Tshisekedi", 2010, "opposition leader"), said("Tshisekedi", 2022, "president@CD"), None),
    Case(one("Laurent Kabila", 1998, "president@CD"), said("Kabila", 2005, "president@CD"), None),
    Case(one("Andreas Papandreou", 1985, "prime minister@GR"), said("Papandreou", 2010, "prime minister@GR"), None),
    Case(one("Jean-Marie Le Pen", 2002, "candidate"), said("Le Pen", 2017, "candidate", lands="FR"), None),
    Case(one("Rodrigo Duterte", 2020, "president@PH"), said("Duterte", 2023, "vice president@PH"), None),
    Case(one("Ferdinand Marcos", 1975, "president@PH"), said("Marcos", 2023, "president@PH"), None),
    Case(one("Benigno Aquino III", 2012, "president@PH"), said("Aquino", 1988, "president@PH"), None),
    Case(one("Wang Yi", 2023, "foreign minister@CN"), said("Wang", 2023, "foreign minister", lands="RU"), None),
    Case(one("Imran Khan", 2019, "prime minister@PK"), said("Khan", 2019, "mayor@london", lands="GB"), None),
    Case({"pierre": TRUDEAUS["pierre"]}, said("Trudeau", 2017, "prime minister@CA"), None),
    Case(one("Indira Gandhi", 1972, "prime minister@IN"), said("Gandhi", 2024, "opposition leader", lands="IN"), None),
    Case(one("Ilham Aliyev", 2015, "president@AZ"), said("Aliyev", 2015, "footballer", lands="AZ"), None),
    Case(one("Ilham Aliyev", 2015, "president@AZ"), said("Aliyeva", 2015, "first lady", lands="AZ", gender="f"), None),
    Case(one("Sergei Lavrov", 2022, "foreign minister@RU", times=4), said("Lavrov", 2022, "painter"), None),
    Case(one("Theresa May", 2017, "prime minister@GB"), said("May", 2017, "drummer", lands="GB"), None),
    Case(one("Ishaq Dar", 2024, "deputy prime minister@PK"), said("Dar", 2024, "prime minister", lands="PK"), None),
    Case(one("Shehbaz Sharif", 2024, "prime minister@PK"), said("Sharif", 2024, "deputy prime minister"), None),
    Case(one("Hu Jintao", 2008, "president@CN"), said("Hu", 2008, "president@university", lands="CN"), None),
]
