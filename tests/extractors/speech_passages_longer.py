"""Longer passages of invented world news, in the form of `speech_passages`, their lines wrapped."""

import re

from tests.extractors.speech_passages import Passage, passages

_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")


def longer_passages() -> list[Passage]:
    """All passages of the table, in order, each paragraph in one line."""
    return [Passage(_WRAPPED.sub(" ", passage.text), passage.said) for passage in passages(_TABLE)]


_TABLE = """
Sudan's army retakes Khartoum airport

The Sudanese army said on Wednesday it had recaptured Khartoum's airport from the paramilitary Rapid Support Forces.
"Khartoum is free," the army chief, General Abdel Fattah al-Burhan, declared from inside the presidential palace. An
RSF spokesman denied that its fighters had fled, and vowed that there would be "no retreat and no surrender". The
UN's humanitarian coordinator, Clementine Nkweta-Salami, urged both sides to let aid through.
---
I | army | it had recaptured Khartoum's airport from the paramilitary Rapid Support Forces
D | burhan | Khartoum is free,
I | spokesman | its fighters had fled
D | spokesman | no retreat and no surrender
I | salami | to let aid through
===
'No deal without enrichment', Iran tells US

Iran's foreign minister said on Sunday that there would be no nuclear agreement if Washington insisted on zero
enrichment. Abbas Araghchi wrote on X that "enrichment in Iran is not something that can be given up". The White
House has not commented. State Department spokeswoman Tammy Bruce told reporters that talks "are going in the right
direction", without giving details. Asked whether a fifth round had been fixed, she said: "We'll let you know."
---
D | iran | No deal without enrichment
I | minister | there would be no nuclear agreement if Washington insisted on zero enrichment
D | araghchi | enrichment in Iran is not something that can be given up
D | bruce | are going in the right direction
D | bruce | We'll let you know.
===
According to Gaza's Hamas-run health ministry, 52 people were killed overnight. The Israel Defense Forces said it
struck "a command and control centre" and that it had taken steps to limit harm to civilians. It did not offer
evidence. A nurse at the hospital, who asked not to be named, said that the wards were full: "We have no beds left."
---
I | ministry | 52 people were killed overnight
D | forces | a command and control centre
I | nurse | not to be named
I | nurse | the wards were full
D | nurse | We have no beds left.
===
Brazil's President Luiz Inácio Lula da Silva, in Beijing for a summit, called the tariffs "economic blackmail" and
said the world "cannot go back to the law of the jungle". His host, Xi Jinping, did not mention the United States by
name. "Nobody wins in a trade war," Xi said. "Bullying only leads to self-isolation."
---
D | silva | cannot go back to the law of the jungle
D | xi | Nobody wins in a trade war,
D | xi | Bullying only leads to self-isolation.
===
The judge ruled that the deportations were unlawful. "The government has shown no evidence," he wrote, adding that
it would have ten days to comply. The Justice Department said it would appeal. A lawyer for the men, Lee Gelernt,
hailed the decision.
---
I | judge | the deportations were unlawful
D | he | The government has shown no evidence,
I | he | it would have ten days to comply
I | department | it would appeal
===
"I will not resign," Prime Minister Mette Frederiksen told parliament. "Not today, not tomorrow." Her opponents, led
by Troels Lund Poulsen, said she had lied about the mink. She has repeatedly rejected the accusation.
---
D | frederiksen | I will not resign,
D | frederiksen | Not today, not tomorrow.
I | opponents | she had lied about the mink
===
Kenya's interior minister, Kipchumba Murkomen, told officers to "shoot those who come near a police station". Rights
groups reacted with anger. Amnesty International Kenya said the order was illegal, and the Law Society of Kenya
called it "a licence to kill". The minister later said he had been misquoted.
---
D | murkomen | shoot those who come near a police station
I | kenya | the order was illegal
D | kenya | a licence to kill
I | murkomen | he had been misquoted
===
Her memoir, "A Long Way to Lagos", sold 200,000 copies. The band's hit "Dance the Night" was played at the rally.
The "war room" in the basement has 40 screens. The movement calls itself "The Third Way".
---
===
The volcano erupted at 3 a.m., sending ash 10 km into the sky, the national disaster agency said. Flights to Bali
were cancelled, according to the airport operator. "There's ash everywhere; we can hardly breathe," said Maria Lewo,
a farmer in the village of Nawokote. Authorities warned residents to stay away from the rivers.
---
I | agency | The volcano erupted at 3 a.m., sending ash 10 km into the sky
I | operator | Flights to Bali were cancelled
D | lewo | There's ash everywhere; we can hardly breathe,
I | authorities | to stay away from the rivers
===
In a post on Truth Social, President Donald Trump wrote: "Iran must make a deal before there is nothing left."
Tehran responded within hours. "Threats will not work," the foreign ministry spokesman, Esmail Baghaei, said at his
weekly news conference. He added that Iran's missiles were "not up for negotiation".
---
D | trump | Iran must make a deal before there is nothing left.
D | baghaei | Threats will not work,
D | baghaei | not up for negotiation
===
Mark Carney wins Canada election

Mark Carney's Liberals have won Canada's election, the broadcaster CBC projects. "We are over the shock of the
American betrayal, but we should never forget the lessons," Carney told a cheering crowd in Ottawa. Conservative
leader Pierre Poilievre conceded and promised to work with the new government. He himself lost his seat, Elections
Canada said.
---
I | cbc | Mark Carney's Liberals have won Canada's election
D | carney | We are over the shock of the American betrayal, but we should never forget the lessons,
I | poilievre | to work with the new government
I | canada | He himself lost his seat
===
The Kremlin said Putin was ready to meet but warned against "artificial deadlines". Its spokesman, Dmitry Peskov,
declined to say what the proposal contained. "You will find out in due time," he told journalists. Asked by Reuters
if Moscow had received a reply, Peskov answered: "Not yet."
---
I | kremlin | Putin was ready to meet
D | peskov | You will find out in due time,
I | reuters | if Moscow had received a reply
D | peskov | Not yet.
===
Police said three people had been arrested, one of whom later told a court he had acted alone. A spokeswoman said:
"Our inquiry goes on." The suspect's lawyer insisted his client was innocent, saying that he "was in another town
that night".
---
I | police | three people had been arrested
I | - | he had acted alone
D | spokeswoman | Our inquiry goes on.
I | lawyer | his client was innocent
D | lawyer | was in another town that night
===
Nigeria: 'They shot at everything that moved' - survivors of Benue attack

Gunmen killed more than a hundred people in Yelwata, Amnesty International says. President Bola Tinubu ordered the
security chiefs to restore peace. "Enough is enough," he said. Governor Hyacinth Alia, who had been criticised for
his silence, told the BBC's Focus on Africa that the attackers came from outside the state.
---
D | survivors | They shot at everything that moved
I | international | Gunmen killed more than a hundred people in Yelwata
I | tinubu | to restore peace
D | tinubu | Enough is enough,
I | alia | the attackers came from outside the state
===
The company denied wrongdoing. It said in a filing that it "at all times complied with the law". Shares fell 4%.
Analysts at Citi wrote that a fine of up to $2bn was possible. One investor, who holds 3% of the stock, said: "They
should have told us months ago."
---
D | it | at all times complied with the law
I | analysts | a fine of up to $2bn was possible
D | investor | They should have told us months ago.
===
Talks collapse as Kigali walks out: mediator

Rwanda has walked out of talks with Congo in Doha, Qatar's mediator said on Friday. Rwanda's foreign minister,
Olivier Nduhungirehe, tweeted that his country "will not be lectured". Congo's government accused its neighbour of
stalling. The M23 rebels, whom UN experts say Rwanda backs, have answered with a new offensive.
---
I | mediator | Talks collapse as Kigali walks out
I | mediator | Rwanda has walked out of talks with Congo in Doha
D | nduhungirehe | will not be lectured
I | experts | Rwanda backs
===
"Our patience," said Foreign Secretary David Lammy, "is not endless." He urged Israel to lift the blockade and asked
the Commons to back the motion. Israel's embassy hit back, calling the remarks "shameful". The ambassador, Tzipi
Hotovely, was summoned.
---
D | lammy | Our patience,
D | lammy | is not endless.
I | lammy | to lift the blockade
I | lammy | to back the motion
===
A UN report said that both armies had committed war crimes. The report, published on Tuesday, noted that hospitals
had been shelled. "There are no innocent parties," said its lead author, Mohamed Chande Othman. Neither government
replied to a request for comment.
---
I | report | both armies had committed war crimes
I | report | hospitals had been shelled
D | othman | There are no innocent parties,
===
The pope appealed for an end to the war in Ukraine in his first Sunday blessing. "Never again war!" he cried from
the balcony of St Peter's. He called for the release of all prisoners and hoped that a lasting peace would come
soon. Volodymyr Zelensky thanked him, and said Kyiv wanted a full ceasefire.
---
D | he | Never again war!
I | zelensky | Kyiv wanted a full ceasefire
===
The mayor, Ekrem Imamoglu, who was arrested in March, said through his lawyers that he would run for president. His
party's leader, Özgür Özel, told supporters: "This square will not bow." The interior ministry said 1,133 people had
been detained since the protests began; the opposition puts the figure higher.
---
I | imamoglu | he would run for president
D | ozel | This square will not bow.
I | ministry | 1,133 people had been detained since the protests began
===
Two Nobel laureates — Maria Ressa and Dmitry Muratov — said in a joint letter that "a free press is under siege".
Ressa added that the platforms were to blame. Meta said it disagreed.
---
D | laureates | a free press is under siege
I | ressa | the platforms were to blame
I | meta | it disagreed
===
Officials in Seoul said the North had fired a missile towards the East Sea. Japan's coast guard confirmed that it
had landed outside its exclusive economic zone. Pyongyang has not yet commented, but its state news agency KCNA had
said a day earlier that drills by the South would be met with "overwhelming force".
---
I | officials | the North had fired a missile towards the East Sea
I | guard | it had landed outside its exclusive economic zone
I | kcna | drills by the South would be met with "overwhelming force"
===
He was known as "the Butcher of Bosnia". In a 2,500-page verdict the court found that he had ordered the massacre.
"This was genocide," presiding judge Alphons Orie said. Ratko Mladic shouted "lies, all lies" and was removed.
---
D | orie | This was genocide,
D | mladic | lies, all lies
===
France and Germany said on Monday that they would send tanks. Berlin and Paris urged Moscow to accept a truce. "We
are united," the two leaders said in a joint statement. Poland's Donald Tusk, speaking in Warsaw, agreed.
---
I | france | they would send tanks
I | germany | they would send tanks
I | berlin | to accept a truce
I | paris | to accept a truce
D | leaders | We are united,
===
The strike will go ahead unless pay is raised, union leader Sharon Graham has warned. The council said its offer was
"fair and final" — a claim the union disputes. "They can afford it; they choose not to," she said.
---
I | graham | The strike will go ahead unless pay is raised
D | council | fair and final
D | graham | They can afford it; they choose not to,
===
Ecuador's Noboa declares 'war' on gangs after jail riot

Daniel Noboa, the president, said the country was in an "internal armed conflict". In a decree published late on
Tuesday he named 22 gangs as "terrorist organisations" and ordered the army to "neutralise" them. "They wanted
fear," he said in a televised address. "They will get justice."
---
D | noboa | internal armed conflict
I | noboa | to "neutralise" them
D | noboa | They wanted fear,
D | noboa | They will get justice.
===
Analysts say the bond sale could fail. Economist Nouriel Roubini, in an interview with Bloomberg, predicted that
yields would reach 6%. "If they don't act," he said, "the market will act for them." The treasury secretary, Scott
Bessent, dismissed the warning as "nonsense".
---
I | analysts | the bond sale could fail
I | roubini | yields would reach 6%
D | roubini | If they don't act,
D | roubini | the market will act for them.
===
Thailand's army accused Cambodia of laying mines, which Phnom Penh denies. "Our soldiers were inside our own
territory," army spokesman Winthai Suvaree said, displaying photographs. Cambodia's Hun Manet told his troops to
stay calm and promised them "everything they need".
---
D | suvaree | Our soldiers were inside our own territory,
I | manet | to stay calm
D | manet | everything they need
===
Bangladesh's interim leader, Muhammad Yunus, said elections would be held in April 2026, but the BNP insisted on
December. "There is no reason to wait," the party said in a statement. "The people have waited long enough." Yunus
has said repeatedly that reforms must come first.
---
I | yunus | elections would be held in April 2026
D | party | There is no reason to wait,
D | party | The people have waited long enough.
I | yunus | reforms must come first
"""
