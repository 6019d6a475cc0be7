"""Words that the rules for names ask: none of a name's, of every state's bodies, of documents, particles."""

from dramatis.folding import fold
from extractors.event_lexicon import listed

# Words that are large at a sentence's start only, and that taggers take for names there.
NEVER = listed(
    """
    nobody everybody somebody anybody everyone someone anyone nothing everything something today tomorrow
    yesterday tonight meanwhile however moreover nevertheless internet web god christmas easter ramadan photo
    video image update breaking exclusive analysis opinion editorial read more st st. mr mrs ms dr sir
    """
)
# Short names of a country or body that are, alone and untagged, mostly something else.
TOO_COMMON = listed(
    """
    states union congress house commons parliament senate treasury
    """
)
# Words that the names of public bodies and parties are made of in every state.
EVERY_STATES = listed(
    """
    the of and for house commons lords conservatives conservative party labour labor liberals liberal democrats
    democratic democrat republicans republican greens green socialist socialists social supreme court high
    constitutional parliament senate congress national assembly ministry minister department office treasury
    cabinet central bank federal reserve army navy air force police security council guard state foreign defence
    defense interior justice health education finance home affairs energy trade commerce agriculture transport
    environment representatives election electoral commission committee intelligence agency service border
    patrol coast royal
    """
)
# Names that end so are documents' or events', which have their own rules.
OTHER_TAILS = listed(
    """
    act bill treaty agreement agreements accord accords resolution amendment memorandum protocol convention
    charter constitution declaration directive plan pact summit olympics cup war election elections championship
    championships festival games prize award awards referendum tax day week month operation
    """
)
# Small words inside a person's name.
PARTICLES = listed(
    """
    al el bin ibn ben bint von van der den de del della di da dos das do du la le ten ter zu af y e ul ur
    """
)
# Words that stay small in a headline in title case.
SMALL_IN_HEADLINES = listed(
    """
    a an and as at but by for from if in into is it its nor of off on onto or over per so than that the to up
    via vs vs. with yet s
    """
)
# Small words inside an organisation's name.
SMALL_WORDS = frozenset(["of", "the", "and", "for", "on", "in", "to", "&", "-"])
CONNECTORS = frozenset(["and", "&", "/", ";", "plus", "versus", "vs.", "vs"])
ARTICLES = frozenset(["the", "a", "an"])
DASHES = frozenset(["-", "–", "—", "--"])
SUFFIXES = frozenset(["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"])


def of_every_state(name: str) -> bool:
    """The name is made only of words that the public bodies of every state have: "Ministry of Defence"."""
    return all(word in EVERY_STATES for word in fold(name).split())
