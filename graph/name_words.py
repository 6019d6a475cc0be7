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
    most very right holiness majesty highness excellency eminence his her their ustad ustaz ustadz thich venerable
    ven bhikkhu swami sadhu
    daw thakin tun datuk dato datin tan sri haji hon'ble shri shrimati smt pandit
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
# Titles of those who are called by one name.
RULING = _words("pope king queen prince princess emperor empress sultan emir patriarch shah archbishop saint")
TITLE_GENDER = {**dict.fromkeys(_WOMEN, "f"), **dict.fromkeys(_MEN, "m")}
# Generations, brought to one form.
SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr",
    "pere": "sr", "2nd": "ii", "3rd": "iii", "neto": "neto", "filho": "jr",
}  # fmt: skip
# Join the parts of a name and come and go between sources.
PARTICLES = _words(
    """de da do dos das del della delle di du des la le les los las el al ul an ash as at ad ud van von der den ter ten
    zu zur zum vom af av bin ibn ben bint binti abu umm ould wuld st mac ap y e i van't 't bar ua ni
    بن ابن بنت ابو ام بو ولد בן בר"""
)
# Words for "son of", "daughter of"; what stands behind is the father's name.
SON_OF = frozenset({"bin", "ibn", "ben", "bint", "binti", "ould", "wuld", "بن", "ابن", "بنت", "ولد", "בן", "בר"})
# Rulers' and popes' numbers; II to IV are generations of other people too.
NUMERALS = _words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii")
# Where a person is called by the given name, and the name behind it is the father's or none.
BY_GIVEN_NAME = frozenset({"ET", "ER", "SO", "ID", "MM", "MY", "TH", "VN", "IS", "MN", "LK", "BT", "KH", "LA"})
# Arabic articles, which a hyphen parts from the name (al-Assad).
ARTICLES = _words("""al el ul an ash as ad ar at az us""")
# First syllables of East Asian names that are nearly always the family name.
FAMILY_FIRST = _words(
    """xi yi ri rhee pak li wang zhang liu chen yang huang zhao zhou wu xu sun ma zhu hu guo he lin gao luo zheng liang
    xie tang deng feng jiang cai peng zeng xiao tian dong pan yuan ye jin wei fang qin bo mao wen bai tsai lee kim
    gim park choi choe jung jeong moon mun yoon yun kang cho jo lim shin ban roh noh han oh seo kwon hwang ahn song
    ryu yoo nguyen tran le pham phan vo dang bui do ngo vuong truong luu chiang chiu hsu lai soong
    chou teng chao hua chu tung tseng tsao tsou hsieh chang cheng kuo kung yeh yen hsiao chiao lu lü mo ni niu meng
    qian qiu ren shen shi sheng su tan tao wan weng xia yao yin yu zhong zhuang zou zuo bi cui dai ding du fan fu
    ge geng gong gu guan hao hou ji jia jiao kong lei leng long lou mu nie ning ouyang pei qi qiao qu rong ruan shao
    goh ong teo koh chua heng chia khaw tay teh teoh khoo quek phua toh liew loh soh lim shang sima situ zhuge zhan
    zheng zhen zhu zhuo
    lam leung cheung wong chan chow chau kwok yip ip yeung lau mak tse tsang tang fung ng ho law kwan poon pang yuen
    tong tsui chui chung hui kan keung lo ngai shek shum siu suen szeto tai wan
    jang son ahn an bae nam ha chun jeon bong shim sim paik baek ku koo gu rhie ro huh heo hur suh sohn whang ryoo
    byun sung um kil chu yeo cha ji pyo kwak gwak jin maeng tak bang myung no i ri byeon yeom pyon chey rhyu ryang bahk
    ho duong dinh doan ly mai ton to luong dao trinh huynh hoang vu quach thai trieu cao chau ha lam ta"""
)
# Family names that are Vietnamese and nothing else.
VIETNAMESE = _words("nguyen tran pham huynh hoang phan vo dang bui ngo duong truong trinh dinh vu le luong")
# Beginnings and ends of Chinese, Korean and Vietnamese syllables as they are romanised.
INITIALS = (
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w", "ng", "nh", "th", "tr", "ph", "kh", "gi", "v", "hs", "ts",
)  # fmt: skip
FINALS = _words(
    """wee weng eat iat a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan
    un uang ue er io ae
    eo eu oe eon eun yeon yeong yun eong eung eop ok uk ik ak on om im am um oo oong yong ye yo yu ya we wi won oon
    eok eol il al ol ul it at uy oc ac anh inh ich uc ung em iem iet uyen oan oa ieh ueh ih erh iung ien uen eh uei
    eung eong ek eop yung yang yam yak yeom yeol yop ap ip op ut eot oi oh ah oo ee yul yeop yeok yop yok yol yon
    yun uan uong ieu iep oat oai uoc uong
    uet uek wan wang wae wal wol wok wak wik won or ui uy oe eui oui ook oon oong ock yk u ue"""
)
# Names of honour, which stand before a given name and are left out as often as not.
HONOURS = _words(
    """muhammad mohammed mohammad mohamed mohamad muhammed mehmet mian syed sayed mir hajji haji maria jose"""
)
# These and others are the first half of a double given name; the second half: Ali Akbar, Mohammad Reza, Ahmad Shah.
FIRST_HALVES = HONOURS | _words("ali ahmad ahmed amir gholam ghulam hussein hossein hassan hasan")
SECOND_HALVES = _words(
    """akbar asghar reza riza javad hossein mehdi mahdi taqi naqi naghi baqer bagher baqir sadegh sadeq kazem qasem
    ghasem jafar hashem ebrahim bashir shah zahir nadir nader daoud daud wali vali hanif karim nabi rasul"""
)
# The syllables of Burmese names.
BURMESE = _words(
    """aung san suu kyi htin kyaw min hlaing myint thein than shwe win tin maung khin nyunt soe thura zaw ye htut oo
    htay mya thant thaung ne saw sein ohn aye nyan naing ko mg ba swe nu kyin hla pe sanda moe thu htun tun lwin
    phyo wai lin yan yin su myo thiha htet zin zeya wunna nay toe tayza yu paing thida nwe nyein zarni bo phone myat
    hein wint khaing thiri thet mon mar cho sithu kyawt"""
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
SMALL = _words(
    """i al el of the for and in on a an to at de la le les las los du des del della dello di do da dos das et und y e s
    zu zur zum der die das den dem für fuer van voor het och og för ve lo gli per para pour por im am hm hms"""
)
# Colours and the like: a body called so isn't one that is called so and more (Red Army, Red Army Faction).
COLOURS = _words(
    "red green blue white black brown yellow orange gold golden silver new old young free real great grand"
)
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
# Legal forms, folded, a word each; those of a sports club among them.
FORMS = _words(
    """inc incorporated corp corporation co company ltd limited plc llc llp lp lllp pllc pc sa sas sarl sasu se ag gmbh
    mbh kg kgaa ohg ug ev nv bv cv vof ab hb asa aps oy oyj spa srl sapa snc sro zrt kft nyrt rt doo dd ad ead ood
    spzoo tbk pt bhd sdn pte pty pjsc ojsc cjsc jsc oao ooo pao zao ao tov pat prat оао ооо пао зао ао тов пат прат
    kk lda sgps sab cie compagnie
    dac eurl gie holding holdings gesellschaft aktiengesellschaft sl slu sae ksc saog qsc bsc kscc"""
)
CLUB_ENDS = _words("""fc tc cf afc cfc scf sk fk bk if""")
CLUB_STARTS = _words("""fc afc cf sl ssc vfb vfl tsg""")
# Forms that stand before a name.
FORM_STARTS = _words(
    """koninklijke kungliga telefonaktiebolaget aktieselskabet aktiebolaget assicurazioni gruppo groupe grupo
    gruppe оао ооо пао зао ао тов пат oao ooo pao zao ao pjsc ojsc cjsc jsc pt tov pat"""
)
# What it is, behind a name that is one without it: Likud party, Hamas movement, Interfax news agency.
KINDS = _words(
    """party movement group militia organization organisation newspaper magazine daily weekly agency airline airlines
    television tv channel network bloc militants insurgents rebels fighters club university website browser
    app brand company corporation bank motor institution hospital clinic museum gallery militant rebel insurgent
    terrorist extremist islamist jihadist"""
)
# What a company does, behind a name that is one without it: Huawei Technologies, Abbott Laboratories.
TRADES = _words(
    """technologies technology motors airways airlines pharmaceuticals pharmaceutical pharma laboratories oil petroleum
    breweries brewery chemicals software semiconductors coffee"""
)
# Groups whose companies bear the group's name and a trade: Tata Motors isn't Tata Steel, nor Tata.
HOUSES = _words(
    """tata mitsubishi mitsui sumitomo hyundai samsung lg sk lotte hanwha doosan siemens hitachi toshiba sony yamaha
    kawasaki reliance adani birla mahindra bajaj godrej essar jindal virgin gazprom general united american national
    international first standard universal global allied delta eagle royal apple british french german china japan korea
    india bank air north south east west northern southern eastern western pacific atlantic continental imperial crown
    star sun ford rolls westinghouse dupont dow thomson thyssen krupp bosch fuji nippon nissan daewoo cheung jardine
    swire formosa evergreen charoen salim astra ayala fox warner disney news columbia paramount"""
)
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
