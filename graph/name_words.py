"""The words that names are made of besides the names themselves: titles, particles, sorts of bodies, small words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stand before a person's name and are no part of it.
TITLES = _words(
    """mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess prince
    princess king queen emperor empress sultan emir sheikh sheik shaikh sheikha shaykh sayyid syed hajj haji
    hojjatoleslam ayatollah imam mullah maulana mufti rabbi father sister brother reverend rev pastor bishop
    archbishop cardinal pope patriarch metropolitan saint president vice premier chancellor chairman chairwoman
    chair speaker prime minister foreign defence defense finance interior secretary senator sen representative rep
    congressman congresswoman governor gov mayor ambassador envoy judge justice attorney general gen lieutenant lt
    colonel col major maj captain capt sergeant sgt admiral adm commander cmdr marshal brigadier corporal cpl
    private inspector detective officer chief deputy acting former ex late herr frau monsieur madame mme mlle
    señor senor señora senora dona doña signor signora comrade hon honourable honorable excellency us u s mp mep
    phd md qc kc cbe obe mbe spokesman spokeswoman spokesperson director commissioner president-elect elect crown of"""
)
# Titles that say whether the bearer is a woman or a man.
_WOMEN = _words(
    """mrs ms miss dame lady baroness countess duchess princess queen empress sister congresswoman chairwoman frau
    madame mme mlle senora dona signora spokeswoman sheikha"""
)
_MEN = _words(
    """mr sir lord baron count duke prince king emperor sultan emir father brother congressman chairman herr monsieur
    senor signor spokesman sheikh pope"""
)
TITLE_GENDER = {**dict.fromkeys(_WOMEN, "f"), **dict.fromkeys(_MEN, "m")}
# Generations, brought to one form.
SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr",
    "pere": "sr", "2nd": "ii", "3rd": "iii", "neto": "neto", "filho": "jr",
}  # fmt: skip
# Join the parts of a name and come and go between sources.
PARTICLES = _words(
    """de da do dos das del della delle di du des la le les los las el al ul an ash as at ad ud van von der den ter ten
    zu zur zum vom af av bin ibn ben bint abu umm ould wuld st mac ap y e i van't 't bar ua ni"""
)
# Arabic articles, which a hyphen parts from the name (al-Assad).
ARTICLES = _words("""al el ul an ash as ad ar at az us""")
# First syllables of East Asian names that are nearly always the family name.
FAMILY_FIRST = _words(
    """xi yi ri rhee pak li wang zhang liu chen yang huang zhao zhou wu xu sun ma zhu hu guo he lin gao luo zheng liang
    xie tang deng feng jiang cai peng zeng xiao tian dong pan yuan ye jin wei fang qin bo mao wen bai tsai lee kim
    gim park choi choe jung jeong moon mun yoon yun kang cho jo lim shin ban roh noh han oh seo kwon hwang ahn song
    ryu yoo nguyen tran le pham phan vo dang bui do ngo vuong truong luu chiang chiu hsu lai soong"""
)
# Beginnings and ends of Chinese, Korean and Vietnamese syllables as they are romanised.
INITIALS = (
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w", "ng", "nh", "th", "tr", "ph", "kh", "gi", "v", "hs", "ts",
)  # fmt: skip
FINALS = _words(
    """a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue er io ae
    eo eu oe eon eun yeon yeong yun eong eung eop ok uk ik ak on om im am um oo oong yong ye yo yu ya we wi won oon
    eok eol il al ol ul it at uy oc ac anh inh ich uc ung em iem iet uyen oan oa"""
)
# Words that say what sort of body it is, brought to one word.
SORTS = {
    "ministry": "ministry", "department": "ministry", "dept": "ministry", "office": "office", "bureau": "office",
    "parliament": "parliament", "legislature": "parliament", "army": "army", "military": "army", "forces": "army",
    "police": "police", "court": "court", "bank": "bank", "government": "government", "cabinet": "government",
    "administration": "government", "embassy": "embassy", "council": "council", "committee": "committee",
    "agency": "agency", "service": "service", "services": "service", "party": "party", "university": "university",
    "institute": "institute", "commission": "commission", "authority": "authority", "assembly": "assembly",
}  # fmt: skip
# British and American spellings, and other forms of one word; "" for a word that adds nothing.
SAME_WORD = {
    "defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization", "programme": "program",
    "defending": "defense", "intl": "international", "natl": "national", "univ": "university", "int": "international",
    "assn": "association", "dept": "department", "govt": "government", "comm": "commission", "cttee": "committee",
    "forces": "force", "services": "service", "affairs": "", "relations": "relations", "exterior": "foreign",
    "external": "foreign", "internal": "interior", "home": "interior", "economic": "economy", "economics": "economy",
    "financial": "finance", "finances": "finance", "treasury": "finance", "republic": "", "kingdom": "",
    "federation": "",
    "state": "state", "ltd": "limited", "bros": "brothers", "corp": "corporation", "cooperation": "cooperation",
    "co-operation": "cooperation",
}  # fmt: skip
# Words that an organisation's name may gain or lose.
SMALL = _words("""of the for and in on a an to at de la le du des del di et und y e s""")
# A name of these words alone is borne by a body of every country.
GENERIC = _words(
    """foreign defense interior finance justice health education energy economy trade agriculture transport culture
    labor environment supreme constitutional central national federal general high security intelligence state
    public civil royal armed air land people democratic republican liberal conservative social socialist communist
    green union ministry office parliament army police court bank government embassy council committee agency
    service party commission authority assembly force navy guard house senate congress lower upper chamber
    prosecutor attorney staff broadcaster opposition coalition border coast statistics electoral election revenue
    prime minister presidential presidency emergency emergencies anti corruption bureau investigative investigation"""
)
# Endings that a company's short name leaves out beside its legal form.
FORMLIKE = _words("""group holding holdings company corporation limited international worldwide global inc""")
# Family names that very many people bear: the same full name twice may well be two people.
COMMON_FAMILIES = _words(
    """smith jones johnson williams brown davis miller wilson taylor clark lewis martin kim lee park choi wang li zhang
    liu chen yang huang nguyen tran le pham garcia rodriguez martinez hernandez lopez gonzalez perez sanchez silva
    santos souza khan ali ahmed hussain hussein hassan singh kumar sharma gupta patel das ivanov petrov smirnov
    kuznetsov popov muller schmidt schneider fischer weber meyer rossi russo ferrari bernard dubois nowak kowalski
    horvath yilmaz kaya demir tanaka suzuki sato watanabe ito mohamed ibrahim abdullah osman diallo traore"""
)
COMMON_GIVEN = _words(
    """john james robert michael mike david william bill mary jennifer linda susan richard thomas chris daniel dan mark
    paul kevin brian george steve steven peter andrew jack joe sarah karen anna maria jose juan carlos luis jorge miguel
    antonio francisco manuel ana carmen ali ahmed mohammed muhammad mohamed hassan hussein omar ibrahim khalid fatima
    ivan sergei alexander andrei dmitry elena olga natalia hans peter thomas michael stefan martin jean pierre michel
    marie marco giuseppe mario jan piotr anna mehmet mustafa raj amit sanjay rajesh sunil wei min hui yan li jun ying
    minho jihye hiroshi takashi kenji minh van thi"""
)
