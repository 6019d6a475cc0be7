"""Passages of invented world news with what is said in them and by whom.

Each has lines of `kind | speaker | content`: D direct, I indirect; the last word of the speaker's name or description,
`-` where nobody is named. A passage without lines holds no speech.
"""

from typing import NamedTuple


class Passage(NamedTuple):
    """A text, and what is said in it as (direct, speaker, content)."""

    text: str
    said: tuple[tuple[bool, str, str], ...]


def passages(table: str) -> list[Passage]:
    """All passages of a table, in order."""
    found = []
    for block in table.strip().split("\n===\n"):
        text, _, lines = block.partition("\n---\n")
        said = (line.split(" | ", 2) for line in lines.strip().splitlines())
        found.append(Passage(text.strip(), tuple((kind == "D", speaker, content) for kind, speaker, content in said)))
    return found


SHORT = """
The dam is safe, Energy Minister Lindiwe Dube told parliament in Harare.
---
I | Dube | The dam is safe
===
"We have enough water for two years," said Lindiwe Dube, the energy minister.
---
D | Dube | We have enough water for two years,
===
"We have enough water," Dube said, "for two dry years in a row."
---
D | Dube | We have enough water,
D | Dube | for two dry years in a row.
===
"The harvest failed," said farmer Tomás Quispe. "We sold the llamas. Nobody came to help us."
---
D | Quispe | The harvest failed,
D | Quispe | We sold the llamas. Nobody came to help us.
===
The opposition leader, Amina Sow, said that the count had been falsified.
---
I | Sow | the count had been falsified
===
Sow said on Tuesday the count had been falsified.
---
I | Sow | the count had been falsified
===
According to the central bank, inflation will fall below five percent by March.
---
I | bank | inflation will fall below five percent by March
===
Two soldiers were wounded in the attack, according to the army.
---
I | army | Two soldiers were wounded in the attack
===
The ferry was carrying 210 people when it sank, the coast guard said.
---
I | guard | The ferry was carrying 210 people when it sank
===
The ferry was overloaded, said Joko Santoso, who heads the port authority.
---
I | Santoso | The ferry was overloaded
===
Santoso denied that the ferry had been overloaded.
---
I | Santoso | the ferry had been overloaded
===
Santoso promised to publish the passenger list within a week.
---
I | Santoso | to publish the passenger list within a week
===
The United Nations urged Sudan to open the crossing at Adre.
---
I | Nations | to open the crossing at Adre
===
President Daniel Noboa called on congress to approve the budget by Friday.
---
I | Noboa | to approve the budget by Friday
===
Reporters asked whether the minister would resign.
---
I | Reporters | whether the minister would resign
===
The minister did not say whether he would resign.
---
===
The minister declined to comment on the report.
---
===
Officials called the deal "a gift to the smugglers".
---
D | Officials | a gift to the smugglers
===
The mayor said the fire was "by far the worst in a century" and left for the coast.
---
D | mayor | by far the worst in a century
===
The so-called "dead zone" begins behind the second bridge.
---
===
Her novel "The Salt Road" was published in May.
---
===
Eduardo "Lalo" Mora scored twice for Herediano.
---
===
The group, known as the "Night Wolves of Oran", was banned in 2019.
---
===
The president thanked Qatar for its mediation and praised the hostages' families.
---
===
The ministry announced a grant of two million euros.
---
===
Critics believe that the law will be struck down.
---
===
The company fears that the strike will last into June.
---
===
"Nobody told us anything," a passenger said.
---
D | passenger | Nobody told us anything,
===
A passenger told the BBC nobody had told them anything.
---
I | passenger | nobody had told them anything
===
Finance Minister Henrik Dahl warned that the reserves would run out in autumn.
---
I | Dahl | the reserves would run out in autumn
===
Dahl, who took office in January, warned the reserves would run out.
---
I | Dahl | the reserves would run out
===
Although Dahl said the reserves were large enough, the currency fell again.
---
I | Dahl | the reserves were large enough
===
Dahl said the reserves were large enough, adding that no loan was needed.
---
I | Dahl | the reserves were large enough
I | Dahl | no loan was needed
===
Dahl said the reserves were large enough, while the bank insisted a loan was needed.
---
I | Dahl | the reserves were large enough
I | bank | a loan was needed
===
It was announced on Monday that the airport would reopen.
---
I | - | the airport would reopen
===
The general was quoted as saying that the border would stay closed.
---
I | general | the border would stay closed
===
The general is said to have fled to Chad.
---
I | - | to have fled to Chad
===
Villagers were told by soldiers that the road had been mined.
---
I | soldiers | the road had been mined
===
The widow was asked by the court to wait another year.
---
I | court | to wait another year
===
His claim that the ballots were burned has never been proven.
---
I | His | the ballots were burned
===
There was criticism that the army had come too late.
---
I | - | the army had come too late
===
The union repeated its threat to close the port.
---
I | its | to close the port
===
"Why did nobody call us?" asked Rania Haddad, whose brother was on board.
---
D | Haddad | Why did nobody call us?
===
"Go home!" the crowd shouted.
---
D | crowd | Go home!
===
Rania Haddad tweeted: "They knew on Sunday."
---
D | Haddad | They knew on Sunday.
===
Haddad wrote on Facebook, "They knew on Sunday and they kept silent."
---
D | Haddad | They knew on Sunday and they kept silent.
===
Haddad: "They knew on Sunday and they kept silent."
---
D | Haddad | They knew on Sunday and they kept silent.
===
Prime Minister Anwar Ibrahim issued the following statement:

"Malaysia regrets the loss of life. We offer our condolences."
---
D | Ibrahim | Malaysia regrets the loss of life. We offer our condolences.
===
"The court has spoken," said attorney general Ifeoma Obi.

"We will appeal to the highest court in the land."
---
D | Obi | The court has spoken,
D | Obi | We will appeal to the highest court in the land.
===
“The court has spoken,” said attorney general Ifeoma Obi. “It was wrong.

“We will appeal to the highest court in the land.”
---
D | Obi | The court has spoken,
D | Obi | It was wrong.
D | Obi | We will appeal to the highest court in the land.
===
Judge Olga Petrenko ruled that the mine must close. "The river belongs to everyone."
---
I | Petrenko | the mine must close
D | Petrenko | The river belongs to everyone.
===
Judge Olga Petrenko closed the mine. She said that the river belonged to everyone.
---
I | Petrenko | the river belonged to everyone
===
Judge Olga Petrenko closed the mine. "The river belongs to everyone," she said.
---
D | Petrenko | The river belongs to everyone,
===
‘We cannot go on like this,’ the nurse said. ‘We’re tired.’
---
D | nurse | We cannot go on like this,
D | nurse | We’re tired.
===
'We cannot go on like this,' the workers' union said.
---
D | union | We cannot go on like this,
===
„Das ist unser Land“, said Matteo Brunner, a farmer in South Tyrol.
---
D | Brunner | Das ist unser Land
===
« Il faut attendre », said Claire Fontaine, the prefect.
---
D | Fontaine | Il faut attendre
===
The police spokesman said the suspect had confessed to the theft.
---
I | spokesman | the suspect had confessed to the theft
===
A spokeswoman for the ministry, Hana Novotná, said flights would resume.
---
I | Novotná | flights would resume
===
Kenya's health ministry confirmed that cholera had reached Lamu.
---
I | ministry | cholera had reached Lamu
===
The report says that the bridge was never inspected.
---
I | report | the bridge was never inspected
===
The study shows that bees avoid the plant.
---
===
The law requires companies to publish their prices.
---
===
Nigeria and Benin agreed on a joint patrol.
---
===
"It is a shame," the goalkeeper admitted after the match in Porto.
---
D | goalkeeper | It is a shame,
===
The striker admitted taking the pills.
---
I | striker | taking the pills
===
Vietnam's prime minister told reporters in Hanoi that exports had doubled.
---
I | minister | exports had doubled
===
Speaking to reporters in Hanoi, he said that exports had doubled.
---
I | he | exports had doubled
===
In a letter to the governor, the priests wrote that the prison was full.
---
I | priests | the prison was full
===
The priests sent a letter to the governor urging him to visit the prison.
---
I | priests | to visit the prison
===
The prison, the priests said last week, has no doctor and hardly any water.
---
I | priests | has no doctor and hardly any water
===
"Absolutely not," replied Kaori Tanaka when asked about a merger.
---
D | Tanaka | Absolutely not,
===
Tanaka stressed that no merger was planned and that jobs were safe.
---
I | Tanaka | no merger was planned and that jobs were safe
===
Tanaka explained how the engine had failed.
---
I | Tanaka | how the engine had failed
===
Engineers refused to say how the engine had failed.
---
===
Tanaka is expected to announce that the plant will close.
---
===
The chairman, Sir Alan Webb, insisted the merger was off.
---
I | Webb | the merger was off
===
Webb insists: the merger is off.
---
===
Three people died in the landslide, officials said on Sunday, and rain was forecast for the week.
---
I | officials | Three people died in the landslide
===
Rescue workers said they had heard voices, and the mayor said there was hope.
---
I | workers | they had heard voices
I | mayor | there was hope
===
Mayor Zoran Ilić said there was hope but admitted that time was short.
---
I | Ilić | there was hope
I | Ilić | time was short
===
Hundreds marched through Tbilisi, shouting that the vote had been stolen.
---
I | Hundreds | the vote had been stolen
===
The bishop condemned the killing as "an insult to God and to man".
---
D | bishop | an insult to God and to man
===
The plan is "dead in the water", diplomats said.
---
D | diplomats | dead in the water
===
Diplomats described the plan as "dead" and went home.
---
===
"This is not peace," says Yusuf Karim, a teacher in Aleppo. "It is a pause. People are tired, and they are afraid."
---
D | Karim | This is not peace,
D | Karim | It is a pause. People are tired, and they are afraid.
===
Karim, 43, a teacher in Aleppo, says people are tired and afraid.
---
I | Karim | people are tired and afraid
===
Karim recalled how his school had been shelled.
---
I | Karim | how his school had been shelled
===
The White House said Monday it was monitoring the situation.
---
I | House | it was monitoring the situation
===
Beijing insists the island is part of China.
---
I | Beijing | the island is part of China
===
The Foreign Office said it had summoned the ambassador.
---
I | Office | it had summoned the ambassador
===
Witnesses said that shots were fired from a car; the driver escaped.
---
I | Witnesses | shots were fired from a car
===
Airline to cut 900 jobs, union says

The airline is in trouble.
---
I | union | Airline to cut 900 jobs
===
Kremlin: talks to go on in Astana

The talks began on Monday.
---
I | Kremlin | talks to go on in Astana
===
Turkey: fire destroys market in Izmir

The fire broke out at night.
---
===
Brazil's Lula says Amazon fires were set on purpose

The fires began in August.
---
I | Lula | Amazon fires were set on purpose
===
The strike was "illegal", the court said, ordering the pilots to return to work.
---
I | court | to return to work
I | court | The strike was "illegal"
===
The court ordered the pilots to return to work.
---
I | court | to return to work
===
The rebels threatened to execute the hostages unless the bombing stopped.
---
I | rebels | to execute the hostages unless the bombing stopped
===
The rebels claimed to have shot down a drone.
---
I | rebels | to have shot down a drone
===
The rebels claimed responsibility for the attack.
---
===
Economists predict that growth will slow, but the government disputes the figures.
---
I | Economists | growth will slow
===
"Growth will slow," economists at the bank predict.
---
D | economists | Growth will slow,
===
Asked about the figures, the minister said: "I have nothing to add."
---
D | minister | I have nothing to add.
===
"I have nothing to add," the minister was quoted as saying by the state news agency.
---
D | minister | I have nothing to add,
===
The minister reiterated that the elections would be held on time, the state news agency reported.
---
I | agency | The minister reiterated that the elections would be held on time
I | minister | the elections would be held on time
===
Farmers demanded that the tax be withdrawn.
---
I | Farmers | the tax be withdrawn
===
Iceland's prime minister suggested that the talks be moved to Bergen.
---
I | minister | the talks be moved to Bergen
===
Neighbours told police they had smelled gas for days.
---
I | Neighbours | they had smelled gas for days
===
A judge warned the defendants not to leave the country.
---
I | judge | not to leave the country
===
The captain has said he will retire after the cup.
---
I | captain | he will retire after the cup
===
"We must decide now," Commissioner Inès Laurent told ministers in Brussels, according to two people in the room.
---
D | Laurent | We must decide now,
===
"It's over," he quipped.
---
D | he | It's over,
"""
