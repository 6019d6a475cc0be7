"""Finding the original of a syndicated copy among what is stored and what arrives with it.

Which articles are originals follows from the present texts alone, whichever came first: gone through from the earliest
published, each is a copy of the earliest original that it is alike to, else it is an original itself. What arrives or
changes so concerns later texts only, and of these only the ones that are alike to it: they are decided anew, the
earliest first, and whoever was the original of others hands them on. An article that repeats an original, the most
frequent case, changes nobody.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from dramatis.article import Article
from dramatis.words import ArticleKind
from graph.origins import Repeated, count_for
from graph.store import Transaction
from ingest.copying_near import Neighbours, Text, arriving, file


@dataclass(frozen=True, slots=True)
class Copies:
    """What the articles of a batch repeat, by their ids, and stored articles that from now on repeat another one, or
    none (`original` is "")."""

    found: dict[str, Repeated]
    changed: dict[str, Repeated]


def find_originals(transaction: Transaction, articles: Sequence[Article]) -> Copies:
    """The originals of the batch's articles; files the articles so that later copies find them."""
    texts = {article.id: arriving(article) for article in articles if article.kind is ArticleKind.REPORT}
    desk = _Desk(transaction)
    known = transaction.known("Article", sorted(texts))
    ahead: dict[str, Text] = {}
    for key, text in texts.items():
        if key not in known:
            ahead[key] = text
            continue
        # Its older text may repeat what came just before its new one, and goes on to count for it.
        desk.decide(ahead, [])
        ahead = {}
        if (older := desk.decided().get(key)) is not None:
            count_for(transaction, {key: older.origin})
        desk.decide({key: text}, desk.copies_of([key]))
    desk.decide(ahead, [])
    repeated = desk.decided(texts)
    desk.file(texts)
    return Copies(
        found={key: repeated[key] for key in texts if repeated[key].original},
        changed={key: now for key, now in repeated.items() if key not in texts},
    )


def find_originals_anew(transaction: Transaction, articles: Iterable[str]) -> dict[str, Repeated]:
    """What the stored articles, whose texts may have changed, repeat now, and all others for which that changed."""
    desk = _Desk(transaction)
    wanted = set(articles)
    desk.decide({}, {*wanted, *desk.copies_of(wanted)}, retold=wanted)
    repeated = desk.decided(wanted)
    desk.file(repeated)
    return repeated


def refile(transaction: Transaction, articles: Sequence[Article]) -> None:
    """Files the articles by their present text alone."""
    texts = [arriving(article) for article in articles if article.kind is ArticleKind.REPORT]
    followed = transaction.follow("COPY_OF", [text.id for text in texts])
    file(transaction, texts, [key for key, edges in followed.items() if edges])


@dataclass(frozen=True, slots=True)
class _Standing:
    """The original of a text, "" for an original itself, and how alike they are."""

    original: str = ""
    score: float = 0.0


@dataclass(slots=True)
class _Desk:
    """What each text repeats while it is being decided anew: by what is stored, until it was decided here."""

    transaction: Transaction
    _near: Neighbours = field(init=False)
    _arrived: dict[str, Text] = field(default_factory=dict)
    _stored: dict[str, _Standing] = field(default_factory=dict)
    _now: dict[str, _Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._near = Neighbours(self.transaction, {})

    def decide(self, texts: Mapping[str, Text], others: Collection[str], retold: Iterable[str] = ()) -> None:
        """Decides these texts, which aren't stored so, and the others, and all for which that changes something.

        Texts that were decided here before count as if they were stored.
        `retold` are those of the others for which it can't be told by what is stored whether they were originals.
        """
        if not (texts or others):
            return
        self._arrived |= texts
        self._near = Neighbours(self.transaction, self._arrived)
        new = {*texts, *retold}
        first = self._near.load({*texts, *others})
        self._look(list(first.values()))
        ahead = [(text.rank, key) for key, text in first.items()]
        heapify(ahead)
        done: set[str] = set()
        while ahead:
            _, key = heappop(ahead)
            if key in done:
                continue
            done.add(key)
            (text,) = self._near.load([key]).values()
            for later in self._decide(text, new=key in new):
                heappush(ahead, (later.rank, later.id))

    def _decide(self, text: Text, *, new: bool) -> list[Text]:
        """Decides one text, all earlier ones being decided; the later ones that must be decided anew for it."""
        self._look([text])
        near = self._near.near(text)
        texts = self._near.load(near)
        was = self._of(text.id)
        earlier = [other for key, other in texts.items() if other.rank < text.rank and not self._of(key).original]
        original = min(earlier, key=lambda other: other.rank, default=None)
        now = _Standing(original.id, near[original.id]) if original is not None else _Standing()
        self._now[text.id] = now
        if now.original:
            handed_on = [] if was.original or new else self.copies_of([text.id])
            return list(self._near.load(handed_on).values())
        if not (new or was.original):
            return []
        later = {key: other for key, other in texts.items() if other.rank > text.rank}
        of = {key: self._of(key).original for key in later}
        originals = self._near.load({key for key in of.values() if key})
        return [
            other
            for key, other in later.items()
            if not of[key] or of[key] not in originals or originals[of[key]].rank > text.rank
        ]

    def copies_of(self, articles: Iterable[str]) -> set[str]:
        """What repeats one of the articles now."""
        wanted = set(articles)
        followed = self.transaction.follow("COPY_OF", sorted(wanted), out=False)
        found = {edge[0] for edges in followed.values() for edge in edges}
        self._remember(found)
        found |= self._now.keys()
        return {key for key in found if self._of(key).original in wanted}

    def decided(self, always: Iterable[str] = ()) -> dict[str, Repeated]:
        """Those that now repeat another article than by what is stored, or count for another source.

        `always` are given whether that changed or not.
        """
        wanted = set(always)
        texts = self._near.load({*self._now, *(now.original for now in self._now.values() if now.original)})
        found: dict[str, Repeated] = {}
        for key, now in self._now.items():
            origin = texts[now.original or key].origin
            if key in wanted or now != self._stored.get(key, _Standing()) or origin != texts[key].counts_for:
                found[key] = Repeated(now.original, now.score, origin)
        return found

    def file(self, articles: Iterable[str]) -> None:
        """Files the articles, and all that became copies or originals, by their texts."""
        turned = {
            key
            for key, now in self._now.items()
            if bool(now.original) != bool(self._stored.get(key, _Standing()).original)
        }
        texts = self._near.load({*articles, *turned})
        file(self.transaction, texts.values(), [key for key, now in self._now.items() if now.original])

    def _look(self, texts: Sequence[Text]) -> None:
        self._near.look(texts)
        self._remember({text.id for text in texts}.union(*(self._near.near(text) for text in texts)))

    def _of(self, article: str) -> _Standing:
        return self._now.get(article) or self._stored.get(article, _Standing())

    def _remember(self, articles: Iterable[str]) -> None:
        """Reads what the articles repeat by what is stored."""
        wanted = sorted(set(articles) - self._stored.keys())
        for key, edges in self.transaction.follow("COPY_OF", wanted).items() if wanted else ():
            self._stored[key] = _Standing(edges[0][1], float(str(edges[0][3]["score"]))) if edges else _Standing()
