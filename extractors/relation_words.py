"""Words that say what an organisation or a person is: parties and bodies with members, buildings, people's trades."""

from spacy.tokens import Token

from extractors.event_lexicon import listed
from extractors.speech_verbs import person_nouns
from extractors.syntax import lemma

MEMBERS = listed(
    """party parties democrats republicans labour committee subcommittee council senate parliament congress assembly
    commission board alliance coalition bloc caucus union league federation association club society academy movement
    front cabinet forum house bundestag duma knesset nato delegation taskforce panel chamber guild brotherhood list
    democrat republican labor tories conservatives liberals greens socialists communists whigs"""
)
FIXED = listed(
    """university college school church cathedral mosque temple synagogue hospital museum library theatre theater
    institute academy prison jail airport stadium court hotel monastery abbey seminary gallery zoo observatory
    laboratory polytechnic mill brewery shipyard refinery chapel palace castle clinic"""
)
SITE_NAMES = listed(
    """park square street avenue road lake river mount mountain mountains bridge station stadium arena airport cemetery
    castle palace cathedral church mosque temple prison camp hospital hotel beach island islands bay valley forest
    village town harbour harbor port highway boulevard hill hills creek dam tower museum garden gardens plaza market
    mall district university college school abbey library theatre theater terminal junction quarter county parish
    base fort glacier reserve desert peninsula canal ridge field house hall center centre complex barracks"""
)
# Who is called so belongs to the party: "Republican John Roe".
ADHERENTS = listed("democrat republican whig tory socialist communist liberal conservative labourite")
# After a firm's name: "Acme's Bolt division".
BRANCHES = listed("division unit subsidiary arm brand affiliate studio label")
ORDINALS = listed("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII")
FORMER = frozenset(["former", "ex", "then", "late", "onetime", "erstwhile", "past", "formerly", "previously"])
NOT_YET = frozenset(["would-be", "aspiring", "prospective", "potential", "candidate", "hopeful"])
_PEOPLE = listed(
    """actor actress singer musician rapper composer pianist painter sculptor photographer filmmaker novelist poet
    playwright dancer model chef designer footballer striker midfielder defender goalkeeper boxer tennis cyclist swimmer
    sprinter runner skier golfer champion billionaire millionaire businessman businesswoman entrepreneur tycoon magnate
    oligarch financier national citizen opposition hostage pilot astronaut cosmonaut mathematician physicist chemist
    biologist philosopher theologian translator blogger influencer gangster hacker spy sniper mercenary"""
)
# "Statesman", "urbanist", "guitarist", "trader": a noun that ends so and is said of a person is the person's trade.
_TRADES = ("ist", "ician", "man", "woman", "eer", "grapher", "ologist", "player", "maker", "keeper", "writer", "lete")


def person_noun(token: Token | None) -> bool:
    """The noun means a person."""
    if token is None:
        return False
    word = lemma(token)
    return word in person_nouns() or word in _PEOPLE or word.endswith(_TRADES)


def has_members(name: str) -> bool:
    """The organisation's name is of one that is joined, not one that employs: a party, a council, an alliance."""
    return not MEMBERS.isdisjoint(name.lower().split())
