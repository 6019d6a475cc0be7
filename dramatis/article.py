"""What a reader hands on: an article, its source, and what a pasted story page says of itself."""

from dataclasses import dataclass, field
from datetime import datetime

from dramatis.ids import article_id, version_id
from dramatis.words import ArticleKind


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet. `name` as given, or the domain where no name is known."""

    name: str
    domain: str | None = None
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class StatedShare:
    """A share that a story page claims, kept as stated: axis BIAS or FACTUALITY, share from 0 to 1."""

    axis: str
    label: str
    share: float


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What a story page says: bullets (code point spans of the article's text), counts and shares as stated."""

    bullets: tuple[tuple[int, int], ...] = ()
    stated_article_count: int | None = None
    stated: tuple[StatedShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `published_at` is aware (UTC) or None; `language` is an ISO 639-1 code or None.

    `truncated`: only a snippet is known. `page` is set on a STORY_PAGE; `page_id` on the articles that stood on one,
    and names the page's article id. `unextractable` is a reason not to run the pipeline (another language, say).
    """

    title: str
    body: str
    kind: ArticleKind = ArticleKind.REPORT
    url: str | None = None
    source: Source | None = None
    published_at: datetime | None = None
    language: str | None = None
    truncated: bool = False
    page: StoryPage | None = None
    page_id: str | None = None
    unextractable: str | None = None
    origin: str = field(default="", compare=False)
    """Where it was read, for messages: `file.jsonl:3`."""
    stored_as: tuple[str, str] | None = field(default=None, compare=False)
    """Its id and its text's, for an article from the store, where its text may differ from the one that named it."""
    id: str = field(init=False, compare=False)
    """Stable over runs and machines."""
    version_id: str = field(init=False, compare=False)
    """Id of this text of the article."""

    def __post_init__(self) -> None:
        # Both are asked for dozens of times an article: hashed at each asking they were a tenth of plain ingestion.
        identity, version = self.stored_as or self._hashed()
        object.__setattr__(self, "id", identity)
        object.__setattr__(self, "version_id", version)

    def _hashed(self) -> tuple[str, str]:
        identity = article_id(
            url=self.url,
            source=self.source.name if self.source else None,
            title=self.title,
            published=self.published_at.date().isoformat() if self.published_at else None,
            text=self.text,
        )
        return identity, version_id(identity, self.text)

    @property
    def text(self) -> str:
        """Title, two newlines, body: what every offset counts in, in code points."""
        return f"{self.title}\n\n{self.body}"

    @property
    def body_start(self) -> int:
        """Offset of the body in `text`."""
        return len(self.title) + 2


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that couldn't be read: where it stood, why, and its bytes as text so that it can be retried."""

    origin: str
    reason: str
    content: str
    format: str
