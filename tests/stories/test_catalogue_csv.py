"""A catalogue from CSV: every line is taken or refused, each for its own reason, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.errors import UnreadableError
from stories.catalogue import Axis, Entry, entries_from_text, entries_to_text
from stories.catalogue_csv import MOST_CHARACTERS, CatalogueTable, read_catalogue

HEADER = "domain,name,axis,rating,scale,rater,date,section,share\n"


def line(text: str) -> CatalogueTable:
    return read_catalogue(HEADER + text + "\n")


def only(text: str) -> Entry:
    table = line(text)
    assert table.refused == ()
    (entry,) = table.entries
    return entry


@pytest.mark.parametrize(
    ("text", "value", "label", "score"),
    [
        ("a.com,,BIAS,lean left,Left|Lean Left|Center|Lean Right|Right,R,,,", "Lean Left", "Lean Left", -0.5),
        ("a.com,,bias,RIGHT,Left / Center / Right,R,,,", "Right", "Right", 1.0),
        ("a.com,,BIAS,lean-right,5-point,R,,,", "Lean Right", "Lean Right", 0.5),
        ("a.com,,BIAS,Far Left,left-right-7,R,,,", "Far Left", "Far Left", -1.0),
        ("a.com,,BIAS,-13.5,-42..42,R,,,", "-13.5", "Lean Left", -0.3214),
        ("a.com,,BIAS,5,1-5,R,,,", "5", "Right", 1.0),
        ("a.com,,BIAS,Center,,R,,,", "Center", "Center", 0.0),
        ("a.com,,BIAS,Left-Center,a rater's own,R,,,", "Left-Center", "Lean Left", -0.4),
        ("a.com,,FACTUALITY,no consensus,,R,,,", "no consensus", "No consensus", 0.5),
        ("a.com,,FACTUALITY,High,Low|Mixed|High,R,,,", "High", "High", 1.0),
        ("a.com,,FACTUALITY,72,0 to 100,R,,,", "72", "High", 0.72),
        ("a.com,,COUNTRY,germany,,,,,", "DE", "DE", None),
        ("a.com,,COUNTRY,us,,,,,", "US", "US", None),
        ("a.com,,OWNERSHIP,Kelp & Sons,,,,,51 %", "Kelp & Sons", "Kelp & Sons", None),
    ],
)
def test_a_line_stands_where_its_scale_puts_it(text: str, value: str, label: str, score: float | None) -> None:
    entry = only(text)

    assert (entry.value, entry.label, entry.score) == (value, label, score)


def test_a_line_keeps_all_that_it_says() -> None:
    entry = only('https://www.A.com/blogs/,"Post, The",BIAS,Left,3,A rater,2025-03,,')

    assert entry == Entry(
        2, "a.com", "Post, The", (), Axis.BIAS, "Left", "Left", -1.0, "A rater", "/blogs", None, "2025-03"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (",,BIAS,Left,3,R,,,", "neither a domain nor a name"),
        ("a.com,,SLANT,Left,3,R,,,", "its axis is 'SLANT'"),
        ("a.com,,,Left,3,R,,,", "its axis is ''"),
        ("a.com,,BIAS,Purple,3,R,,,", "'Purple' is no rating on its scale; that has Left, Center, Right"),
        ("a.com,,BIAS,Lean Left,Left|Center|Right,R,,,", "no rating on its scale"),
        ("a.com,,BIAS,43,-42..42,R,,,", "numbers from -42 to 42"),
        ("a.com,,BIAS,nan,-42..42,R,,,", "numbers from -42 to 42"),
        ("a.com,,BIAS,Left,42..-42,R,,,", "ends before it begins"),
        ("a.com,,BIAS,Left,Left|left|Right,R,,,", "one value twice"),
        ("a.com,,BIAS,Left,a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v,R,,,", "22 values"),
        ("a.com,,BIAS,,3,R,,,", "it has no rating"),
        ("co.uk,,BIAS,Left,3,R,,,", "'co.uk' is no domain of an outlet"),
        ("127.0.0.1,,BIAS,Left,3,R,,,", "no domain"),
        ("аpple.com,,BIAS,Left,3,R,,,", "no domain"),
        ("javascript:alert(1),,BIAS,Left,3,R,,,", "no domain"),
        ('a.com,"=HYPERLINK(""http://x"")",BIAS,Left,3,R,,,', "is a formula"),
        ("a.com,@SUM(A1),BIAS,Left,3,R,,,", "is a formula"),
        ("a.com,,OWNERSHIP,=1+1,,,,,", "is a formula"),
        ("a.com,na\x00me,BIAS,Left,3,R,,,", "U+0000"),
        ("a.com,na\u202eme,BIAS,Left,3,R,,,", "U+202E"),
        ("a.com,na\u200bme,BIAS,Left,3,R,,,", "U+200B"),
        ("a.com,caf\ufffd,BIAS,Left,3,R,,,", "U+FFFD"),
        ("a.com,na\ud800me,BIAS,Left,3,R,,,", "U+D800"),
        ('a.com,"open,BIAS,Left,3,R,,,', "quotes don't fit"),
        ("a.com,,BIAS,Left,3,R,,,,,more", "11 cells, the header 9"),
        ("a.com,,BIAS,Left,3,R,yesterday,,", "its date is 'yesterday'"),
        ("a.com,,BIAS,Left,3,R,2025-02-30,,", "its date is"),
        ("a.com,,OWNERSHIP,Kelp,,,,,140 %", "its share is '140 %'"),
        ("a.com,,OWNERSHIP,Kelp,,,,,0", "its share is '0'"),
        ("a.com,,OWNERSHIP,,,,,,", "names no owner"),
        ("a.com,,COUNTRY,Atlantis,,,,,", "'Atlantis' is no country"),
        ("a.com,,COUNTRY,,,,,,", "names no country"),
        ("a.com,…,BIAS,Left,3,R,,,", "no letter and no digit"),
        ("a.com," + "n" * 301 + ",BIAS,Left,3,R,,,", "301 characters long"),
        ("a.com," + "n" * 50_000 + ",BIAS,Left,3,R,,,", "characters long; look for"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason_and_takes_no_other_with_it(text: str, reason: str) -> None:
    table = read_catalogue(HEADER + "b.com,,BIAS,Left,3,R,,,\n" + text + "\nc.com,,BIAS,Right,3,R,,,\n")

    assert [entry.domain for entry in table.entries] == ["b.com", "c.com"]
    ((number, told),) = [(refused.line, refused.reason) for refused in table.refused]
    assert number == 3
    assert reason in told
    assert told.isprintable()


LEFT, RIGHT = "a.com,,BIAS,Left,3,R,,,", "www.a.com,,BIAS,Right,3,r,,,"


@pytest.mark.parametrize(
    ("lines", "taken", "refused"),
    [
        ((LEFT, LEFT), [2], {3: "repeats line 2"}),
        ((LEFT, RIGHT), [], {2: "contradicts line 3", 3: "contradicts line 2"}),
        ((LEFT, RIGHT, LEFT), [], {2: "contradicts", 3: "contradicts", 4: "contradicts line 2"}),
        ((LEFT, RIGHT.replace(",r,", ",other rater,")), [2, 3], {}),
        ((LEFT, "a.com,,BIAS,Right,3,R,,opinion,"), [2, 3], {}),
        ((LEFT, "a.com,A (Opinion),BIAS,Right,3,R,,,"), [2, 3], {}),
        (("a.com,,BIAS,Left,3,R,2024,,", "a.com,,BIAS,Right,3,R,2025,,"), [3], {2: "later rating"}),
        (("a.com,,BIAS,Left,3,R,2025,,", "a.com,,BIAS,Right,3,R,2024,,"), [2], {3: "later rating"}),
        ((LEFT, "a.com,,FACTUALITY,High,3,R,,,"), [2, 3], {}),
        (("a.com,,COUNTRY,DE,,,,,", "a.com,,COUNTRY,FR,,,,,"), [], {2: "contradicts", 3: "contradicts"}),
        (("a.com,,OWNERSHIP,Kelp,,,,,0.5", "a.com,,OWNERSHIP,Wrack,,,,,0.5"), [2, 3], {}),
        (("a.com,,OWNERSHIP,Kelp,,,,,0.6", "a.com,,OWNERSHIP,Wrack,,,,,0.5"), [2], {3: "shares come to 110%"}),
        (("a.com,,OWNERSHIP,Kelp,,,,,0.6", "a.com,,OWNERSHIP,KELP,,,,,0.5"), [2], {3: "another share"}),
    ],
)
def test_lines_about_one_outlet_are_held_against_each_other(
    lines: tuple[str, ...], taken: list[int], refused: dict[int, str]
) -> None:
    table = line("\n".join(lines))

    assert [entry.line for entry in table.entries] == taken
    found = {one.line: one.reason for one in table.refused}
    assert found.keys() == refused.keys()
    assert all(reason in found[number] for number, reason in refused.items())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_of_every_spreadsheet_are_read(separator: str, end: str) -> None:
    rows = (("\ufeffDomain", "AXIS", "Rating", "beat"), ("a.com", "BIAS", "Left", "x"), ("", "", "", ""))

    table = read_catalogue(end.join(separator.join(row) for row in rows))

    assert [entry.domain for entry in table.entries] == ["a.com"]
    assert (table.refused, table.unused) == ((), ("beat",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("\n \n", "it is empty"),
        ("a.com,BIAS,Left\n", "no column axis and no column domain and no column rating"),
        ("domain,axis\na.com,BIAS\n", "no column rating"),
        ("domain,axis,rating,axis\n", "the column axis twice"),
        ("x" * (MOST_CHARACTERS + 1), "10,000,000 are allowed"),
    ],
)
def test_a_file_without_a_usable_header_is_refused_as_a_whole(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_catalogue(text)


_CELLS = st.sampled_from(
    [
        "a.com",
        "b.org",
        "",
        "BIAS",
        "COUNTRY",
        "OWNERSHIP",
        "Left",
        "Right",
        "DE",
        "Kelp",
        '"',
        '""',
        "=1",
        "\x00",
        "0.5",
    ]
)
_LINE = st.lists(_CELLS | st.text(max_size=12), max_size=11).map(",".join)


@given(st.lists(_LINE, max_size=8))
def test_every_line_is_taken_or_refused_once(lines: list[str]) -> None:
    text = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)

    table = read_catalogue(HEADER + text)

    numbers = [entry.line for entry in table.entries] + [refused.line for refused in table.refused]
    blank = {number for number, line in enumerate(text.split("\n"), start=2) if not line.replace(",", "").strip(' "')}
    assert len(set(numbers)) == len(numbers)
    assert set(range(2, len(lines) + 2)) - set(numbers) <= blank


def test_entries_kept_as_text_are_the_same_again() -> None:
    entries = line(f"{LEFT}\nb.com,Bé,OWNERSHIP,Kelp,,,2025,,51 %").entries

    assert len(entries) == 2
    assert entries_from_text(entries_to_text(entries)) == entries
