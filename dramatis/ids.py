"""Stable ids: the same thing read twice gets the same id, on any machine and engine."""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# 20 hex digits are 80 bits: a billion ids collide with a probability of about 4e-7.
_DIGITS = 20
_SEPARATOR = "\x1f"
# Query parameters that only say where a reader came from.
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ref|ref_src|smid|s_cid)$", re.I)


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix:` and a hash of the parts; None and "" differ, the order counts."""
    text = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def text_hash(text: str) -> str:
    """SHA-256 of the text, lone surrogates included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical_url(url: str) -> str:
    """The address without fragment, tracking parameters, default port, `www.` and trailing slash; lower-case host."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = urlencode(
        sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k))
    )
    scheme = "https" if parts.scheme in ("http", "https") else parts.scheme
    return urlunsplit((scheme, host + port, parts.path.rstrip("/"), query, ""))


def normal_title(title: str) -> str:
    """The title as it is compared: NFKC, case folded, one space between words, no outer punctuation."""
    return " ".join(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", title).casefold()).split())


def article_id(*, url: str | None, source: str | None, title: str, published: str | None, text: str) -> str:
    """By canonical address; without one by source, normalised title, date and text."""
    if url:
        return stable_id("article", canonical_url(url))
    return stable_id("article", source, normal_title(title), published, text_hash(text))


def version_id(article: str, text: str) -> str:
    """One text of one article."""
    return stable_id("version", article, text_hash(text))


def mention_id(version: str, start: int, end: int, label: str) -> str:
    """One labelled span of one version."""
    return stable_id("mention", version, start, end, label)
