"""Recognising formats from content, with the name only where the content says nothing."""

import pytest

from readers.formats import Format, recognise
from tests.readers.reading import PAGE

TEXT = "Council votes\n\nThe council voted on Monday."


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (TEXT, "a.txt", Format.TEXT),
        (TEXT, "", Format.TEXT),
        (TEXT, "a.json", Format.JSONL),
        (TEXT, "a.jsonl.gz", Format.JSONL),
        (TEXT, "feed.xml", Format.FEED),
        (TEXT, "a.html", Format.HTML),
        (PAGE, "", Format.STORY_PAGE),
        (PAGE, "page.txt", Format.STORY_PAGE),
        ('{"title": "a"}', "a.txt", Format.JSONL),
        ('\ufeff  [\n {"title": "a"}]', "", Format.JSONL),
        ('broken\n{"a": 1}\n{"a": 2}\n', "", Format.JSONL),
        ("[Reuters] The council voted.", "", Format.TEXT),
        ("{Update} The council voted.", "", Format.TEXT),
        ("<rss version='2.0'>", "a.txt", Format.FEED),
        ("<?xml version='1.0'?>\n<!-- made by x -->\n<feed xmlns='http://www.w3.org/2005/Atom'>", "", Format.FEED),
        ("<?xml version='1.0'?><rdf:RDF>", "", Format.FEED),
        ("<?xml version='1.0'?><unknown>", "", Format.FEED),
        ("<!DOCTYPE rss SYSTEM 'x'><rss>", "", Format.FEED),
        ("<!doctype html><p>", "", Format.HTML),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "a.xml", Format.HTML),
        ("<html><body>", "feed.rss", Format.FEED),
        ("<!-- x --><div class='a'>", "", Format.HTML),
        ("<Reuters> The council voted.", "", Format.TEXT),
    ],
)
def test_formats_are_recognised(head: str, name: str, expected: Format) -> None:
    assert recognise(head, name) is expected
