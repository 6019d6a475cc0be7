"""Domains of outlets: what an address stands for, and under which wider names it may be listed.

The rules need to know where registered names begin (`co.uk` is nobody's, `bbc.co.uk` is somebody's). That is the Public
Suffix List as the package `tld` ships it; nothing is fetched. Hosts that share a platform (`someone.blogspot.com`)
stand for themselves.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from tld import get_tld

# Hosts that show the same outlet for telephones, fast pages and the like.
_DOORS = frozenset(("www", "www1", "www2", "www3", "m", "mobile", "amp", "touch", "wap", "web"))
# The same word in another alphabet passes for a known outlet: these are told apart within one label.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
_LABEL = re.compile(r"(?![-_])[\w-]{1,63}(?<![-_])")
_LONGEST = 253
# A host is looked at once for each article and catalogue.
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Host:
    """A host without the doors that lead to the same outlet (`www.`, `m.`, `amp.`).

    `registered` is the name that somebody registered (`bbc.co.uk`), `label` its own part (`bbc`), and `suffix` the rest
    (`co.uk`).
    """

    name: str
    registered: str
    label: str
    suffix: str

    @property
    def chain(self) -> tuple[str, ...]:
        """Itself and the wider hosts around it, up to the registered name: the narrowest first."""
        found = [self.name]
        while found[-1] != self.registered and "." in found[-1]:
            found.append(found[-1].partition(".")[2])
        return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def host_of(text: str | None) -> Host | None:
    """The host of an address or domain, in lower case and with its letters for punycode; None where it is none.

    Ports, trailing dots, paths and user names are passed over. None too for numbers (`127.0.0.1`), for single words
    (`localhost`), for public suffixes by themselves (`co.uk`), and for labels that mix look-alike alphabets.
    """
    if not text or len(text) > 4_000:
        return None
    text = text.strip()
    # The parser of addresses drops line breaks and tabulators, and would read two things as one.
    bare = _bare_host(text) if text.isprintable() and " " not in text else None
    if bare is None:
        return None
    name = _spelt(bare)
    if name is None or not 0 < len(name) <= _LONGEST:
        return None
    labels = name.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        return None
    if any(_mixed(label) for label in labels):
        return None
    suffix = _suffix(name)
    if suffix == name:
        return None
    while labels[0] in _DOORS and ".".join(labels[1:]) != suffix:
        labels = labels[1:]
    own = name.removesuffix("." + suffix).rpartition(".")[2]
    return Host(".".join(labels), f"{own}.{suffix}", own, suffix)


def _bare_host(text: str) -> str | None:
    """The host as written."""
    try:
        parts = urlsplit(text if "://" in text else f"//{text.removeprefix('//')}")
        return parts.hostname
    except ValueError:
        return None


def _spelt(host: str) -> str | None:
    """In lower case, composed, with punycode opened, without the root's dot."""
    labels = []
    for label in unicodedata.normalize("NFKC", host).lower().removesuffix(".").split("."):
        if label.startswith("xn--"):
            try:
                label = label[4:].encode("ascii").decode("punycode")
            except UnicodeError:
                return None
            if label.isascii():
                return None  # plain letters need no punycode: somebody wants to pass for another
        labels.append(label)
    return unicodedata.normalize("NFC", ".".join(labels)).lower()


def _mixed(label: str) -> bool:
    """Letters of more than one of the alphabets that look alike."""
    if label.isascii():
        return False
    found = {name for letter in label for name in _ALPHABETS if unicodedata.name(letter, "").startswith(name)}
    return len(found) > 1


def _suffix(name: str) -> str:
    """The public suffix that the name ends in; of one that no list knows the last label."""
    found = get_tld(f"https://{name}", as_object=True, fail_silently=True, search_private=True)
    known = None if found is None or isinstance(found, str) else found.tld
    return known or name.rpartition(".")[2]


def country_of(host: Host) -> str | None:
    """The ISO code of the country whose domain it is, or None for general ones (`.com`) and for `.eu`."""
    last = host.suffix.rpartition(".")[2]
    if len(last) != 2 or not last.isascii() or last in _GENERAL:
        return None
    return {"uk": "GB"}.get(last, last.upper())


# Domains of countries that the world uses for other things, and those that are no country's.
_GENERAL = frozenset(("ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "su", "tv", "to", "ws"))
