"""How hits of a search are ranked across kinds: by what they are, how well the words fit, and how known they are.

The engines' own scores are no measure between kinds: a short name with a rare word gets less than a long text that
repeats it. So each is brought between 0 and 1 and weighs little beside what was found. Whatever is called just as the
text says comes first.
"""

# Kind -> what a hit has before anything else is looked at. People and places are what one mostly looks for; an event's
# name is made of the words of many, and a text only mentions.
KINDS: dict[str, float] = {
    "PERSON": 0.60,
    "ORGANIZATION": 0.60,
    "PLACE": 0.60,
    "STORY": 0.55,
    "DOCUMENT": 0.50,
    "EVENT": 0.40,
    "ARTICLE": 0.30,
    "CLAIM": 0.25,
}
# What being called just so adds: more than all else together.
NAMED_SO = 2.0
# The most that the engine's own score adds, and the score at which half of it is reached: usual ones are 3 to 15.
FIT, HALF_FIT = 0.30, 5.0
# The most that being in many articles adds, and the number at which half of it is reached.
KNOWN, HALF_KNOWN = 0.25, 10.0
# Digits of a score: what a new article changes in the engine's statistics mostly stays below.
DIGITS = 6
# Kinds that are one label, and the kind of each other label that is searched.
ENTITY_KINDS = ("PERSON", "ORGANIZATION", "PLACE", "DOCUMENT", "EVENT")
LABEL_KINDS = {"Story": "STORY", "Version": "ARTICLE", "Claim": "CLAIM"}
# Where the kind is another property's matter, how many articles a label's node is in.
COUNTED = {"Entity": "article_count", "Story": "article_count"}
# What a label's node is called, to be compared with the text.
TITLED = {"Entity": "name", "Story": "title"}


def labels_of(kinds: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """The labels to search for the kinds, each with those of the kinds that it has."""
    entities = tuple(kind for kind in ENTITY_KINDS if kind in kinds)
    found = [("Entity", entities)] if entities else []
    return found + [(label, (kind,)) for label, kind in LABEL_KINDS.items() if kind in kinds]
