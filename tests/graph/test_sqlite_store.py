"""What only the embedded engine can get wrong: its file."""

import sqlite3
from pathlib import Path

import pytest

from dramatis.errors import StoreError, StoreNotReadyError, StoreUnavailableError
from graph.shape import ROOT, Link, Shape
from graph.sqlite.store import open_sqlite

_STORIES = Shape("Query", (), (Link("stories", "stories", Shape("Story", ("title",))),))


def test_a_file_that_is_no_store_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "graph.sqlite").write_text("this is a letter, not a database" * 100)

    with pytest.raises(StoreUnavailableError, match="DRAMATIS_STORE"):
        open_sqlite(tmp_path).prepare()


def test_a_store_that_was_never_prepared_says_so_instead_of_answering(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)

    with pytest.raises(StoreError, match="doctor"):
        store.read(_STORIES, [ROOT])
    store.close()


def test_a_store_of_another_schema_is_refused(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    store.prepare()
    store.close()

    with sqlite3.connect(tmp_path / "graph.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    later = open_sqlite(tmp_path)

    with pytest.raises(StoreNotReadyError, match="schema 99"):
        later.prepare()
    later.close()


def test_a_folder_that_cant_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreUnavailableError, match="DRAMATIS_STORE"):
        open_sqlite(tmp_path / "file" / "store")


def test_a_closed_store_answers_no_more(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    store.prepare()
    store.close()

    with pytest.raises(StoreUnavailableError, match="closed"):
        store.read(_STORIES, [ROOT])
