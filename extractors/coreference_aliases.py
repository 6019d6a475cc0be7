"""Two names of one that the text itself joins: "Hamdan Dagalo, better known as Hemedti", "Meta, formerly Facebook"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dramatis.words import EntityKind
from extractors.coreference_bodies import absorb
from extractors.coreference_clusters import Cluster
from extractors.names_page import Name
from extractors.reading import Form, Reading

# What stands between the two names, with nothing else.
_SAID = re.compile(
    r"""\s* [,(–—-]? \s*
    (?: (?:(?:who|which) \s (?:is|was|are|were) \s)?
        (?:(?:better|also|best|widely|popularly|commonly|formerly|previously|once|usually|often|simply|locally|
              universally|mostly|until\s\w+) \s)*
        known \s (?:\w+\s){0,2}?
        (?:as|by \s (?:his|her|their|its|the) \s (?:\w+\s){0,3}? (?:name|guerre|alias|moniker|acronym|initials))
      | nicknamed | dubbed | alias | a\.?k\.?a\.? | n[ée]e | n[ée] | formerly | previously | born
      | (?:whose|his|her|their|its) \s (?:real|birth|given|full|legal|former|stage) \s name \s (?:is|was)
      | whose \s nom \s de \s guerre \s (?:is|was)
    ) \s* ,? \s* (?:the \s)? ["“”'‘]? """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
# Of a phrase with all that it may hold.
_LONGEST = 60
_KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION)


def join_aliases(reading: Reading, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, where those whose names the text joins are one: the one that is named first takes the other in.

    Only persons with persons and bodies with bodies; two that the gazetteer knows apart stay two.
    """
    owner = {id(name): cluster for cluster in clusters if cluster.kind in _KINDS for name in cluster.names}
    ordered = sorted((name for cluster in clusters for name in cluster.names), key=lambda name: name.start)
    for name, other in pairwise(ordered):
        one, two = owner.get(id(name)), owner.get(id(other))
        if one is None or two is None or one is two or one.kind is not two.kind or (one.known and two.known):
            continue
        if _joins(reading, name, other):
            for moved in two.names:
                owner[id(moved)] = one
            absorb(one, two, Form.PARTIAL)
    return [cluster for cluster in clusters if cluster.names]


def _joins(reading: Reading, name: Name, other: Name) -> bool:
    _, start = reading.characters(name.start, name.end)
    end, _ = reading.characters(other.start, other.end)
    between = reading.doc.text[start : min(end, start + _LONGEST + 1)]
    return 0 < end - start <= _LONGEST and _SAID.fullmatch(between) is not None
