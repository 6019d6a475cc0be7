"""Names of Hong Kong and Macau in Latin letters, brought to Pinyin: Wong Kar-wai may be Huang or Wang Jiawei.

A syllable stands for many characters, so that it has several readings in Pinyin; two names are the same where family
name and every syllable of the given name have one in common.
"""

from functools import cache, lru_cache
from itertools import product

# Families as they are written there, and what they are in Pinyin.
_FAMILIES = """
au ou | auyeung ouyang | chan chen | chao zhou | chau zhou | cheng zheng | cheong zhang | cheung zhang | chiu zhao
choi cai | chow zhou | choy cai | chu zhu | chui xu | chun qin | chung zhong | fan fan | fok huo | fong fang
fung feng | hau hou | ho he | hui xu | hung hong kong | iong yang | ip ye | kam gan jin | kan jian | keung jiang
ko gao | kong jiang | koo gu | kuok guo | kwan guan | kwok guo | kwong kuang | lai li | lam lin | lau liu | law luo
lee li | lei li | leong liang | leung liang | liu liao | lo lu luo | lok luo | lui lei | luk lu | lung long
mak mai | man wen | mok mo | mui mei | ng wu | ngai ni wei | ngan yan | pang peng | poon pan | pun pan | shek shi
shum cen shen | sin xian | sit xue | siu shao xiao | so su | sou su | suen sun | sze shi | szeto situ | tai dai
tam tan | tang deng | to du | tong tang | tou du | tsang zeng | tse xie | tsoi cai | tsui xu | tung dong
vong huang wang | wan yin yun | wat qu | wong huang wang | woo hu | wu hu | yam ren | yan ren yin | yau qiu you
ang hong | aw ou | cham zhan | cheah xie | chee xu | chew zhou zhao | chia xie | chiam zhan | chin chen
chong zhang zhuang
chua cai | eng huang | foo fu | gan yan | goh wu | heng wang | hoon yun | khaw xu | khoo qiu | kho xu
koh xu gao | kuek guo
lau liu | liew liu | lim lin | loh luo lu | loke lu | loo lu | low liu luo | mah ma | neo liang | ong wang | ooi huang
pek bai | phua pan | poh fu | quah ke | quek guo | see shi | sim shen | sia xie | sng sun | soh su | soon sun | tan chen
tay zheng | teh zheng | teo zhang | teoh zhang | thio zhang | tio zhang | toh zhuo du | wee huang | yap ye
yeo yang | yong yang
yeung yang | yim yan | yip ye | yiu yao | yu yu | yue yu | yuen ruan yuan | yung rong
"""
# Syllables of given names, and their usual readings in Pinyin.
_SYLLABLES = """
ming ming | bik bi | bing bing | bo bao bo | bong bang | bun ban bin | chak ze | cham zhan | chan can chen zan zhen
chau qiu zhou | che zhi | cheong chang | cheuk zhuo | cheung chang xiang zhang | chi chi ci zhi zi | chik zhi
chin qian zhan | ching cheng jing qing zhen zheng | chit che zhe | chiu chao zhao | choi cai | chong chuang zhuang
chor chu | chow zhou | chu zhu | chuen chuan quan | chui xu | chun chun jun qin zhen zun
chung chong cong song zhong zong | fa hua | fai hui | fan fan fen | fat fa | fei fei | fong fang huang | fu fu
fuk fu | fun huan kuan | fung feng | ha xia | hak he ke | hang heng xing | hei xi | heung xiang | him qian
hin xian xuan | hing qing xing | hiu xiao | ho hao he | hoi hai kai | hok he xue | hon han | hong hang kang kong
hung hong kong xiong | ieng ying | ka jia | kai ji jie qi | kam gan jin qin | kan gen jian jin | kar jia
kay ji qi | kee ji qi | kei ji qi | keung qiang | ki ji qi | kin jian | king jing qiang qiong | kit jie
kiu jiao qiao | ko gao ge | kok guo jue | kong gang jiang | koon guan | kuen juan quan | kui ju | kun kun quan
kung gong | kwai gui | kwan guan jun kun | kwok guo | kwong guang | kwun guan | ky ji qi | lai lai li | lam lan lin
lan lan | lap li | lau liu | lei li | leuk lve | leung liang | li li | lik li | lim lian | lin lian | ling ling
lit lie | lok le luo | long lang | lui lei | lun lin lun | lung long | mai mai | man min wen | mei mei | mi mi
mik mi | miu miao | mo mao wu | mui mei | muk mu | mun man min | nam nan | nga ya | ngai ni wei yi | ngan yan yin
ngo e | ngok yue | ngor e | nin nian | ning ning | oi ai | on an | pak bai bo | pang peng | pik bi | pin bian
ping bing ping | piu biao | po bao bo fu | pong bang | pui bei pei | sai shi xi | sam san sen | san shan xin
sang sheng | sau shou xiu | seung shang shuang | shan shan | shek shi shuo | shing cheng sheng | shiu shao zhao
shui rui shui | shuk shu | shum sen shen | shun chun shun xin | si shi si | sik shi xi | sin qian shan xian
sing cheng sheng xing | sit xue | siu shao xiao zhao | so su | suet xue | sui rui shui | suk shu | sum shen xin
sun chun shun sun xin | sung song | sze shi si | ta da | tai dai di tai | tak de | tat da | tim tian | tin tian
ting ding ting | tit tie | to du tao | tong tang | tsan can | tseung xiang | tsui cui xu | tsun jin jun
tsz si zhi zi | tuen duan | tung dong tong | wa hua | wah he hua | wai huai hui wei | wan huan wen yun
wang heng hong | wing rong ying yong | wo he | wong huang wang | woon huan | wu hu wu | wui hui | wun huan yuan
yam ren yin | yan en ren xin yan yin | yat ri yi | yau you | yee er yi | yeuk ruo yue | yeung yang | yi yi | yik yi
yim yan | yin ran xian yan | ying xing ying | yip ye | yiu rao yao | yu ru yao yu | yue yu | yuek yue
beng ming | boon wen | boo wu | buan wan | cheok zhuo | chay cai | chee zhi zi | chek ze | chiat jie
chin zhen jin | choo zhu
choon chun | chye cai zai | eng ying rong yong | gek yu | geok yu | guan yuan | guat yue | hean xian | hee xi xu
heng xing
hian xian | hiang xiang | hock fu | hoe he | hong feng hong | hoon yun fen | huat fa | hui hui | hwa hua
hwee hui | jin ren
joo yu ru | kah jia | keat jie | keng qing jing | khai kai | kheng qing | khim qin | khoon kun | kian jian | kiat jie
kim jin | koon kun | kuan guan guang kuan | kwang guang | lan lan | lay li | leck li | leong liang long | leng ling long
lian lian | liang liang | loke le | loong long | meng ming | mong meng | mui mei | ngee yi | nguan yuan | nam nan
peck bi
peng ping peng bing | pheng peng ping | phoon pan | pin pin | poh bao bo | puay pei | san shan san | seah xie
sean xian
seng cheng sheng xing | siang xiang shang | siew xiu xiao shou | siong xiang xiong song | soo shu su | soon shun
sou su | suan quan xuan | sui shui | swee rui shui | tat da | teck de | teik de | teng ting ding | thiam tian
thian tian
thong tong | thye tai | tian tian | tiong zhong zhang | tong tong dong | tuan duan | wah hua | wan wan yuan | wee wei
yam yan | yang yang | yean yan | yen yan | yew yao you | yin yin | yoke yu | yong yong rong yang | yoong rong
yuen wan xuan yuan | yuet yue | yui rui | yuk xu yu | yun run yun | yung rong weng yong
"""
_MOST_SYLLABLES = 2


def _table(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.strip().replace("\n", "|").split("|"):
        first, *pinyin = line.split() or [""]
        if first:
            found.setdefault(first, set()).update(pinyin)
    return {first: frozenset(pinyin) for first, pinyin in found.items()}


@cache
def _families() -> dict[str, frozenset[str]]:
    return _table(_FAMILIES)


@cache
def _given() -> dict[str, frozenset[str]]:
    return _table(_SYLLABLES)


@lru_cache(maxsize=32768)
def from_cantonese(family: str, syllables: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a folded family name and the syllables of a given one may be in Pinyin, joined; None for other names."""
    families, given = _families().get(family), _given()
    if families is None or not 1 <= len(syllables) <= _MOST_SYLLABLES or not all(s in given for s in syllables):
        return None
    return families, frozenset("".join(said) for said in product(*(sorted(given[s]) for s in syllables)))


def same_cantonese(family: str, syllables: tuple[str, ...], pinyin_family: str, pinyin_given: str) -> bool:
    """The first name, as it is written in Hong Kong, is the second, in Pinyin."""
    said = from_cantonese(family, syllables)
    return said is not None and pinyin_family in said[0] and pinyin_given.replace("-", "") in said[1]
