"""Passages of world news, our own, and what a reader takes from each: the event, how it is held, who, where and when.

The articles are of Thursday, 14 March 2024. Each row names one event of its passage; None leaves a field open.
"""

from dataclasses import dataclass

from dramatis.words import EventType, Modality, Polarity

OCCURRED, SCHEDULED, PROPOSED, REQUESTED, DENIED, HYPOTHETICAL = Modality
ASSERTED, NEGATED = Polarity
CONSULT, ASSAULT, RETREAT, AGREE = EventType.CONSULT, EventType.ASSAULT, EventType.RETREAT, EventType.AGREE
COERCE, PROTEST, OTHER, SANCTION = EventType.COERCE, EventType.PROTEST, EventType.OTHER, EventType.SANCTION


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and one event that it tells of, which is the only one of its type unless `among` is set."""

    text: str
    type: EventType
    modality: Modality
    polarity: Polarity = ASSERTED
    acting: frozenset[str] | None = None
    place: str | None = None
    day: str | None = None
    title: str = ""
    among: bool = False


def _all(*names: str) -> frozenset[str]:
    return frozenset(names)


PASSAGES = [
    # What is denied, and what only seems to be.
    Passage("Peru denies any role in the bombing of the Chilean consulate in Arica.", ASSAULT, OCCURRED, place="Arica"),
    Passage("Chile denied that it had delayed the swap of prisoners with Peru.", RETREAT, SCHEDULED),
    Passage(
        "He contradicted the account of Chilean officials who had described the meeting in Lima as direct.",
        CONSULT,
        OCCURRED,
        place="Lima",
    ),
    Passage("Morocco denied that its diplomats had met Israeli officials in Rabat.", CONSULT, DENIED, place="Rabat"),
    Passage("The army denied that it carried out the raid on Kassala.", COERCE, DENIED),
    Passage("Kenya denied carrying out strikes on Somali villages.", ASSAULT, DENIED, acting=_all("Kenya")),
    Passage("Hamas denied reports that a ceasefire had been reached in Gaza.", RETREAT, DENIED, place="Gaza Strip"),
    Passage(
        "There were no talks between Delhi and Islamabad in March, the Pakistani foreign ministry said.",
        CONSULT,
        DENIED,
    ),
    Passage(
        "No decision has been taken to hold talks on any other issue, an Indian official said.",
        CONSULT,
        DENIED,
        acting=_all("India"),
    ),
    Passage(
        "Kenya and Ethiopia stopped all shelling along the border on Sunday, Kenyan Foreign Minister Alfred Wekesa "
        "said.",
        RETREAT,
        OCCURRED,
        acting=_all("Kenya", "Ethiopia"),
        day="2024-03-10",
    ),
    # What a "not" reaches.
    Passage(
        "Talks between Colombia and the ELN rebels will not resume until Friday, the mediators said.",
        CONSULT,
        SCHEDULED,
        day="2024-03-15",
    ),
    Passage(
        "President William Ruto not only met President Yoweri Museveni but also opened a hospital in Kampala.",
        CONSULT,
        OCCURRED,
        acting=_all("William Ruto", "Yoweri Museveni"),
    ),
    Passage("The government did not order a halt to the strikes on Hodeidah.", ASSAULT, OCCURRED),
    Passage("Armenia is not opposed to a meeting with Azerbaijan, but wants guarantees.", CONSULT, PROPOSED),
    Passage(
        "Kenya did not take part in the talks between Ethiopia and Sudan in Cairo.",
        CONSULT,
        OCCURRED,
        acting=_all("Ethiopia", "Sudan"),
        place="Cairo",
    ),
    Passage(
        "Nothing was agreed in the talks between Sudan and Chad in Cairo on Monday.",
        CONSULT,
        OCCURRED,
        place="Cairo",
        day="2024-03-11",
    ),
    Passage("No link to the negotiations between Iran and Iraq was suggested by either side.", CONSULT, OCCURRED),
    Passage("The two ministers of Norway and Japan did not meet in Oslo.", CONSULT, OCCURRED, NEGATED),
    # Called off, put off, averted, failed.
    Passage(
        "The planned visit of President Lula da Silva to Angola was cancelled on Tuesday because of the floods.",
        CONSULT,
        SCHEDULED,
        NEGATED,
        acting=_all("Lula da Silva"),
        place="Angola",
    ),
    Passage(
        "The summit between South Korea and Japan, scheduled for Thursday in Busan, has been postponed, Seoul said.",
        CONSULT,
        SCHEDULED,
        acting=_all("South Korea", "Japan"),
        place="Busan",
    ),
    Passage(
        "A rail strike in Belgium was averted on Wednesday when the unions signed an agreement.",
        PROTEST,
        OCCURRED,
        NEGATED,
    ),
    Passage(
        "The sixth round of talks between Serbia and Kosovo was set for Sunday in Vienna. The talks will not take "
        "place, the EU said.",
        CONSULT,
        SCHEDULED,
        NEGATED,
        acting=_all("Serbia", "Kosovo"),
        place="Vienna",
        day="2024-03-17",
    ),
    # Voices and roles.
    Passage(
        "Israel carried out strikes on Beirut's southern suburbs overnight, killing four people, Lebanese officials "
        "said.",
        ASSAULT,
        OCCURRED,
        acting=_all("Israel"),
        place="Beirut",
    ),
    Passage(
        "Sudanese paramilitaries were accused by the United Nations of killing civilians in El Fasher.",
        ASSAULT,
        OCCURRED,
        acting=_all("Sudan"),
        place="El Fasher",
    ),
    Passage(
        "Rebels released 12 hostages near Goma on Tuesday after talks mediated by Angola.",
        CONSULT,
        OCCURRED,
        acting=_all(),
    ),
    Passage(
        "Venezuela never attacked the ship, President Nicolas Maduro said.",
        ASSAULT,
        OCCURRED,
        NEGATED,
        _all("Venezuela"),
    ),
    Passage(
        "Canada's prime minister thanked Norway for getting the talks with Denmark under way.",
        CONSULT,
        OCCURRED,
        acting=_all("Denmark"),
    ),
    Passage(
        "The foreign ministers of Egypt, Jordan and Qatar met in Cairo on Wednesday to discuss the truce in Gaza.",
        CONSULT,
        OCCURRED,
        acting=_all("Egypt", "Jordan", "Qatar"),
        place="Cairo",
        day="2024-03-13",
    ),
    Passage(
        "CAIRO – Delegations from Sudan and Chad met face to face on Friday for the first time since the spring of "
        "2022.",
        CONSULT,
        OCCURRED,
        acting=_all("Sudan", "Chad"),
        place="Cairo",
    ),
    Passage(
        "A White House spokesman called the conversation between Biden and Putin very productive.", CONSULT, OCCURRED
    ),
    # Ahead, demanded, conditional.
    Passage(
        "The Philippines and China agreed on Friday to hold a second round of talks in Hanoi in April, and to release "
        "prisoners.",
        RETREAT,
        SCHEDULED,
        acting=_all("Philippines", "China"),
    ),
    Passage("Lawmaker Espen Dahl demanded that new elections be held in Taiwan.", OTHER, REQUESTED, place="Taiwan"),
    Passage(
        "If the attacks on its border posts continued, Thailand would expel Cambodian diplomats.",
        SANCTION,
        HYPOTHETICAL,
    ),
    Passage(
        "Germany's chancellor failed to be elected in a first round of voting in Berlin on Tuesday.",
        OTHER,
        OCCURRED,
        place="Berlin",
        day="2024-03-12",
        among=True,
    ),
    # One event told more than once.
    Passage(
        "Serbia and Kosovo ended a second round of talks in Brussels on Tuesday.",
        CONSULT,
        OCCURRED,
        acting=_all("Serbia", "Kosovo"),
        place="Brussels",
        day="2024-03-12",
        title="Second round of Serbia–Kosovo talks held in Brussels",
    ),
    Passage(
        "Serbia and Kosovo held a second round of talks in Brussels on Tuesday. The next round is planned for 2 April "
        "in Vienna.",
        CONSULT,
        SCHEDULED,
        acting=_all("Serbia", "Kosovo"),
        place="Vienna",
        day="2024-04-02",
        among=True,
    ),
    Passage(
        "The ministers of Finland and Estonia met in Tallinn on Monday. The meeting at the Kadriorg Palace lasted two "
        "hours.",
        CONSULT,
        OCCURRED,
        acting=_all("Finland", "Estonia"),
        place="Tallinn",
        day="2024-03-11",
    ),
    Passage(
        "Serbia and Kosovo will hold talks in Vienna on Sunday. If the talks were held, Brussels would send an envoy.",
        CONSULT,
        SCHEDULED,
        place="Vienna",
        day="2024-03-17",
    ),
    Passage(
        "Australia proposed a meeting with Japan in Perth in May. A meeting with Japan could ease tensions, some say.",
        CONSULT,
        PROPOSED,
        place="Perth",
    ),
    Passage(
        "A meeting between Norway and Japan could bring relief. Norway has proposed the meeting.",
        CONSULT,
        PROPOSED,
        acting=_all("Norway", "Japan"),
    ),
    Passage(
        "Norway and Japan met in Oslo on Monday. A second meeting, which the ministry had announced, did not take "
        "place.",
        CONSULT,
        OCCURRED,
        NEGATED,
        acting=_all("Norway", "Japan"),
        among=True,
    ),
    Passage(
        "William Ruto told Yoweri Museveni in a phone call on Wednesday that Kenya would respond. The call was the "
        "first between the two since January 19.",
        CONSULT,
        OCCURRED,
        acting=_all("William Ruto", "Yoweri Museveni"),
        day="2024-03-13",
    ),
]
