"""The guarded fetch: what it gives, and everything that it must not be talked into."""

import gzip
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dramatis.article import Article, Rejected
from dramatis.errors import FetchError
from readers.addresses import is_address, read_address
from readers.fetch import Bounds, Fetcher
from readers.fetch_addresses import is_public
from readers.fetch_body import read_body
from tests.readers.loopback_site import Site, dripping, fetcher, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def refusal(site: Site, path: str, bounds: Bounds | None = None) -> str:
    """Why the path isn't fetched."""
    with pytest.raises(FetchError) as caught:
        fetcher(bounds).fetch(site.url(path))
    return str(caught.value)


def test_a_page_is_fetched_with_what_its_server_says_of_it(site: Site) -> None:
    site.page("/a", "The dam opens.", etag='"1"', **{"last-modified": "Mon, 02 Jun 2031 10:00:00 GMT"})

    found = fetcher().fetch(site.url("/a#top"))

    assert (found.url, found.media_type, found.etag) == (site.url("/a"), "text/html", '"1"')
    assert b"The dam opens." in found.content
    assert site.asked[-1][1]["user-agent"].startswith("Dramatis/")


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.answers["/a"] = (304, {}, b"")

    found = fetcher().fetch(site.url("/a"), etag='"1"', modified="Mon, 02 Jun 2031 10:00:00 GMT")

    assert found.unchanged
    asked = site.asked[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Mon, 02 Jun 2031 10:00:00 GMT")


def test_redirects_are_followed_to_where_they_end(site: Site) -> None:
    site.answers["/old"] = (301, {"location": "/new?x=1"}, b"")
    site.page("/new?x=1", "Here.")

    assert fetcher().fetch(site.url("/old")).url == site.url("/new?x=1")


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.answers["/a"] = (302, {"location": "/b"}, b"")
    site.answers["/b"] = (302, {"location": "/a"}, b"")

    assert "redirects more than 5 times" in refusal(site, "/a")
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:{port}/secret",
        "//inner.example/secret",
        "file:///etc/passwd",
        "gopher://news.test/",
    ],
)
def test_a_redirect_leads_nowhere_that_may_not_be_asked(site: Site, target: str) -> None:
    site.answers["/a"] = (302, {"location": target.format(port=site.port)}, b"")
    site.page("/secret", "Inner matters.")

    told = refusal(site, "/a")

    assert "no public address" in told or "no http or https address" in told
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("168.63.129.16", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1", "fec0::1"),
        *("2001:db8::1", "2001:0:7f00:1:0:0:80ff:fefe", "", "news.test"),
    ],
)
def test_what_is_not_everybodys_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_what_everybody_means_the_same_by_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "[::1]", "[::]"]
)
def test_no_spelling_of_this_machine_is_asked(site: Site, host: str) -> None:
    site.page("/a", "Inner matters.")

    with pytest.raises(FetchError):
        Fetcher(Bounds(seconds=5)).fetch(site.url("/a", host))

    assert site.asked == []


def test_one_inner_address_among_outer_ones_spoils_the_name(site: Site) -> None:
    site.page("/a", "Inner matters.")
    mixed = Fetcher(Bounds(seconds=5), resolver=lambda host, port: ["1.1.1.1", "127.0.0.1"])

    with pytest.raises(FetchError, match="no public address"):
        mixed.fetch(site.url("/a"))


def test_a_name_is_checked_anew_for_every_connection(site: Site) -> None:
    """It may resolve otherwise the second time, to what was kept from view the first time."""
    site.page("/a", "Here.")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    turning = fetcher()
    turning.resolver = lambda host, port: next(answers)

    with pytest.raises(FetchError, match="no public address"):
        turning.fetch(site.url("/a"))

    assert site.paths() == []


@pytest.mark.parametrize("port", [22, 25, 1023])
def test_ports_of_other_trades_are_not_asked(port: int) -> None:
    with pytest.raises(FetchError, match="none of the web"):
        fetcher().fetch(f"http://news.test:{port}/")


def test_what_robots_txt_forbids_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /inner\nUser-agent: Dramatis\nDisallow: /ours\n")
    site.page("/ours/a", "Here.")
    site.page("/inner/a", "There.")
    asking = fetcher()

    with pytest.raises(FetchError, match=r"robots\.txt"):
        asking.fetch(site.url("/ours/a"))
    assert b"There." in asking.fetch(site.url("/inner/a")).content

    assert [path for path, _ in site.asked] == ["/robots.txt", "/inner/a"]


def test_a_redirect_does_not_lead_past_robots_txt(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /inner\n")
    site.answers["/a"] = (302, {"location": "/inner"}, b"")
    site.page("/inner", "There.")

    assert "robots.txt" in refusal(site, "/a")


def test_an_ill_site_is_not_asked_further(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    site.page("/a", "Here.")

    assert "try again later" in refusal(site, "/a")
    assert site.paths() == []


@pytest.mark.parametrize(("status", "advice"), [(404, "check the address"), (403, "ingest the text"), (500, "later")])
def test_a_site_that_refuses_is_told_with_its_number(site: Site, status: int, advice: str) -> None:
    site.answers["/a"] = (status, {}, b"")

    told = refusal(site, "/a")

    assert (str(status) in told, advice in told) == (True, True)


def test_what_is_no_text_is_refused_by_its_kind(site: Site) -> None:
    site.answers["/a"] = (200, {"content-type": "image/png"}, b"\x89PNG")

    assert "image/png" in refusal(site, "/a")


def test_a_packed_bomb_is_noticed_early(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    site.answers["/a"] = (200, {"content-type": "text/plain", "content-encoding": "gzip"}, bomb)

    assert "unpacked" in refusal(site, "/a", Bounds(seconds=5, unpacked=1_000_000))


def test_an_endless_answer_is_cut_off(site: Site) -> None:
    site.answers["/a"] = (200, {"content-type": "text/plain"}, b"a" * 200_000)

    assert "more than 100,000 bytes" in refusal(site, "/a", Bounds(seconds=5, packed=100_000))


def test_an_answer_that_drips_ends_with_the_deadline(site: Site) -> None:
    site.answers["/a"] = dripping(3)
    began = time.monotonic()

    told = refusal(site, "/a", Bounds(seconds=0.5))

    assert "too long" in told or "timed out" in told
    assert time.monotonic() - began < 2.5


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.page("/a", "Here.")

    assert b"Here." in fetcher().fetch(site.url("/a")).content


def packed(body: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(body) + packer.flush()


BODY = b"The dam opens. " * 40_000


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("", BODY),
        ("identity", BODY),
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
        ("gzip", gzip.compress(BODY) + b"\0" * 20),
        ("deflate", packed(BODY, 15)),
        ("deflate", packed(BODY, -15)),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "two parts", "padded", "zlib", "bare"],
)
@pytest.mark.parametrize("size", [7, 4_096])
def test_bodies_are_unpacked_however_they_arrive(encoding: str, content: bytes, size: int) -> None:
    chunks = (content[start : start + size] for start in range(0, len(content), size))

    assert read_body(chunks, encoding, 1_000_000, 1_000_000) == BODY


@pytest.mark.parametrize(
    ("encoding", "content"),
    [("gzip", b"plain text"), ("gzip", gzip.compress(BODY)[:-9]), ("br", b"x"), ("gzip, gzip", b"x")],
)
def test_a_body_that_cannot_be_unpacked_is_an_error(encoding: str, content: bytes) -> None:
    with pytest.raises(FetchError):
        read_body([content], encoding, 1_000_000, 1_000_000)


def test_a_fetched_page_is_an_article_under_its_address(site: Site) -> None:
    site.page("/a", "The dam at Port Ames opened on Monday, the harbour office said in a statement to reporters.")

    (article,) = read_address(site.url("/a"), fetcher())

    assert isinstance(article, Article)
    assert article.url == site.url("/a")
    assert "harbour office" in article.text


def test_the_servers_word_on_the_characters_is_heeded(site: Site) -> None:
    words = "Плотина в порту Эймс открыта после трёх лет работ, сообщили в понедельник власти города. " * 5
    text = f"<html><head><title>Плотина</title></head><body><article><p>{words}</p></article></body></html>"
    site.answers["/a"] = (200, {"content-type": "text/html; charset=windows-1251"}, text.encode("windows-1251"))

    (article,) = read_address(site.url("/a"), fetcher())

    assert isinstance(article, Article)
    assert "Плотина" in article.text


def test_each_entry_of_a_fetched_feed_has_its_own_address(site: Site) -> None:
    entries = b"".join(
        b"<item><title>Dam %d opens</title><description>It was opened.</description></item>" % number
        for number in (1, 2)
    )
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>%b</channel></rss>' % entries
    site.answers["/feed"] = (200, {"content-type": "application/rss+xml"}, feed)

    found = list(read_address(site.url("/feed"), fetcher()))

    assert len({item.id for item in found if isinstance(item, Article)}) == 2


def test_what_cannot_be_fetched_is_rejected_with_its_reason(site: Site) -> None:
    (item,) = read_address(site.url("/nothing"), fetcher())

    assert isinstance(item, Rejected)
    assert (item.origin, "404" in item.reason) == (site.url("/nothing"), True)


def test_addresses_are_told_from_paths(tmp_path: Path) -> None:
    assert is_address("https://example.org/news")
    assert not any(map(is_address, ("news.txt", str(tmp_path), "-", "ftp://example.org", "http:", "http://")))
