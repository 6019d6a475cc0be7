"""Languages: foreign texts are kept from the English pipeline, foreign names aren't mistaken for foreign texts."""

import pytest

from readers.language import find_language, language_code
from tests.readers.reading import only

FOREIGN = [
    ("fr", "Moscou propose de nouveaux pourparlers avec Kiev le 2 juin à Istanbul"),
    ("fr", "Macron reçoit Zelensky à l'Élysée"),
    ("fr", "MACRON REÇOIT ZELENSKY À L'ÉLYSÉE POUR PARLER DE LA PAIX"),
    ("fr", "Guerre en Ukraine : ce qu'il faut retenir de la journée"),
    ("de", "Russland schlägt neue Gespräche in Istanbul vor"),
    ("de", "Bundestag beschließt Haushalt für das kommende Jahr"),
    ("de", "Streik bei der Bahn"),
    ("es", "Rusia propone una nueva ronda de negociaciones con Ucrania en Estambul"),
    ("es", "El Gobierno aprueba la subida del salario mínimo"),
    ("it", "La Russia propone nuovi colloqui con l'Ucraina a Istanbul il 2 giugno"),
    ("it", "Meloni incontra Trump alla Casa Bianca"),
    ("pt", "Rússia propõe nova ronda de negociações com a Ucrânia em Istambul"),
    ("nl", "Rusland stelt nieuwe gesprekken met Oekraïne voor in Istanbul"),
    ("pl", "Tusk spotkał się z Zełenskim w Warszawie"),
    ("cs", "Rusko navrhlo další kolo jednání s Ukrajinou v Istanbulu"),
    ("hu", "Oroszország új tárgyalási fordulót javasol Ukrajnának Isztambulban"),
    ("ro", "Rusia propune o nouă rundă de negocieri cu Ucraina la Istanbul"),
    ("sv", "Ryssland föreslår nya samtal med Ukraina i Istanbul"),
    ("fi", "Venäjä ehdottaa uusia neuvotteluja Ukrainan kanssa Istanbulissa"),
    ("tr", "Erdoğan Putin ile telefonda görüştü"),
    ("ru", "Лавров предложил провести второй раунд переговоров в Стамбуле"),
    ("uk", "Умєров: Україна чекає на меморандум від Росії"),
    ("el", "Η Ρωσία προτείνει νέες συνομιλίες με την Ουκρανία στην Κωνσταντινούπολη"),
    ("ar", "روسيا تقترح جولة جديدة من المحادثات مع أوكرانيا في إسطنبول"),
    ("fa", "روسیه دور جدیدی از مذاکرات با اوکراین را در استانبول پیشنهاد کرد"),
    ("he", "רוסיה מציעה סבב שיחות נוסף עם אוקראינה באיסטנבול"),
    ("hi", "रूस ने इस्तांबुल में यूक्रेन के साथ नई वार्ता का प्रस्ताव रखा"),
    ("zh", "俄罗斯提议6月2日在伊斯坦布尔与乌克兰举行新一轮谈判"),
    ("ja", "ロシア、6月2日にイスタンブールでウクライナとの協議を提案"),
    ("ko", "러시아, 6월 2일 이스탄불서 우크라이나와 협상 제안"),
    ("vi", "Nga đề xuất vòng đàm phán mới với Ukraine tại Istanbul"),
    ("th", "รัสเซียเสนอจัดการเจรจารอบใหม่กับยูเครนที่อิสตันบูล"),
    ("sw", "Urusi yapendekeza mazungumzo mapya na Ukraine mjini Istanbul"),
]

ENGLISH = [
    "Putin, Trump talk",
    "Lavrov meets Fidan in Ankara",
    "Zelensky in Paris",
    "Erdoğan hosts Zelenskyy, Steinmeier in Ankara",
    "Tusk, Macron, Merz, Starmer visit Kyiv",
    "Škoda Auto workers strike in Mladá Boleslav",
    "São Paulo floods kill 12",
    "Bundestag elects Merz",
    "Le Pen guilty",
    "Carlos Gardini: Il Postino",
    "Bolsonaro trial opens in Brasília",
    "Real Madrid beat Bayern München 2-1",
    "El Niño returns",
    "Mette Frederiksen visits Nuuk",
    "Orbán vetoes EU aid",
    "Sánchez survives no-confidence vote",
    "Süddeutsche Zeitung editor resigns",
    "Łukasz Kubot retires",
    "Jean-Luc Mélenchon's La France Insoumise splits",
    "Ursula von der Leyen, António Costa and Volodymyr Zelenskyy meet in Brussels",
    "AfD surges in Thüringen, Sachsen",
    "Nato chief Rutte in Vilnius",
    "Sinn Féin tops poll",
    "Rosneft Deutschland sale delayed",
    "The Mueller Fizzle",
    "Impeach.",
    "G7",
    "",
    "1,000 for 1,000",
]


@pytest.mark.parametrize(("language", "headline"), FOREIGN)
def test_a_foreign_headline_is_known_as_foreign(language: str, headline: str) -> None:
    finding = find_language(headline)

    assert finding.foreign
    assert finding.language == language


@pytest.mark.parametrize("headline", ENGLISH)
def test_a_short_english_headline_with_foreign_names_is_not_foreign(headline: str) -> None:
    finding = find_language(headline)

    assert not finding.foreign
    assert finding.language in ("en", None)


@pytest.mark.parametrize(
    ("declared", "text", "language", "foreign"),
    [
        ("en", "Orbán vetoes EU aid", "en", False),
        ("en-US", "Merz trifft Selenskyj in Berlin", "en", False),  # too short to overrule the feed
        ("en", "Лавров предложил провести второй раунд переговоров", "ru", True),
        ("en", "El Gobierno aprueba la subida del salario mínimo para el año que viene", "es", True),
        ("fr", "Le Pen", "fr", True),
        ("nb", "Russland foreslår nye samtaler med Ukraina i Istanbul", "no", True),
        ("fr", "The council of Hallstad voted on Monday for the new pier. " * 5, "en", False),
        ("xx-unknown", "The council of Hallstad voted on Monday for the new pier. " * 5, "en", False),
    ],
)
def test_a_declared_language_wins_unless_the_text_is_clearly_another(
    declared: str, text: str, language: str, foreign: bool
) -> None:
    finding = find_language(text, declared)

    assert (finding.language, finding.foreign) == (language, foreign)


def test_a_foreign_article_is_kept_with_the_reason_why_it_is_not_extracted() -> None:
    article = only(
        "Streik bei der Bahn\n\nDie Gewerkschaft ruft zu einem Streik bei der Bahn auf. Er soll am Montag beginnen."
    )

    assert article.language == "de"
    assert article.unextractable == "language is de, the pipeline reads en"
    assert article.title == "Streik bei der Bahn"


def test_an_english_article_that_quotes_a_foreign_sentence_is_english() -> None:
    article = only(
        "Paris strike grows\n\nThe strike in Paris grew on Monday. “Nous ne céderons pas, le gouvernement doit retirer "
        "sa réforme”, the head of the union told reporters. The government said that it would not withdraw the law."
    )

    assert (article.language, article.unextractable) == ("en", None)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("zh-Hans", "zh"),
        ("", None),
        ("klingon", None),
        (None, None),
    ],
)
def test_language_codes_are_brought_to_two_letters(raw: str | None, code: str | None) -> None:
    assert language_code(raw) == code
