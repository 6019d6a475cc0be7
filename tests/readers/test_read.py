"""Files, folders and standard input: nothing raises, everything is read or rejected in its place."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from dramatis.article import Article, Rejected
from readers.formats import Format
from readers.read import read_bytes, read_paths, read_rejected
from readers.rejects import KEPT_CHARACTERS
from tests.readers.reading import PAGE, apart, read

LINE = '{"title": "Council votes", "text": "The council of Hallstad voted for the pier on Monday."}\n'


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / ".hidden.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.jsonl").write_text(LINE, encoding="utf-8")

    articles, rejected = apart(read_paths([str(tmp_path)]))

    assert rejected == []
    assert [Path(article.origin).name for article in articles] == ["a.jsonl:1", "1.jsonl:1", "c.jsonl:1"]


def test_what_cannot_be_opened_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text(LINE, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    paths = [
        str(tmp_path / "missing.txt"),
        str(tmp_path / "empty"),
        str(tmp_path / "dangling"),
        "nul\x00name",
        str(good),
    ]

    articles, rejected = apart(read_paths(paths))

    assert len(articles) == 1
    assert [one.reason for one in rejected] == [
        "there is no such file or folder",
        "the folder holds no files to read",
        "there is no such file or folder",
        "the file can't be opened: embedded null byte",
    ]


def test_links_that_lead_back_up_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.jsonl").write_text(LINE, encoding="utf-8")

    articles, _ = apart(read_paths([str(tmp_path)]))

    assert len(articles) == 1


def test_a_file_name_that_is_no_utf8_is_spelled_out(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.jsonl"
    with open(name, "wb") as file:
        file.write(LINE.encode())

    articles, _ = apart(read_paths([str(tmp_path)]))

    assert articles[0].origin.endswith("caf\\udce9.jsonl:1")


def test_a_minus_is_standard_input() -> None:
    articles, rejected = apart(read_paths(["-"], stdin=io.BytesIO(PAGE.encode())))

    assert rejected == []
    assert articles[0].origin == "standard input"
    assert len(articles) == 3


def test_a_missing_standard_input_is_rejected() -> None:
    _, rejected = apart(read_paths(["-"]))

    assert rejected[0].reason == "there is no standard input to read"


def test_a_forced_format_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "page.jsonl"
    path.write_text(PAGE, encoding="utf-8")

    articles, _ = apart(read_paths([str(path)], Format.TEXT))

    assert len(articles) == 1
    assert "65" not in articles[0].title


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl"])
def test_gzip_is_unpacked_by_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINE.encode() * 3))

    articles, rejected = apart(read_paths([str(path)]))

    assert rejected == []
    assert len(articles) == 3


def test_a_gzip_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"title": f"T{n}", "text": os.urandom(200).hex()}) + "\n" for n in range(2000))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-5000])

    articles, rejected = apart(read_paths([str(path)]))

    assert len(articles) > 1000
    assert "gzip data is damaged or cut off" in rejected[-1].reason


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    packer = io.BytesIO()
    with gzip.GzipFile(fileobj=packer, mode="wb", compresslevel=9) as file:
        for _ in range(100):
            file.write(b" " * 999_999 + b"\n")
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(packer.getvalue())

    articles, rejected = apart(read_paths([str(path)], Format.JSONL))

    assert articles == []
    assert "unpack to more than" in rejected[-1].reason


def test_a_reader_s_fault_is_a_rejection_and_the_batch_goes_on(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("the cable is out")

    good = tmp_path / "good.jsonl"
    good.write_text(LINE, encoding="utf-8")

    articles, rejected = apart(read_paths(["-", str(good)], stdin=Failing()))

    assert len(articles) == 1
    assert rejected[0].reason == "reading failed: the cable is out"


def test_a_rejected_line_that_is_mended_is_read_on_the_second_try() -> None:
    _, (rejected,) = read(LINE + LINE[:-4] + "\n" + LINE, origin="a.jsonl")
    mended = Rejected(rejected.origin, rejected.reason, rejected.content + '"}', rejected.format)

    again, still = apart([*read_rejected(rejected), *read_rejected(mended)])

    assert [article.origin for article in again] == ["a.jsonl:2"]
    assert [(one.origin, one.content) for one in still] == [(rejected.origin, rejected.content)]


def test_bytes_that_are_no_utf8_are_kept_for_the_second_try() -> None:
    content = "Füße, Äpfel, Öl\n\nund Übermut".encode().replace(b"und", b"\xffund")

    _, (rejected,) = read(content)
    _, (again,) = apart(read_rejected(rejected))

    assert rejected.content.isascii()
    assert again == rejected


def test_what_is_kept_of_a_rejected_input_is_bounded() -> None:
    _, (rejected,) = read(b'{"title": "' + b"x" * 3_000_000 + b"\n", Format.JSONL)

    (again,) = read_rejected(rejected)

    assert len(rejected.content) == KEPT_CHARACTERS
    assert isinstance(again, Rejected)
    assert "only its beginning was kept" in again.reason


@pytest.mark.parametrize("kind", list(Format))
def test_each_format_rejects_an_empty_input_with_a_reason(kind: Format) -> None:
    (result,) = read_bytes(b"", kind)

    assert isinstance(result, Rejected)
    assert "empty" in result.reason


def test_a_document_that_is_too_large_is_rejected_by_its_size() -> None:
    (result,) = read_bytes(b"word " * 13_000_000, Format.TEXT)

    assert isinstance(result, Rejected)
    assert "64,000,000" in result.reason


def test_blanks_before_the_text_do_not_hide_it() -> None:
    articles, _ = read(b" " * 100_000 + b"\n" + LINE.encode(), Format.JSONL)

    assert [article.title for article in articles] == ["Council votes"]


def test_the_same_bytes_give_the_same_ids() -> None:
    first = [result.id for result in read_bytes(PAGE.encode()) if isinstance(result, Article)]
    second = [result.id for result in read_bytes(PAGE.encode(), origin="elsewhere") if isinstance(result, Article)]

    assert first == second
