"""What each data set's labels mean in the product's own: the tables and the small rules between them."""

from collections.abc import Collection, Sequence

PERSON, ORG, GPE, LOC, NORP, EVENT, DOCUMENT, DATE = "PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "DOCUMENT", "DATE"
LABELS = (PERSON, ORG, GPE, LOC, NORP, EVENT, DOCUMENT, DATE)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is parted by blanks and line ends."""
    return frozenset(text.split())


# A set's label on the left; PLACE is decided between GPE, LOC and NORP by `place`, OTHER by `other`,
# NOTHING is no name of ours, and UNSURE says that nothing can be learnt from the span.
PLACE, OTHER, NOTHING, UNSURE = "PLACE", "OTHER", "NOTHING", "UNSURE"

GMB = {"per": PERSON, "org": ORG, "geo": PLACE, "gpe": PLACE, "tim": NOTHING, "art": OTHER, "eve": EVENT, "nat": OTHER}
REDOCRED = {"PER": PERSON, "ORG": ORG, "LOC": PLACE, "TIME": DATE, "NUM": NOTHING, "MISC": OTHER}
CROSSNER = {
    "politician": PERSON,
    "person": PERSON,
    "politicalparty": ORG,
    "organisation": ORG,
    "country": PLACE,
    "location": PLACE,
    "election": EVENT,
    "event": EVENT,
    "misc": OTHER,
}
CONLL = {"PER": PERSON, "ORG": ORG, "LOC": PLACE, "MISC": OTHER}
GUM = {
    "person": PERSON,
    "organization": ORG,
    "place": PLACE,
    "time": DATE,
    "event": EVENT,
    "abstract": OTHER,
    "object": OTHER,
}

# Words that open a person's description and are no part of the name.
TITLE_NOUNS = word_set(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord baron baroness president
    vice-president premier chancellor minister ministers secretary secretary-general
    secretary-of-state senator sen sen. representative rep rep. congressman congresswoman governor
    gov gov. mayor ambassador envoy general gen gen. colonel col col. major maj maj. captain capt
    capt. lieutenant lt lt. sergeant sgt sgt. admiral adm adm. commander marshal judge justice king
    queen prince princess emperor sheikh sheik ayatollah pope bishop archbishop cardinal father
    sister brother rev rev. reverend imam mullah rabbi director chairman chairwoman chief
    chief-of-staff spokesman spokeswoman spokesperson leader attorney-general councillor inspector
    officer detective coach singer actor actress author president-elect first-lady comrade hon. mp
    candidate adviser advisor negotiator co-chairman treasurer archduke duchess countess tsar emir
    deputy under-secretary sen.-elect lawyer economist analyst sheriff warlord
    """
)
# Words that may stand before such a noun ("Deputy Foreign Minister", "U.S. Secretary of State").
TITLE_MODIFIERS = word_set(
    """
    prime vice foreign defense defence interior finance deputy acting former interim first late
    then-president ex-president then u.s. us un u.n. uk eu british american russian israeli iraqi
    french german european nato of state and the united nations national assistant associate under
    staff attorney press house senate chief executive lieutenant brigadier major grand crown supreme
    trade justice health education energy economy economic information oil planning opposition party
    field house speaker new
    """
)
TITLE_NOUNS_AFTER_OF = frozenset(["state", "staff", "defense", "defence"])
SPEAKER = "speaker"
# Faiths, peoples without a state and political camps, whose followers no set marks throughout: NORP here.
CREEDS = word_set(
    """
    Muslim Muslims Sunni Sunnis Shiite Shiites Shi'ite Shi'ites Shia Shi'a Christian Christians Jew
    Jews Jewish Hindu Hindus Buddhist Buddhists Sikh Sikhs Catholic Catholics Protestant Protestants
    Orthodox Islamic Islamist Islamists Kurd Kurds Kurdish Arab Arabs Maoist Maoists Marxist
    Marxists Republican Republicans Democrat Democrats Communist Communists Socialist Socialists
    Druze Yazidi Yazidis Roma Tamil Tamils Uighur Uighurs Uyghur Uyghurs Pashtun Pashtuns Hutu Hutus
    Tutsi Tutsis Rohingya Berber Berbers Evangelical Evangelicals Zionist Zionists Slavic
    """
) | frozenset(["Roman Catholic", "Roman Catholics"])


def without_titles(words: Sequence[str]) -> int:
    """How many leading words of a person's span are titles; all of them when no name is left.

    >>> without_titles("U.S. Secretary of State Condoleezza Rice".split())
    4
    """
    cut = 1 if len(words) > 1 and words[0].lower() in TITLE_NOUNS_AFTER_OF else 0
    for index, word in enumerate(words):
        low = word.lower()
        ends_of = index > 1 and words[index - 1].lower() == "of" and cut == index - 1
        if low in TITLE_NOUNS or low == SPEAKER or (ends_of and low in TITLE_NOUNS_AFTER_OF):
            cut = index + 1
        elif low not in TITLE_MODIFIERS:
            return cut
    return len(words)


# Last words by which a capitalised chain is a named document, or a named event.
DOCUMENT_HEADS = word_set(
    """
    accord accords act agreement agreements amendment armistice bill charter code communique
    communiqué compact concordat constitution convention conventions covenant declaration decree
    directive edict law memorandum memorandums memoranda ordinance pact plan pledge proclamation
    protocol protocols report resolution resolutions roadmap statute treaty treaties initiative
    decision regulation framework manifesto note
    """
)
# Of those, the ones that name a text whatever stands before them; plans, notes and initiatives may be bodies.
SURE_DOCUMENT_HEADS = DOCUMENT_HEADS - frozenset(
    ["code", "plan", "pledge", "initiative", "decision", "framework", "note", "report", "bill", "law"]
)
EVENT_HEADS = word_set(
    """
    war wars battle revolution uprising rebellion revolt coup crisis election elections referendum
    olympics games cup championship championships conference summit festival congress tournament
    talks massacre genocide holocaust siege blockade offensive invasion operation campaign marathon
    forum session assembly primaries primary riots protests famine earthquake hurricane pandemic
    tsunami marches march riot scandal affair trial trials convention spring offensive
    """
)
# Of those, the ones that are never bodies ("Congress", "Assembly", "Forum" often are).
SURE_EVENT_HEADS = word_set(
    """
    war wars revolution uprising olympics cup championship championships summit massacre genocide
    referendum election elections crisis riots earthquake marathon games talks offensive conference
    """
)
# The heads that are trusted in a set's remainder class, where products and bodies bear the others.
NAMED_TEXTS = SURE_DOCUMENT_HEADS | frozenset(["law", "report", "bill", "plan"])
NAMED_EVENTS = EVENT_HEADS - frozenset(["congress", "assembly", "forum", "session", "spring", "affair"])
SINGLE_EVENTS = frozenset(["olympics", "paralympics", "holocaust"])
# Words that head a name from its front ("Treaty of Lisbon", "Battle of Mosul", "Resolution 1701").
DOCUMENT_OPENERS = frozenset(
    [
        "treaty",
        "convention",
        "resolution",
        "memorandum",
        "protocol",
        "declaration",
        "charter",
        "agreement",
        "constitution",
    ]
)
EVENT_OPENERS = frozenset(["battle", "siege", "operation", "hurricane", "typhoon", "cyclone"])

# Last or first words of places that are no polity: seas and mountains, and buildings too (FAC is LOC here).
PLACE_HEADS = word_set(
    """
    sea seas ocean gulf bay strait straits channel river lake lakes canal valley mountain mountains
    mount hills hill desert island islands peninsula basin delta plateau coast cape reef forest park
    glacier cave caves strip bank heights border corridor region airport base bridge road highway
    street avenue square palace prison stadium hospital tower building hotel house castle cathedral
    church mosque temple synagogue camp dam port harbor harbour station cemetery museum theatre
    theater hall pass plain plains steppe sector zone triangle horn caucasus balkans university
    school college pole archipelago boulevard gate plant reactor headquarters crossing tunnel
    """
)
# Regions and continents that a gazetteer of countries and towns doesn't have.
REGIONS = word_set(
    """
    africa asia europe america americas antarctica oceania australasia caribbean eurasia scandinavia
    balkans caucasus sahel maghreb levant arctic antarctic mediterranean baltic baltics atlantic
    pacific donbas donbass sahara siberia himalayas alps andes middle_east far_east near_east
    latin_america south_america north_america central_america central_asia south_asia southeast_asia
    east_asia north_africa west_africa east_africa central_africa southern_africa eastern_europe
    western_europe central_europe southern_europe northern_europe sub-saharan_africa west_bank
    gaza_strip golan_heights persian_gulf horn_of_africa amazon indochina mesopotamia
    """
)
COMPASS = word_set("north south east west northern southern eastern western central upper lower")


def place(words: Sequence[str], polities: Collection[str], demonyms: Collection[str]) -> str:
    """GPE, LOC or NORP for a span that a set calls a place."""
    bare = [word for word in words if word.lower() != "the"]
    if not bare:
        return UNSURE
    whole = " ".join(bare)
    if whole.lower().replace(" ", "_") in REGIONS:
        return LOC
    if whole in polities:
        return GPE
    if whole in demonyms or bare[-1] in demonyms:
        return NORP
    if bare[-1].lower() in PLACE_HEADS or (
        len(bare) > 1 and bare[0].lower() in ("mount", "lake", "cape", "gulf", "river", "port", "strait", "bay")
    ):
        # "Port Said" and "Cape Town" were found in the gazetteer before.
        return LOC
    if bare[0].lower() in COMPASS and len(bare) > 1 and " ".join(bare[1:]).lower().replace(" ", "_") in REGIONS:
        return LOC
    if len(bare) == 1 and bare[0].lower() in COMPASS:
        return LOC
    return GPE


def other(words: Sequence[str], demonyms: Collection[str]) -> str:
    """NORP, EVENT or DOCUMENT for a span of a set's remainder class by its head word, else UNSURE."""
    if " ".join(words) in demonyms or " ".join(words) in CREEDS:
        return NORP
    low = [word.lower() for word in words]
    link = next((i for i, word in enumerate(low) if i and word in ("of", "on", "for", "in")), len(low))
    heads = [word for word in low[:link] if not word[:1].isdigit() and word not in ("i", "ii", "iii")]
    if not heads or len(low) == 1:
        return EVENT if low[0] in SINGLE_EVENTS else UNSURE
    if heads[-1] in NAMED_TEXTS or (low[0] in DOCUMENT_OPENERS and link == 1):
        return DOCUMENT
    if heads[-1] in NAMED_EVENTS or low[0] in EVENT_OPENERS:
        return EVENT
    return UNSURE
