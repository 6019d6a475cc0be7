"""Bytes to text: marks, declarations, guesses, and the byte that fits nothing."""

import pytest

from dramatis.errors import UnreadableError
from readers.characters import clean, tidy
from readers.decode import decode
from tests.readers.reading import only, reason

WESTERN = "Müller trifft “Zoë” – für 5 €…"
CZECH = (
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Vláda v Praze schválila návrh zákona o dani z příjmů, který má platit od "
    "ledna. Ministr řekl, že úřad zvýší příspěvky rodinám s dětmi a že příští týden předloží také změnu důchodů."
)
RUSSIAN = (
    "Министр иностранных дел заявил в четверг, что ответ на предложение о новых переговорах ещё не получен. "
    "Переговоры могут пройти в понедельник, сообщил представитель правительства журналистам."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-32"),
        ("Plain words of a text in ASCII with two accents: café, naïve", "utf-16-le"),
        ("Plain words of a text in ASCII with two accents: café, naïve", "utf-16-be"),
        (WESTERN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Μητσοτάκης: Η κυβέρνηση θα καταθέσει το νομοσχέδιο για την παιδεία την ερχόμενη εβδομάδα.", "cp1253"),
        ("外務大臣は木曜日、新たな協議の提案に対する回答をまだ受け取っていないと述べた。", "shift_jis"),
    ],
)  # fmt: skip
def test_text_is_read_whatever_it_was_saved_as(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_a_declared_character_set_is_used_where_utf8_does_not_fit() -> None:
    assert decode(CZECH.encode("iso-8859-2"), "ISO-8859-2")[0] == CZECH
    assert decode("“ok”".encode("cp1252"), "iso-8859-1")[0] == "“ok”"
    assert decode("日本".encode("iso-2022-jp"), "iso-2022-jp")[0] == "日本"


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode(WESTERN.encode(), "iso-8859-1")[0] == WESTERN


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "unicode_escape", "zip", "idna", "no-such-set", "undefined"])
def test_codecs_that_are_no_character_sets_are_not_used(declared: str) -> None:
    assert decode("Café".encode("cp1252"), declared)[0] == "Café"


def test_a_byte_that_fits_nothing_is_named_with_its_place() -> None:
    content = "Füße, Äpfel, Öl\nund Übermut".encode()
    broken = content.replace(b"und", b"\xffund")

    with pytest.raises(UnreadableError, match=r"byte 20 \(0xff\) in line 2 is no valid utf-8"):
        decode(broken)


def test_a_character_cut_in_half_at_the_end_is_dropped() -> None:
    content = "Füße und Äpfel und Ö".encode()

    assert decode(content[:-1])[0] == "Füße und Äpfel und "


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("a\r\nb\rc\u0085d\u2028e\x0cf\x0bg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\u00a0b\u202fc\u3000d", "a b c d"),
        ("a\x00b\x07c\x1bd\x7fe\u200bf\ufeffg\u00adh", "abcdefgh"),
        ("\x93quoted\x94 \x96 \x80", "“quoted” – €"),
        ("e\u0301", "é"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\ud800b", "a\ufffdb"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_nobody_can_see_is_cleaned_away(raw: str, clean_text: str) -> None:
    assert clean(raw) == clean_text


def test_tidy_text_has_at_most_one_empty_line_in_a_row() -> None:
    assert tidy("\n\n a  \n\n\n\nb\t\n") == "a\n\nb"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\x00" * 100, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_rejected_with_what_it_is(content: bytes, why: str) -> None:
    assert why in reason(content)


def test_nul_bytes_inside_a_text_are_dropped() -> None:
    article = only(b"Council votes\x00 for pier\n\nThe council of Hallstad voted on Monday for the new\x00 pier.")

    assert article.title == "Council votes for pier"
    assert "\x00" not in article.text
