"""The user's own gazetteer as CSV: what is taken, what is refused and why, and that nothing gets lost."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dramatis.errors import UnreadableError
from dramatis.gazetteer_entries import OwnEntry
from dramatis.words import EntityKind
from readers.gazetteer_csv import Refused, read_gazetteer
from readers.gazetteer_rows import COLUMNS

GUIDE = (Path(__file__).parents[2] / "docs" / "gazetteers.md").read_text(encoding="utf-8")
HEADER = "name,kind,wikidata,aliases,country,geonames,latitude,longitude,gender,acronym,description"


def read(text: str | bytes) -> tuple[list[OwnEntry], list[Refused]]:
    content = text if isinstance(text, bytes) else text.encode()
    items = list(read_gazetteer(content).read())
    return [i for i in items if isinstance(i, OwnEntry)], [i for i in items if isinstance(i, Refused)]


def test_every_column_is_read() -> None:
    taken, refused = read(
        f"{HEADER}\n"
        "Ilka Brandvik,PERSON,Q901,I. Brandvik|Ilka Moe,NO,,,,f,IB,a minister\n"
        '"Sørrel Bay",place,https://www.wikidata.org/wiki/Q907,,Norway,3999,"60,5",-5.25,,,\n'
    )

    assert refused == []
    assert taken == [
        OwnEntry(
            EntityKind.PERSON, "Ilka Brandvik", "Q901", ("I. Brandvik", "Ilka Moe"), ("IB",), "NO", gender="f",
            description="a minister",
        ),
        OwnEntry(EntityKind.PLACE, "Sørrel Bay", "Q907", (), (), "NO", "3999", 60.5, -5.25),
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(separator: str, encoding: str, line_end: str) -> None:
    rows = (("Name", " KIND ", "Wikidata"), ("Müller & Söhne", "Organisation", "q5"), ("Zoë Brontë", "person", "wd:Q6"))
    text = "".join(separator.join(row) + line_end for row in rows)

    taken, refused = read(text.encode(encoding))

    assert refused == []
    assert [(entry.name, entry.kind.value, entry.wikidata) for entry in taken] == [
        ("Müller & Söhne", "ORGANIZATION", "Q5"),
        ("Zoë Brontë", "PERSON", "Q6"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",PERSON,Q1", "the name is empty"),
        ("   ,PERSON,Q1", "the name is empty"),
        ("\u200b,PERSON,Q1", "the name is empty"),
        ("--- !,PERSON,Q1", "no letter and no digit"),
        (f"{'x' * 10_000},PERSON,Q1", "10,000 characters"),
        (f"{'x' * 200_000},PERSON,Q1", "200,000 characters"),
        ("A\ufffdn Lee,PERSON,Q1", "character that was lost"),
        ("Ann Lee,,Q1", "the kind is ''"),
        ("Ann Lee,HUMAN,Q1", "write PERSON, ORGANIZATION or PLACE"),
        ("Ann Lee,PERSON,", "no Wikidata id"),
        ("Ann Lee,PERSON,Q0", "no Wikidata id"),
        ("Ann Lee,PERSON,Q1x", "no Wikidata id"),
        ("Ann Lee,PERSON,P31", "no Wikidata id"),
        ("Ann Lee,PERSON,Q٣", "no Wikidata id"),
        ("Ann Lee,PERSON,Q9999999999999999", "no Wikidata id"),
        ("Ann Lee,PERSON", "no Wikidata id"),
        ('=HYPERLINK("http://x.example"),PERSON,Q1', "formula"),
        ("@SUM(A1),PERSON,Q1", "formula"),
        ("+cmd|' /C calc'!A0,PERSON,Q1", "formula"),
        ("-2+3+cmd|' /C calc'!A0,PERSON,Q1", "formula"),
        ("Ann Lee,PERSON,Q1,=A1|Ann", "formula"),
        (f"Ann Lee,PERSON,Q1,{'|'.join(map(str, range(201)))}", "201 entries under alias"),
        ("Ann Lee,PERSON,Q1,,Atlantis", "no country"),
        ("Ann Lee,PERSON,Q1,,XX", "no country"),
        ("Oslo,PLACE,Q1,,,GN12", "no GeoNames id"),
        ("Oslo,PLACE,Q1,,,,59.9", "only one of latitude and longitude"),
        ("Oslo,PLACE,Q1,,,,91,10", "no latitude"),
        ("Oslo,PLACE,Q1,,,,59,180.1", "no longitude"),
        ("Oslo,PLACE,Q1,,,,nan,10", "no latitude"),
        ("Oslo,PLACE,Q1,,,,1e1,10", "no latitude"),
        ("Ann Lee,PERSON,Q1,,,,,,x", "the gender is 'x'"),
        (f"Ann Lee,PERSON,Q1,,,,,,,{'A' * 21}", "the acronym is 21 characters long"),
        (f"Ann Lee,PERSON,Q1,,,,,,,,{'a' * 2001}", "the description is 2,001 characters long"),
        ("Ann Lee,PERSON,Q1,,,,,,,,one,two", "12 cells"),
        ('"Ann Lee,PERSON,Q1', "isn't closed"),
        ('"Ann" Lee,PERSON,Q1', "quotes don't fit"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_reason_and_takes_no_other_with_it(row: str, reason: str) -> None:
    taken, refused = read(f"{HEADER}\nBo Ray,PERSON,Q2\n\n{row}\nCy Fox,PERSON,Q3\n")

    assert [entry.name for entry in taken] == ["Bo Ray", "Cy Fox"]
    assert [one.line for one in refused] == [4]
    assert reason in refused[0].reason


@pytest.mark.parametrize(
    "name", ["+972 Magazine", "7-Eleven", "-ism", '5" Pipe Works', "O'Brien", "ЛДПР", "中国日报", "S&P"]
)
def test_a_name_that_only_looks_odd_is_taken(name: str) -> None:
    taken, refused = read(f"name,kind,wikidata\n{name},ORGANIZATION,Q1\nBo Ray,PERSON,Q2\n")

    assert refused == []
    assert [entry.name for entry in taken] == [name, "Bo Ray"]


def test_a_quoted_cell_may_hold_separators_quotes_and_line_breaks() -> None:
    taken, refused = read(
        'name,kind,wikidata,description\n"Ray, Bo",PERSON,Q1,"Said ""no"".\n\nTwice."\nAnn Lee,PERSON,Q0,\n'
    )

    assert [(entry.name, entry.description) for entry in taken] == [("Ray, Bo", 'Said "no". Twice.')]
    assert [one.line for one in refused] == [5]


def test_one_name_with_two_ids_gives_none_and_both_lines_are_named() -> None:
    taken, refused = read("name,kind,wikidata\nAnn Lee,PERSON,Q1\nBo Ray,PERSON,Q2\nANN LEE,PERSON,Q3\n")

    assert [entry.wikidata for entry in taken] == ["Q1", "Q2"]
    ((line, reason, contested),) = [(one.line, one.reason, one.contested) for one in refused]
    assert (line, "line 2" in reason, "Q1" in reason) == (4, True, True)
    assert contested is not None
    assert (contested.kind, contested.name) == (EntityKind.PERSON, "ANN LEE")


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("country", "Ann Lee,PERSON,Q1,NO", "Ann Lee,PERSON,Q3,PL"),
        ("gender", "Ann Lee,PERSON,Q1,f", "Ann Lee,PERSON,Q3,m"),
        ("country", "Works Union,ORGANIZATION,Q1,NO", "Works Union,ORGANIZATION,Q3,PL"),
        ("geonames", "Troy,PLACE,Q1,11", "Troy,PLACE,Q3,12"),
        ("latitude,longitude", "Troy,PLACE,Q1,1,2", "Troy,PLACE,Q3,1,3"),
        ("aliases", "Ann Lee,PERSON,Q1,", "Ann Lee,ORGANIZATION,Q3,"),
        ("aliases", "Ann Lee,PERSON,Q1,A. Lee", "Ann Lee,PERSON,Q1,Ann Margaret Lee"),
    ],
)
def test_namesakes_that_a_text_can_tell_apart_are_both_taken(header: str, one: str, other: str) -> None:
    taken, refused = read(f"name,kind,wikidata,{header}\n{one}\n{other}\n")

    assert (len(taken), refused) == (2, [])


def test_a_line_in_another_encoding_is_refused_alone() -> None:
    good = "".join(f"Zoë Brontë {n},PERSON,Q{n}\n" for n in range(1, 20)).encode()

    taken, refused = read(b"name,kind,wikidata\n" + good + b"Zo\xeb Ray,PERSON,Q77\n" + b"Bo Ray,PERSON,Q78\n")

    assert len(taken) == 20
    assert [(one.line, "UTF-8" in one.reason) for one in refused] == [(21, True)]


def test_the_line_that_tells_the_separator_is_no_entry() -> None:
    taken, refused = read("sep=;\nname;kind;wikidata\nRay, Bo;PERSON;Q2\n;;\n")

    assert [entry.name for entry in taken] == ["Ray, Bo"]
    assert refused == []


def test_columns_that_are_not_ours_are_told() -> None:
    table = read_gazetteer(b"name,kind,wikidata,beat,editor\nBo Ray,PERSON,Q2,sea,me\n")

    assert table.unused == ("beat", "editor")
    assert [type(item) for item in table.read()] == [OwnEntry]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"name,kind\nBo Ray,PERSON\n", "no column wikidata"),
        (b"Bo Ray,PERSON,Q2\n", "no column name and no column kind"),
        (b"name,name,kind,wikidata\n", "column name twice"),
        (b"sep=;\n", "holds no header"),
        (b"PK\x03\x04" + bytes(200), "save the table as CSV"),
        (bytes(range(256)) * 4, "save"),
    ],
)
def test_a_file_without_a_header_of_ours_says_what_it_needs(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_gazetteer(content)


_CELL = st.text(st.sampled_from("aZé\"',;|\t=Q1-. \u200b\x00\u2028\x85"), max_size=12)
_ROW = st.lists(_CELL, max_size=12).map(",".join)


@given(st.lists(_ROW, max_size=12))
@example(['"', '"', "a"])
@example(['a,"b', "c,PERSON,Q1"])
def test_whatever_the_lines_hold_each_is_taken_or_refused(rows: list[str]) -> None:
    rows = [row.replace('"', "") for row in rows]
    marked = [row for row in rows if any(cell.strip() for cell in row.split(","))]

    taken, refused = read("\n".join([HEADER, *rows]))

    assert len(taken) + len(refused) == len(marked)


@given(st.lists(_ROW, max_size=12))
def test_quotes_that_stay_open_lose_no_good_line(rows: list[str]) -> None:
    good = [f"Ann Lee {number},PERSON,Q{number}" for number in range(1, len(rows) + 1)]
    lines = [line for pair in zip(['"' + row for row in rows], good, strict=True) for line in pair]

    taken, refused = read("\n".join([HEADER, *lines]))

    assert [entry.wikidata for entry in taken] == [line.rpartition(",")[2] for line in good]
    numbers = [one.line for one in refused]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(2, 2 * len(rows) + 1, 2))


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: HEADER.encode() + b"\n" + tail))
def test_no_bytes_raise_anything_but_our_error(content: bytes) -> None:
    try:
        items = list(read_gazetteer(content).read())
    except UnreadableError:
        return

    assert all(isinstance(item, OwnEntry | Refused) for item in items)


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_is_documented(column: str) -> None:
    assert f"| `{column}` |" in GUIDE


def test_the_documented_example_is_read_whole() -> None:
    example_file = GUIDE.split("```csv\n")[1].split("```")[0]

    taken, refused = read(example_file)

    assert len(taken) == example_file.count("\n") - 1
    assert refused == []
