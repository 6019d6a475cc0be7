"""RSS, RDF and Atom: what an entry becomes, and how damage shows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dramatis.article import Source
from readers.formats import Format
from tests.readers.reading import only, read, reason

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Hallstad Post</title>
<link>https://www.hallstadpost.example.com/</link>
<language>en-gb</language>
<item>
<title>Council votes &amp; waits</title>
<link>https://www.hallstadpost.example.com/pier</link>
<pubDate>Thu, 14 Mar 2024 10:00:00 +0200</pubDate>
<description>The council voted.</description>
<content:encoded><![CDATA[<p>The council of <b>Hallstad</b> voted.</p>
<p>Its mayor &ldquo;waits&rdquo;.</p>]]></content:encoded>
</item>
<item>
<title>Ferry late</title>
<link>/ferry</link>
<description>The ferry was late again on Monday […]</description>
</item>
</channel>
</rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Lake News</title>
<link href="https://lake.example.com/"/>
<entry>
<title type="html">Ferry &lt;i&gt;late&lt;/i&gt;</title>
<link href="https://lake.example.com/1"/>
<updated>2024-03-14T10:00:00Z</updated>
<content type="html">&lt;p&gt;The ferry was late again on Monday.&lt;/p&gt;</content>
</entry>
</feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://lake.example.com/"><title>Lake News</title><link>https://lake.example.com/</link></channel>
<item rdf:about="https://lake.example.com/1"><title>Ferry late</title><link>https://lake.example.com/1</link>
<description>The ferry was late again on Monday.</description><dc:date>2024-03-14T10:00:00Z</dc:date></item>
</rdf:RDF>"""


def test_an_rss_item_gives_text_address_date_and_outlet() -> None:
    (first, second), rejected = read(RSS, origin="feed.xml")

    assert rejected == []
    assert first.title == "Council votes & waits"
    assert first.body == "The council of Hallstad voted.\nIts mayor “waits”."
    assert first.url == "https://www.hallstadpost.example.com/pier"
    assert first.published_at == datetime(2024, 3, 14, 8, tzinfo=UTC)
    assert first.source == Source("Hallstad Post", "hallstadpost.example.com")
    assert first.truncated is False
    assert first.origin == "feed.xml:7"
    assert second.url == "https://www.hallstadpost.example.com/ferry"
    assert second.truncated is True
    assert second.published_at is None


@pytest.mark.parametrize(("feed", "truncated"), [(ATOM, False), (RDF, True)], ids=["Atom", "RDF"])
def test_atom_and_rdf_are_read_like_rss(feed: str, truncated: bool) -> None:
    article = only(feed)

    assert (article.title, article.body) == ("Ferry late", "The ferry was late again on Monday.")
    assert article.url == "https://lake.example.com/1"
    assert article.published_at == datetime(2024, 3, 14, 10, tzinfo=UTC)
    assert article.source == Source("Lake News", "lake.example.com")
    assert article.truncated is truncated


def test_an_entry_taken_over_from_another_outlet_names_that_outlet() -> None:
    feed = RSS.replace("<pubDate>", '<source url="https://origin.example.org">Origin Times</source><pubDate>')

    (first, second), _ = read(feed)

    assert first.source == Source("Origin Times", "origin.example.org")
    assert second.source == Source("Hallstad Post", "hallstadpost.example.com")


def test_a_long_description_without_content_is_the_whole_text() -> None:
    feed = RSS.replace("The ferry was late again on Monday […]", "The ferry was late again on Monday. " * 80)

    (_, second), _ = read(feed)

    assert second.truncated is False


def test_an_entry_with_only_a_title_is_kept_as_truncated() -> None:
    (_, second), _ = read(RSS.replace("<description>The ferry was late again on Monday […]</description>", ""))

    assert (second.title, second.body, second.truncated) == ("Ferry late", "", True)


def test_an_empty_entry_is_rejected_with_its_line_and_the_others_are_read() -> None:
    articles, rejected = read(RSS.replace("</channel>", "<item>\n</item>\n</channel>"), origin="feed.xml")

    assert len(articles) == 2
    assert [(one.origin, one.reason) for one in rejected] == [("feed.xml:20", "the entry has neither title nor text")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_feed_is_read_in_its_declared_encoding(encoding: str) -> None:
    feed = RSS.replace('encoding="UTF-8"', f'encoding="{encoding}"').replace("[…]", "[...]").replace("late", "spät")

    (_, second), rejected = read(feed.encode(encoding))

    assert rejected == []
    assert (second.title, second.truncated) == ("Ferry spät", True)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("The feed has moved.\nPlease ask again later.", "this is no feed"),
        (
            "<html><head><title>404</title></head><body><p>Not found</p></body></html>",
            "this is an HTML page, not a feed",
        ),
        ("<?xml version='1.0'?><catalog><book/></catalog>", "neither RSS nor Atom"),
        (RSS.split("<item>")[0] + "</channel></rss>", "the feed has no entries"),
        (RSS[:50], "this is no feed"),
        (RSS[:130], "breaks off"),
        ("PHP Warning: no <b>rss</b> here", "line 1 isn't XML"),
    ],
)
def test_what_is_no_feed_is_rejected_with_a_reason(content: str, why: str) -> None:
    articles, rejected = read(content, origin="feed.xml")

    assert articles == []
    assert len(rejected) == 1
    assert why in rejected[0].reason
    assert rejected[0].origin.startswith("feed.xml")
    assert rejected[0].format == "FEED"


def test_a_text_that_is_no_xml_is_rejected_with_its_line() -> None:
    _, rejected = read("\n\nThis is < no > feed\n", Format.FEED, "feed.xml")

    assert rejected[0].reason == "this is no feed: line 3 isn't XML"


def test_a_feed_that_breaks_off_gives_its_whole_entries_and_the_line_of_the_break() -> None:
    articles, rejected = read(RSS[: RSS.index("again on Monday")], origin="feed.xml")

    assert [article.title for article in articles] == ["Council votes & waits"]
    assert len(rejected) == 1
    assert rejected[0].origin == "feed.xml:18"
    assert "breaks off" in rejected[0].reason
    assert "Ferry late" in rejected[0].content


def test_stray_ampersands_and_html_entities_do_not_cost_an_entry() -> None:
    articles, rejected = read(RSS.replace("Ferry late", "Ferry & bus&nbsp;late &mdash; again"))

    assert rejected == []
    assert articles[1].title == "Ferry & bus late — again"


BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [
<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<rss version="2.0"><channel><title>T</title><item><title>&c;</title></item></channel></rss>"""


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        BOMB.replace("<!ENTITY a", '<!ENTITY x SYSTEM "file:///etc/hostname">\n<!ENTITY a').replace("&c;", "&x;"),
        BOMB.replace("[\n", '[<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;\n'),
        BOMB.lower().replace("<!doctype", "<!DocType"),
        BOMB.replace("<!DOCTYPE", "<!-- <rss> --><!DOCTYPE"),
    ],
)
def test_a_doctype_with_declarations_is_refused(content: str) -> None:
    assert "DOCTYPE" in reason(content, Format.FEED)
    assert "DOCTYPE" in reason(content.encode("utf-16"), Format.FEED)


def test_entities_of_a_doctype_behind_other_words_are_not_expanded() -> None:
    articles, rejected = read("Warning: <rss>\n" + BOMB, Format.FEED)

    assert "aaaa" not in "".join(article.text for article in articles)
    assert len(articles) + len(rejected) >= 1


def test_words_before_the_feed_cost_no_entry() -> None:
    articles, rejected = read("Warning: cache is full in line 3\n" + RSS, Format.FEED)

    assert [article.title for article in articles] == ["Council votes & waits", "Ferry late"]
    assert rejected == []


def test_a_plain_doctype_is_passed_over_and_lines_still_count() -> None:
    feed = RSS.replace(
        "<rss", '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"\n "http://127.0.0.1:9/rss.dtd">\n<rss', 1
    )

    articles, rejected = read(feed, origin="feed.xml")

    assert rejected == []
    assert articles[0].origin == "feed.xml:9"


def test_a_feed_never_opens_the_path_that_its_bytes_spell(tmp_path: Path) -> None:
    path = tmp_path / "secret.xml"
    path.write_text(RSS, encoding="utf-8")

    articles, rejected = read(str(path), Format.FEED)

    assert articles == []
    assert len(rejected) == 1
