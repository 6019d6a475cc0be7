"""Which lines of catalogues are about an outlet, by its domain and its name.

By the domain: the narrowest host around it that a catalogue lists (`news.bbc.co.uk`, then `bbc.co.uk`), under that name
or under one that is known to be the same newsroom's (`stories.outlet_twins`, or the catalogue's own aliases). Failing
that, an outlet under another country's domain (`bbc.ca` for `bbc.com`) counts as the same only where the registered
word is the same, the outlet's name is known on both sides and is the same, and it isn't one that many papers bear:
`cnn.it` by itself is not `cnn.com`, nor is `metro.us` `metro.co.uk`.

Without a domain: the one listed outlet that bears the name, or whose registered word is the name; none where several do
and no country in brackets tells which. What is in doubt is unrated.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dramatis.folding import fold
from stories.catalogue import Axis, Entry
from stories.outlet_domains import Host, country_of, host_of
from stories.outlet_names import OutletName, outlet_name
from stories.outlet_twins import twins_of

Entries = tuple[Entry, ...]


class Matching:
    """Answers which entries of the catalogues are about an outlet; made once, immutable in use.

    All catalogues together say which name belongs to which domain, whichever of them then rates it.
    """

    def __init__(self, catalogues: Mapping[str, Sequence[Entry]]) -> None:
        self._hosts: dict[str, dict[str, list[Entry]]] = {key: {} for key in catalogues}
        self._nameless: dict[str, dict[str, list[Entry]]] = {key: {} for key in catalogues}
        self._named: dict[str, dict[str, set[OutletName]]] = defaultdict(lambda: defaultdict(set))
        self._names: dict[str, set[OutletName]] = defaultdict(set)
        self._labels: dict[str, set[str]] = defaultdict(set)
        self._countries: dict[str, set[str]] = defaultdict(set)
        for key, entries in catalogues.items():
            for entry in entries:
                self._add(key, entry)

    def _add(self, catalogue: str, entry: Entry) -> None:
        aliases = [(alias, host_of(alias)) for alias in entry.aliases]
        hosts = [entry.domain] if entry.domain else []
        hosts += [host.name for _, host in aliases if host is not None]
        names = [outlet_name(text) for text in (entry.name, *(text for text, host in aliases if host is None)) if text]
        for listed in hosts:
            self._hosts[catalogue].setdefault(listed, []).append(entry)
        if not hosts:
            for name in names:
                self._nameless[catalogue].setdefault(name.key, []).append(entry)
            return
        main = hosts[0]
        for name in names:
            self._named[name.key][main].add(name)
            self._names[main].add(name)
        for host in filter(None, map(host_of, hosts)):
            if host.name == host.registered:
                self._labels[_joined(host.label)].add(main)
        if entry.axis is Axis.COUNTRY:
            self._countries[main].add(entry.value)

    def entries(self, domain: str | None, name: str | None) -> dict[str, Entries]:
        """By catalogue, what is said of the outlet; catalogues that say nothing are missing."""
        host = host_of(domain) or host_of(name)
        called = outlet_name(name) if name and host_of(name) is None else None
        found: dict[str, Entries] = {}
        candidates = list(dict.fromkeys(self._candidates(host, called)))
        for catalogue, hosts in self._hosts.items():
            said = next((hosts[candidate] for candidate in candidates if candidate in hosts), None)
            if said is None and called is not None and not (host is not None and called.common):
                said = [
                    entry
                    for entry in self._nameless[catalogue].get(called.key, ())
                    if _agree(called, outlet_name(entry.name))
                ]
            if said:
                found[catalogue] = tuple(said)
        return found

    def host_named(self, name: str) -> str | None:
        """The domain of the one outlet that is listed under this name; None where there is none, or several."""
        return self._by_name(outlet_name(name))

    def _candidates(self, host: Host | None, called: OutletName | None) -> Iterator[str]:
        """The hosts under which the outlet may be listed, the likeliest first."""
        if host is None:
            main = self._by_name(called) if called is not None else None
            host = host_of(main)
            if host is None:
                return
        for wider in host.chain:
            yield wider
            yield from twins_of(wider)
        yield from self._abroad(host, called)

    def _abroad(self, host: Host, called: OutletName | None) -> list[str]:
        """Listed hosts with the same registered word and the same name."""
        own = {called} if called is not None else set()
        names = {name.key for name in own | self._names.get(host.registered, set()) if not name.common}
        return sorted(
            other
            for other in self._labels.get(_joined(host.label), ())
            if other != host.registered and names & {name.key for name in self._names.get(other, ())}
        )

    def _by_name(self, called: OutletName) -> str | None:
        """The one listed host of an outlet of this name, or None."""
        hosts: list[str] = []
        for key in _spellings(called):
            found = self._named.get(key, {})
            hosts = [host for host, names in found.items() if self._fits(called, host, names)]
            if not found and not called.bracket:
                labels = self._labels.get(key, set()) | self._labels.get(f"the{key}", set())
                hosts = [host for host in labels if self._fits(called, host, set())]
            if found or hosts:
                break
        newsrooms = {min((host, *twins_of(host))) for host in hosts}
        return min(hosts) if len(newsrooms) == 1 else None

    def _fits(self, called: OutletName, host: str, names: set[OutletName]) -> bool:
        """The name, with what its brackets say, may mean the outlet at the host, which bears these names."""
        if names and not any(_agree(called, name) for name in names):
            return False
        told = {name.country for name in names if name.country}
        if not called.country:
            # "The Sun (United Kingdom)" is listed with its country because others are called so.
            return not (told and called.common and all(name.country for name in names))
        known = told | self._countries.get(host, set()) | _countries_of((host, *twins_of(host)))
        return not known or called.country in known


def _joined(label: str) -> str:
    """A registered word as names are compared: `north-post` as "North Post"."""
    return fold(label).replace(" ", "")


def _spellings(called: OutletName) -> tuple[str, ...]:
    """The name, and what is left of one like "BBC News"."""
    short = called.key.removesuffix("news")
    return (called.key,) if called.common or len(short) < 3 else tuple(dict.fromkeys((called.key, short)))


def _agree(called: OutletName, listed: OutletName) -> bool:
    """The brackets of both let them be one: the same, or none where the listed ones only explain the name."""
    if called.country and listed.country and called.country != listed.country:
        return False
    if called.bracket == listed.bracket:
        return True
    return not called.bracket and not called.common and not listed.section


def _countries_of(hosts: Sequence[str]) -> set[str]:
    found = (host_of(text) for text in hosts)
    return {code for host in found if host is not None and (code := country_of(host)) is not None}
