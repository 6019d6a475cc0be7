"""Addresses and outlets: what counts as a web address, and the outlet that it names."""

import re
from urllib.parse import urlsplit, urlunsplit

from dramatis.article import Source

# Browsers and servers cut longer ones; a longer string in a url field is a mistake.
_LONGEST = 4_000
_DOMAIN = re.compile(r"(?!-)[\w-]{1,63}(?:\.(?!-)[\w-]{1,63})*\.[^\W\d_]{2,24}")


def web_address(raw: str | None) -> str | None:
    """The http or https address without user name and password; None for anything else."""
    if not raw:
        return None
    raw = raw.strip()
    if len(raw) > _LONGEST or re.search(r"[\x00-\x1f\x7f\s\\<>\"\ud800-\udfff]", raw):
        return None
    try:
        parts = urlsplit(raw)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (parts.scheme.lower(), place + (f":{port}" if port else ""), parts.path, parts.query, parts.fragment)
    )


def domain_of(address: str | None) -> str | None:
    """The host of an address without `www.`, in lower case; None where it isn't a domain name."""
    if not address:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return as_domain(host)


def as_domain(text: str) -> str | None:
    """The text as a domain name ("www.Example.org." is "example.org"), or None if it isn't one."""
    text = text.strip().lower().removeprefix("www.").rstrip(".")
    return text if _DOMAIN.fullmatch(text) and len(text) < 254 else None


def outlet(
    name: str | None,
    address: str | None,
    domain: str | None = None,
    country: str | None = None,
    language: str | None = None,
) -> Source | None:
    """The outlet of an article: the name as given, else the domain; None where neither is known.

    The domain is the stated one, else the name if that is a domain, else the address's.
    """
    name = " ".join(name.split()) if name else ""
    known = (as_domain(domain) if domain else None) or as_domain(name) or domain_of(name) or domain_of(address)
    if not name and not known:
        return None
    if not name or as_domain(name) or domain_of(name):
        name = known or name
    return Source(name=name, domain=known, country=country, language=language)
