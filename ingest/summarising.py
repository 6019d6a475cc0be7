"""What a story comes down to, written when its articles change: its own bullets, or what is to be said of given ones.

A pasted page's bullets stay as given; they are audited: the sentences that carry them become evidence beside the
page's own line, and what no article carries is noted. A story without such a page gets bullets from its latest
articles. All this follows from the articles that stand in the story and from their present texts alone, in whatever
batches they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dramatis.ids import stable_id
from dramatis.redacting import is_blacked
from graph.shape import Link, Row, Shape
from graph.store import Transaction
from graph.writing import Rows
from stories.audit import Support, audit, told_by
from stories.summary import Chosen, summarise
from stories.summary_sentences import Report, Sentence

# The latest articles of a story that its summary is made of: a bullet more or less hangs on no 25th.
MOST_REPORTS = 24
# So many are looked at to find these: of copies of one text only one is read.
_MOST_ARTICLES = 48
# A page has a handful of bullets; a hostile one isn't audited beyond these.
_MOST_AUDITED = 20
# Stories read by one statement: the texts of all their articles are in memory with them.
_LOT = 16

_ARTICLES = Link(
    "articles",
    "articles",
    Shape(
        "Article",
        ("origin", "title", "published_at", "body_start"),
        (
            Link("copy_of", "copy_of", Shape("Article")),
            Link("current", "current", Shape("Version", ("title", "text"))),
            Link("last", "last", Shape("Reading", ("version", "run", "content"))),
        ),
    ),
    first=_MOST_ARTICLES,
)
_BULLETS = Link("summary", "summary", Shape("Bullet", ("text", "origin")), first=100)
_STORY = Shape("Story", (), (_ARTICLES, _BULLETS))


def summarise_stories(transaction: Transaction, stories: Iterable[str]) -> None:
    """Makes the bullets of the stories anew, or what their given ones rest on; ids of no story are passed over.

    Doing it twice changes nothing.
    """
    known = sorted(transaction.known("Story", sorted(set(stories))))
    for start in range(0, len(known), _LOT):
        rows = transaction.read(_STORY, known[start : start + _LOT])
        _write(transaction, [row for row in rows if row is not None])


def _write(transaction: Transaction, stories: Sequence[Row]) -> None:
    gathered = Rows()
    old: list[str] = []
    given: list[str] = []
    for story in stories:
        articles = _distinct(story["articles"]["items"])
        reports = [_report(article) for article in articles]
        rows = {article["id"]: article for article in articles}
        bullets = story["summary"]["items"]
        mine = [row for row in bullets if row["origin"] == "GIVEN"]
        old += [row["id"] for row in bullets if row["origin"] != "GIVEN"]
        given += [row["id"] for row in mine]
        if mine:
            _audit(gathered, mine, reports, rows)
        else:
            _extract(gathered, story["id"], summarise(reports), rows)
    kept = _own_lines(transaction, given)
    transaction.remove("Bullet", old)
    transaction.disconnect("EVIDENCED_BY", given)
    gathered.edges["EVIDENCED_BY"] += kept
    gathered.write(transaction)


def _distinct(articles: Sequence[Row]) -> list[Row]:
    """The articles, the latest first; of an original and its copies the original, or else the latest copy."""
    found: dict[str, Row] = {}
    for article in articles:
        root = article["copy_of"]["id"] if article["copy_of"] else article["id"]
        if root not in found or article["id"] == root:
            found[root] = article
    return list(found.values())[:MOST_REPORTS]


def _report(article: Row) -> Report:
    """The article with the sentences of its present text; none where it wasn't extracted, or a name was blacked out."""
    reading, version = article["last"], article["current"]
    sentences: tuple[Sentence, ...] = ()
    if reading is not None and version is not None and reading["version"] == version["id"]:
        text = version["text"]
        bounds = reading["content"].get("sentences") or ()
        found = [_sentence(text, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
        sentences = tuple(sentence for sentence in found if sentence.text and not is_blacked(sentence.text))
    return Report(article["id"], article["origin"], article["title"], article["body_start"], sentences)


def _sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence without the blanks around it."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Sentence(start, start + len(words.strip()), words.strip())


def _extract(gathered: Rows, story: str, chosen: Sequence[Chosen], articles: Mapping[str, Row]) -> None:
    for position, bullet in enumerate(chosen):
        version = articles[bullet.report]["current"]["id"]
        key = stable_id("bullet", version, bullet.span.start, bullet.span.end)
        row = {"id": key, "text": bullet.text, "origin": "EXTRACTED", "position": position, "unsupported": []}
        gathered.node("Bullet", row)
        gathered.edge("HAS_BULLET", story, key)
        _carry(gathered, key, bullet.span, bullet.sentence, articles[bullet.report])


def _audit(gathered: Rows, bullets: Sequence[Row], reports: Sequence[Report], articles: Mapping[str, Row]) -> None:
    told = told_by(reports)
    for row in bullets[:_MOST_AUDITED]:
        found = audit(row["text"], told)
        gathered.node("Bullet", {"id": row["id"], "unsupported": list(found.unsupported)})
        for support in found.supports:
            _support(gathered, row["id"], support, articles)


def _support(gathered: Rows, bullet: str, support: Support, articles: Mapping[str, Row]) -> None:
    _carry(gathered, bullet, support.sentence, support.sentence, articles[support.report])


def _carry(gathered: Rows, bullet: str, span: Sentence, sentence: Sentence, article: Row) -> None:
    """The bullet's evidence: a stretch of the article's present text."""
    properties = {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "sentence": sentence.text,
        "run": article["last"]["run"],
        "reported": article["published_at"],
        "aspect": "",
    }
    key = f"{span.start}-{span.end}-"
    gathered.edge("EVIDENCED_BY", bullet, article["current"]["id"], key, **properties)


def _own_lines(transaction: Transaction, bullets: Sequence[str]) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    """Where each given bullet stands on its page: by that place it has its id."""
    return [
        edge
        for edges in transaction.follow("EVIDENCED_BY", bullets).values()
        for edge in edges
        if edge[0] == stable_id("bullet", edge[1], edge[3]["start"], edge[3]["end"])
    ]
