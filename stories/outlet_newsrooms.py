"""Which newsroom an outlet is, however an article names it: by address, by another address, or by name alone.

Two reports of one newsroom are one source. It depends on nothing but the article's own words and what ships with
Dramatis, so that it is the same in every order of arrival and whatever catalogues are loaded.
"""

from functools import cache, lru_cache

from stories.catalogue_matching import Matching
from stories.outlet_names import outlet_name
from stories.outlet_twins import newsroom_of
from stories.shipped_catalogues import SHIPPED, shipped_entries

# Outlets of which articles come again and again.
_REMEMBERED = 16_384


@lru_cache(maxsize=_REMEMBERED)
def newsroom(domain: str | None, name: str) -> str:
    """One word for the newsroom: the domain by which all its addresses go, where one is known, else its name.

    A name without a domain stands for the domain of the one outlet that the shipped catalogues know by it; a name that
    many papers bear stands for itself.
    """
    known = newsroom_of(domain) or newsroom_of(name)
    if known is not None:
        return known
    if domain:
        return domain.casefold()
    listed = newsroom_of(_shipped().host_named(name))
    if listed is not None:
        return listed
    called = outlet_name(name)
    return name.casefold() if called.common or called.bracket or called.country else called.key or name.casefold()


@cache
def _shipped() -> Matching:
    return Matching({shipped.file: shipped_entries(shipped.file) for shipped in SHIPPED})
