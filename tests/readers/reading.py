"""What the readers' tests share: reading into two lists, and a page of the model's shape about invented people."""

from collections.abc import Iterable

from dramatis.article import Article, Rejected
from readers.formats import Format
from readers.read import read_bytes

PAGE = """\
Ministers of Valmora and Ostrand weigh ferry pact before spring vote
- Valmora offered to reopen the Lake Sorrel ferry on March 14, 2024, after a year of talks.
- Ostrand’s Transport Minister Ilka Brandvik said the draft treaty still lacks a price list.
- Fishermen fear that the 3 new piers will close the northern bay.
1,265 Articles
1,265 Articles
Valmora offers 14 crossings a day in ferry plan
Valmora has offered 14 crossings a day between Sorrel Bay and the port of Ostrand. \
Its minister, Teodor Quill, said on Monday that the offer stands until the vote. The plan would…
Ostrand says price list is missing from ferry treaty
Ostrand’s government said the draft treaty can't be signed before a price list is attached. \
“We read it twice,” Ilka Brandvik told reporters in Hallstad. She added that the coun...
Coverage Details
Bias Distribution
- 38% of the sources are Center
To view factuality data please Upgrade to Premium
Ownership
To view ownership data please Upgrade to Vantage"""


def read(
    content: bytes | str, kind: Format = Format.AUTO, origin: str = "input"
) -> tuple[list[Article], list[Rejected]]:
    """The articles and the rejections in these bytes."""
    content = content.encode() if isinstance(content, str) else content
    return apart(read_bytes(content, kind, origin))


def apart(results: Iterable[Article | Rejected]) -> tuple[list[Article], list[Rejected]]:
    """Articles and rejections, each in their order."""
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for result in results:
        if isinstance(result, Article):
            articles.append(result)
        else:
            rejected.append(result)
    return articles, rejected


def only(content: bytes | str, kind: Format = Format.AUTO, origin: str = "input") -> Article:
    """The one article of an input that holds exactly one and no rejection."""
    articles, rejected = read(content, kind, origin)
    assert rejected == []
    assert len(articles) == 1
    return articles[0]


def reason(content: bytes | str, kind: Format = Format.AUTO, origin: str = "input") -> str:
    """The one reason for which an input is rejected."""
    articles, rejected = read(content, kind, origin)
    assert articles == []
    assert len(rejected) == 1
    return rejected[0].reason
