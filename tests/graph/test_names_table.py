"""Names of real persons in many scripts and spellings: the same person, another, or one for a person to decide."""

import pytest

from dramatis.words import EntityKind, Judgement
from graph.entity_matching import EntityCard, score

# Full names that are one person's, whatever stands around them.
SAME = """
Sergey Lavrov | Sergei Lavrov
Sergei Viktorovich Lavrov | Lavrov, Sergey
Сергей Лавров | Sergey Lavrov
Russian Foreign Minister Sergei Lavrov | Sergey V. Lavrov
Dmitry Peskov | Dmitri Peskov
Дмитрий Песков | Dmitriy Peskov
Vladimir Putin | Владимир Путин
President Vladimir V. Putin | Vladimir Vladimirovich Putin
Volodymyr Zelenskyy | Volodymyr Zelensky
Volodymyr Zelenskiy | Vladimir Zelensky
Володимир Зеленський | Volodymyr Zelenskyy
Владимир Зеленский | Volodymyr Zelenskyy
Rustem Umerov | Rustam Umerov
Andriy Yermak | Andrii Yermak
Andrey Yermak | Андрій Єрмак
Yulia Tymoshenko | Yuliya Timoshenko
Yulia Svyrydenko | Yuliia Svyrydenko
Viktor Yanukovych | Victor Yanukovich
Oleksandr Syrskyi | Aleksandr Syrsky
Alexander Lukashenko | Alyaksandr Lukashenka
Аляксандр Лукашэнка | Aleksandr Lukashenko
Mikhail Gorbachev | Mikhail Gorbachyov
Nikita Khrushchev | Никита Хрущёв
Boris Yeltsin | Boris Eltsin
Dmitry Medvedev | Dmitri Medwedew
Sergei Shoigu | Sergey Shoygu
Yevgeny Prigozhin | Evgeny Prigozhin
Yevgeny Prigozhin | Евгений Пригожин
Vyacheslav Volodin | Viacheslav Volodin
Alexei Navalny | Aleksei Navalny
Alexey Navalny | Алексей Навальный
Ramzan Kadyrov | Рамзан Кадыров
Nikol Pashinyan | Nikol Pashinian
Ilham Aliyev | Ilham Aliev
Mikheil Saakashvili | Mikheil Saakaschwili
Kassym-Jomart Tokayev | Kassym-Jomart Tokaev
Shavkat Mirziyoyev | Shavkat Mirziyoev
Nursultan Nazarbayev | Nursultan Nazarbaev
Gurbanguly Berdimuhamedow | Gurbanguly Berdymukhamedov
Slobodan Milosevic | Slobodan Milošević
Aleksandar Vučić | Aleksandar Vucic
Andrej Babiš | Andrej Babis
Lech Wałęsa | Lech Walesa
Donald Tusk | Tusk, Donald
Viktor Orbán | Orbán Viktor
Ferenc Gyurcsány | Gyurcsany Ferenc
Kyriakos Mitsotakis | Κυριάκος Μητσοτάκης
Alexis Tsipras | Αλέξης Τσίπρας
Recep Tayyip Erdoğan | Recep Tayyip Erdogan
Recep Tayyip Erdogan | Tayyip Erdogan
Mevlüt Çavuşoğlu | Mevlut Cavusoglu
Hakan Fidan | Mr. Hakan Fidan
Bashar al-Assad | Bashar Assad
Bashar al-Assad | بشار الأسد
Mohammed bin Salman | Mohammad bin Salman
Mohammed bin Salman | Mohammed bin Salman Al Saud
Mohammed bin Salman | محمد بن سلمان
Muammar Gaddafi | Moammar Gadhafi
Muammar Gaddafi | Muammar Qaddafi
Saddam Hussein | Saddam Husain
Osama bin Laden | Usama bin Ladin
Ayman al-Zawahiri | Ayman Zawahiri
Abdel Fattah el-Sisi | Abdel Fattah al-Sisi
Ahmed al-Sharaa | Ahmad al-Sharaa
Nouri al-Maliki | Nuri al-Maliki
Muqtada al-Sadr | Moqtada Sadr
Hassan Nasrallah | Hasan Nasrallah
Ismail Haniyeh | Ismail Haniya
Yahya Sinwar | Yahya al-Sinwar
Mahmoud Abbas | Mahmud Abbas
Yasser Arafat | Yasir Arafat
Khaled Meshaal | Khalid Meshaal
Hassan Rouhani | Hassan Rohani
Ali Khamenei | Ayatollah Ali Khamenei
Qassem Soleimani | Qasem Suleimani
Ebrahim Raisi | Ibrahim Raisi
Abbas Araghchi | Abbas Araqchi
Benjamin Netanyahu | Binyamin Netanyahu
Benjamin Netanyahu | Bibi Netanyahu
Hamid Karzai | Hamid Karzay
Ashraf Ghani | Ashraf Gani
Shehbaz Sharif | Shahbaz Sharif
Asif Ali Zardari | Asif Zardari
Yousaf Raza Gilani | Yusuf Raza Gilani
Muhammad Yunus | Mohammed Yunus
Narendra Modi | नरेन्द्र मोदी
Manmohan Singh | Dr. Manmohan Singh
Subrahmanyam Jaishankar | Subramanyam Jaishankar
Mahinda Rajapaksa | Mahinda Rajapakse
Xi Jinping | 习近平
Xi Jinping | 習近平
Xi Jinping | Jinping Xi
Li Keqiang | 李克强
Hu Jintao | Hu Jin-tao
Chen Shui-bian | Chen Shuibian
Tsai Ing-wen | Cai Yingwen
Kim Jong-un | Kim Jong Un
Kim Jong-un | 김정은
Kim Jong-il | Kim Jong Il
Moon Jae-in | Moon Jae In
Moon Jae-in | 문재인
Lee Jae-myung | Yi Jae-myeong
Park Geun-hye | Pak Geun Hye
Ban Ki-moon | Ban Kimoon
Roh Moo-hyun | Noh Moo-hyun
Shinzo Abe | Shinzō Abe
Shinzo Abe | Abe Shinzo
Fumio Kishida | Kishida Fumio
Nguyen Phu Trong | Nguyễn Phú Trọng
Vo Van Thuong | Võ Văn Thưởng
Joe Biden | Joseph Biden
Joe Biden | Joseph R. Biden
Bill Clinton | William Clinton
Bill Clinton | William J. Clinton
Mike Pence | Michael Pence
Bob Menendez | Robert Menendez
Chuck Schumer | Charles Schumer
Liz Truss | Elizabeth Truss
Tony Blair | Anthony Blair
Ted Cruz | Rafael Edward "Ted" Cruz
Donald Trump | Donald J. Trump
Barack Obama | Barack Hussein Obama
George W. Bush | George Walker Bush
Marco Rubio | Secretary of State Marco Rubio
Nikki Haley | Ms. Nikki Haley
Emmanuel Macron | French President Emmanuel Macron
François Hollande | Francois Hollande
Jean-Claude Juncker | Jean Claude Juncker
Ségolène Royal | Segolene Royal
Marine Le Pen | Marine LePen
Ursula von der Leyen | Ursula Von Der Leyen
Gerhard Schröder | Gerhard Schroeder
Gerhard Schröder | Gerhard Schroder
Jürgen Stock | Juergen Stock
Pedro Sánchez | Pedro Sanchez
Pedro Sánchez | Pedro Sánchez Pérez-Castejón
Mariano Rajoy | Mariano Rajoy Brey
Luiz Inácio Lula da Silva | Lula da Silva
Luiz Inácio Lula da Silva | Luis Inacio Lula da Silva
Nicolás Maduro | Nicolás Maduro Moros
Andrés Manuel López Obrador | Andres Manuel Lopez Obrador
Hugo Chávez | Hugo Chavez Frias
Jens Stoltenberg | Jens Stoltenburg
Anders Fogh Rasmussen | Anders Rasmussen
Carl Bildt | Karl Bildt
Volodymyr Klitschko | Wladimir Klitschko
Robert Mugabe | Robert Gabriel Mugabe
Abiy Ahmed | Abiy Ahmed Ali
Muhammadu Buhari | Mohammadu Buhari
Salva Kiir | Salva Kiir Mayardit
Cyril Ramaphosa | President Cyril Ramaphosa
Martin Luther King, Jr. | Martin Luther King Jr.
"""

# Two people, whatever stands around them.
DIFFERENT = """
Donald Trump | Donald Trump Jr.
Donald Trump | Eric Trump
Donald Trump | Melania Trump
Donald Trump | Ivanka Trump
Joe Biden | Hunter Biden
Joe Biden | Jill Biden
Bill Clinton | Hillary Clinton
Bill Clinton | Chelsea Clinton
George W. Bush | George H. W. Bush
George W. Bush | Jeb Bush
John F. Kennedy | Robert F. Kennedy
John F. Kennedy | John F. Kennedy Jr.
Kim Jong-un | Kim Jong-il
Kim Jong-un | Kim Yo-jong
Kim Jong-il | Kim Il-sung
김정은 | 김정일
Raul Castro | Fidel Castro
Bashar al-Assad | Hafez al-Assad
Bashar al-Assad | Maher al-Assad
Bashar al-Assad | Asma al-Assad
Mohammed bin Salman | Mohammed bin Zayed
Mohammed bin Salman | Khalid bin Salman
Ali Khamenei | Ruhollah Khomeini
Hassan Rouhani | Hassan Nasrallah
Ali Larijani | Sadeq Larijani
Saddam Hussein | Uday Hussein
Saddam Hussein | Qusay Hussein
Nawaz Sharif | Shehbaz Sharif
Nawaz Sharif | Maryam Nawaz
Benazir Bhutto | Zulfikar Bhutto
Benazir Bhutto | Bilawal Bhutto
Indira Gandhi | Rajiv Gandhi
Rahul Gandhi | Sonia Gandhi
Mahinda Rajapaksa | Gotabaya Rajapaksa
Xi Jinping | Xi Zhongxun
Li Keqiang | Li Qiang
Wang Yi | Wang Qishan
Hu Jintao | Hu Yaobang
Park Geun-hye | Park Chung-hee
Lee Jae-myung | Lee Myung-bak
Moon Jae-in | Moon Sun-myung
Shinzo Abe | Shintaro Abe
Emmanuel Macron | Brigitte Macron
Marine Le Pen | Jean-Marie Le Pen
Kaja Kallas | Siim Kallas
Jaroslaw Kaczynski | Lech Kaczynski
Angela Merkel | Angela Rayner
Vladimir Putin | Vladimir Medinsky
Vladimir Putin | Владимир Медведев
Sergei Lavrov | Sergei Shoigu
Sergei Lavrov | Sergei Ryabkov
Dmitry Medvedev | Dmitry Peskov
Volodymyr Zelensky | Olena Zelenska
Viktor Yanukovych | Viktor Yushchenko
Vitali Klitschko | Wladimir Klitschko
Petro Poroshenko | Oleksiy Poroshenko
Alexander Lukashenko | Viktor Lukashenko
Ilham Aliyev | Heydar Aliyev
Ilham Aliyev | Mehriban Aliyeva
Hosni Mubarak | Gamal Mubarak
Muammar Gaddafi | Saif Gaddafi
Hassan Hussein | Hussein Hassan Ali
Mohammed Morsi | Mahmoud Morsi
Ahmed Chalabi | Hamid Chalabi
Karim Khan | Imran Khan
Sadiq Khan | Imran Khan
Amin Gemayel | Amina Gemayel
Mario Draghi | Maria Draghi
Ivan Rybkin | Ivana Rybkin
Alexander Stubb | Alexandra Stubb
Paul Ryan | Paula Ryan
Julio Borges | Julia Borges
Pedro Sánchez | Pedro Castillo
Nicolás Maduro | Cilia Flores de Maduro
Cristina Kirchner | Néstor Kirchner
Hugo Chávez | Adán Chávez
Jair Bolsonaro | Eduardo Bolsonaro
Robert Mugabe | Grace Mugabe
Joseph Kabila | Laurent Kabila
Ali Bongo | Omar Bongo
Uhuru Kenyatta | Jomo Kenyatta
Boris Johnson | Stanley Johnson
Tony Blair | Cherie Blair
David Miliband | Ed Miliband
Mitt Romney | George Romney
Ron Paul | Rand Paul
Mike Johnson | Ron Johnson
Tim Scott | Rick Scott
Mark Kelly | Scott Kelly
Jim Jordan | Tim Jordan
Jon Tester | Jan Tester
Recep Tayyip Erdogan | Emine Erdogan
Recep Tayyip Erdogan | Bilal Erdogan
Benjamin Netanyahu | Sara Netanyahu
Yitzhak Rabin | Leah Rabin
Mr. Clinton | Mrs. Clinton
Mr. Macron | Madame Macron
Sheikh Hasina | Khaleda Zia
Narendra Modi | Nirav Modi
Nguyen Phu Trong | Nguyen Xuan Phuc
Vo Van Thuong | Vo Van Kiet
Ahmed al-Sharaa | Farouk al-Sharaa
Anwar Ibrahim | Anwar Sadat
Mohamed Salah | Mohamed Morsi
"""

# Names alone: never merged without a story around them, never thrown away.
OPEN = """
Peskov | Dmitry Peskov
Zelensky | Володимир Зеленський
Mr. Rubio | Marco Rubio
Xi | Xi Jinping
Kim | Kim Jong-un
V. Putin | Vladimir Putin
Lavrov | Лавров
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """The two names of each line."""
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [(left, right) for left, right in rows]


def person(name: str, number: int) -> EntityCard:
    """A card of a name and nothing else."""
    return EntityCard(str(number), EntityKind.PERSON, (name,))


def test_the_table_has_at_least_two_hundred_pairs() -> None:
    assert len(pairs(SAME)) + len(pairs(DIFFERENT)) + len(pairs(OPEN)) >= 200


@pytest.mark.parametrize(("left", "right"), pairs(SAME))
def test_two_spellings_of_one_person_are_the_same(left: str, right: str) -> None:
    verdict = score(person(left, 1), person(right, 2))

    assert verdict.judgement is Judgement.SAME, verdict


@pytest.mark.parametrize(("left", "right"), pairs(DIFFERENT))
def test_two_persons_stay_two(left: str, right: str) -> None:
    verdict = score(person(left, 1), person(right, 2))

    assert verdict.judgement is Judgement.DIFFERENT, verdict


@pytest.mark.parametrize(("left", "right"), pairs(OPEN))
def test_a_name_alone_neither_merges_nor_parts(left: str, right: str) -> None:
    verdict = score(person(left, 1), person(right, 2))

    assert verdict.score < 0.92
    assert verdict.score > 0.6
