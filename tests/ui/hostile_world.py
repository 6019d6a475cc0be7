"""Fifty names that try to be more than text, in every place where the pages show words of the news."""

from collections.abc import Sequence

from graph.shape import Row
from graph.store import EdgeRow
from tests.api.world import NOW, T1, Filler, entity

_LONG = 10_000

HOSTILE = (
    "<script>window.__hit=1</script>",
    "</title><script>window.__hit=1</script>",
    "<img src=x onerror=window.__hit=1>",
    "<svg onload=window.__hit=1>",
    "<svg><script>window.__hit=1</script></svg>",
    '"><script>window.__hit=1</script>',
    "'><img src=x onerror=window.__hit=1>",
    '" onmouseover="window.__hit=1" x="',
    "' autofocus onfocus='window.__hit=1",
    "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.__hit=1></iframe>",
    "<a href=javascript:window.__hit=1>click</a>",
    "javascript:window.__hit=1",
    "JaVaScRiPt:window.__hit=1//",
    "\x01javascript:window.__hit=1",
    "java\tscript:window.__hit=1",
    "data:text/html,<script>parent.__hit=1</script>",
    "vbscript:msgbox(1)",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<base href=//example.org/>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<form action=//example.org><button>Go</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__hit=1>",
    "<!--><script>window.__hit=1</script>",
    "<![CDATA[<script>window.__hit=1</script>]]>",
    "{{constructor.constructor('window.__hit=1')()}}",
    "${window.__hit=1}",
    "#{7*7}",
    "%3Cscript%3Ewindow.__hit%3D1%3C%2Fscript%3E",
    "&lt;script&gt;window.__hit=1&lt;/script&gt;",
    "&#60;script&#62;window.__hit=1",
    "\\u003cscript\\u003ewindow.__hit=1",
    "`;window.__hit=1;//",
    "');window.__hit=1;//",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "undefined",
    "[object Object]",
    '=HYPERLINK("http://example.org";"x")',
    "../../../etc/passwd",
    "Anna \u202egnirts desrever\u202c Petrova",
    "\u2066isolated\u2069 \u200bzero\u200bwidth\u200b",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033da\u0314\u0333\u0301l\u0334\u0315g\u0338o",
    "عبد الله بن خالد \u200f(test)",
    "👨‍👩‍👧‍👦🏴‍☠️ 𝕬𝖓𝖓𝖆",
    "W" * _LONG,
    "long name " * (_LONG // 10),
)
assert len(HOSTILE) == 50

# What the addresses of articles pretend to be; only the last two may become links.
ADDRESSES = (
    "javascript:window.__hit=1",
    "data:text/html,<script>window.__hit=1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/x",
    'https://news.example/"onmouseover=window.__hit=1',
    "http://news.example/plain",
)

STORY = "story:hostile"
PERSON = "person:hostile"
ARTICLE = "article:0"


class _NodesFirst:
    """A Filler that keeps edges back until the nodes at both their ends are there."""

    def __init__(self, store: Filler) -> None:
        self._store = store
        self._edges: list[tuple[str, Sequence[EdgeRow]]] = []

    def put(self, label: str, rows: Sequence[Row]) -> int:
        return self._store.put(label, rows)

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int:
        self._edges.append((edge, rows))
        return len(rows)

    def connect_all(self) -> None:
        for edge, rows in self._edges:
            self._store.connect(edge, rows)


def fill_hostile(store: Filler) -> None:
    """One story with fifty articles, fifty people and fifty claims, and fifty stories beside it."""
    filler = _NodesFirst(store)
    _put_texts(filler)
    _put_people(filler)
    _put_stories(filler)
    _put_claims(filler)
    filler.connect_all()


def _put_texts(store: Filler) -> None:
    run = {"pipeline": "small", "version": "1", "model_hash": "m", "config_hash": "c", "started_at": NOW}
    store.put("Run", [{"id": "run:1", **run}])
    for number, words in enumerate(HOSTILE):
        text = f"{words}\n\nThe minister met {words} on Monday."
        address = ADDRESSES[number % len(ADDRESSES)]
        store.put("Source", [{"id": f"source:{number}", "name": words, "domain": words[:200]}])
        article: Row = {"id": f"article:{number}", "kind": "REPORT", "title": words, "body_start": len(words) + 2}
        flags = {"truncated": False, "extracted": True, "published_at": T1, "recorded": NOW, "language": "en"}
        store.put("Article", [{**article, **flags, "url": address}])
        version: Row = {"id": f"version:{number}", "title": words, "text": text, "seen_at": NOW}
        store.put("Version", [{**version, "current": True, "number": 1}])
        store.connect("HAS_VERSION", [(f"article:{number}", f"version:{number}", "", {})])
        store.connect("EXTRACTED_BY", [(f"version:{number}", "run:1", "", {})])
        store.connect("PUBLISHED", [(f"source:{number}", f"article:{number}", "", {})])
        store.connect("IN_STORY", [(f"article:{number}", STORY, "", {"method": "t", "score": 1.0})])


def _put_people(store: Filler) -> None:
    rows = [entity(f"person:{number}", words, number + 1) for number, words in enumerate(HOSTILE)]
    forms = {words: len(HOSTILE) - number for number, words in enumerate(HOSTILE)}
    store.put("Entity", [*rows, entity(PERSON, HOSTILE[0], 99, forms=forms, aliases=list(HOSTILE))])
    for number in range(len(HOSTILE)):
        store.connect("HAS_ACTOR", [(STORY, f"person:{number}", "", {"articles": 1})])
    store.connect("HAS_ACTOR", [(STORY, PERSON, "", {"articles": 50})])


def _put_stories(store: Filler) -> None:
    told = {"article_count": 1, "source_count": 1, "first_reported": T1, "last_reported": T1}
    rows = [{"id": f"story:{number}", "title": words, **told} for number, words in enumerate(HOSTILE)]
    store.put("Story", [*rows, {"id": STORY, "title": HOSTILE[0], **told, "article_count": 50, "source_count": 50}])
    for number, words in enumerate(HOSTILE[:5]):
        bullet = {"id": f"bullet:{number}", "text": words, "origin": "EXTRACTED", "position": number}
        store.put("Bullet", [{**bullet, "unsupported": []}])
        store.connect("HAS_BULLET", [(STORY, f"bullet:{number}", "", {})])
        store.connect("EVIDENCED_BY", [(f"bullet:{number}", *_title_of(number))])


def _put_claims(store: Filler) -> None:
    held = {"polarity": "ASSERTED", "modality": "OCCURRED", "start": "2031", "end": None, "recorded": NOW}
    for number, words in enumerate(HOSTILE):
        said = {"speaker_text": words, "verb": "say", "direct": True, "text": words, "confidence": 1.0}
        row: Row = {"id": f"claim:{number}", **said, **held, "evidence_count": 1, "retracted": "", "reported": T1}
        store.put("Claim", [row])
        store.connect("SAID_BY", [(f"claim:{number}", PERSON, "", {"reported": T1})])
        store.connect("HAS_CLAIM", [(STORY, f"claim:{number}", "", {})])
        store.connect("EVIDENCED_BY", [(f"claim:{number}", *_title_of(number))])


def _title_of(number: int) -> tuple[str, str, dict[str, object]]:
    """The whole title of an article as evidence."""
    words = HOSTILE[number]
    span = {"start": 0, "end": len(words), "text": words, "sentence": words, "run": "run:1", "reported": T1}
    return f"version:{number}", f"0-{len(words)}-", {**span, "aspect": ""}
