"""Two statements contradict each other only about one matter, at one time, and where they can't both be so."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.conflict_statements import Carrier, Clause, Statement, of_article, statement
from stories.conflict_words import content, lacks_subject, negates, stem
from stories.conflicts import Kind, contradiction


def clause(text: str, number: int = 1, hour: int = 8, **more: Any) -> Clause:
    """A clause of an article of its own outlet, told at that hour of 4 March 2031."""
    plain: dict[str, Any] = {
        "carrier": Carrier.EVENT,
        "carrier_id": f"local:{number}",
        "article": f"article:{number}",
        "origin": f"source:{number}",
        "outlet": f"outlet{number}.example",
        "reported": f"2031-03-{4 + hour // 24:02}T{hour % 24:02}:00:00.000000Z",
        "recorded": "2031-06-01T00:00:00.000000Z",
        "polarity": "NEGATED" if negates(text) else "ASSERTED",
        "modality": "OCCURRED",
    }
    return Clause(**{**plain, "text": text, **more})


def said(text: str, number: int = 1, hour: int = 8, **more: Any) -> Statement:
    """The statement of such a clause."""
    made = statement(clause(text, number, hour, **more))
    assert made is not None, text
    return made


def by(speaker: str, text: str, number: int, **more: Any) -> Statement:
    """A claim of somebody."""
    return said(text, number, **{"carrier": Carrier.CLAIM, "speaker": speaker, "named": True, "people": True, **more})


def kind_of(one: Statement, other: Statement) -> Kind | None:
    """How they contradict each other, in either order."""
    found = contradiction(one, other)
    turned = contradiction(other, one)
    assert (found and found.kind) == (turned and turned.kind)
    return found.kind if found else None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The rebels left the old fort", "The rebels have not left the old fort", Kind.NEGATION),
        ("The rebels left the old fort", "The rebels never left the old fort", Kind.NEGATION),
        ("The rebels left the old fort", "The rebels have not left the new fort", None),
        ("The rebels left the fort", "The rebels may not have left the fort", None),
        ("The fire killed 12 miners", "The fire killed 40 miners", Kind.NUMBER),
        ("The blast killed 12 miners", "40 miners died in the explosion", Kind.NUMBER),
        ("The fire killed 12 miners", "The fire injured 40 miners", None),
        ("The fire killed at least 12 miners", "The fire killed 15 miners", None),
        ("The fire killed 12 miners", "The flood killed 40 miners", None),
        ("Police held the banker Mars on March 1", "Police held the banker Mars on March 3", Kind.DATE),
        ("Police held the banker Mars in March", "Police held the banker Mars on March 3", None),
        ("Police held the banker Mars on March 1", "Police held the broker Mars on March 3", None),
        ("The vote was moved by Orland to March 9", "The vote was moved by Orland to March 12", None),
    ],
)
def test_what_two_outlets_report_within_the_hour(one: str, other: str, kind: Kind | None) -> None:
    assert kind_of(said(one), said(other, 2, 9)) is kind


@pytest.mark.parametrize(
    ("hours", "kind"), [(1, Kind.NUMBER), (3, Kind.NUMBER), (4, None), (30, None)]
)  # fmt: skip
def test_a_toll_that_rises_is_brought_up_to_date(hours: int, kind: Kind | None) -> None:
    assert kind_of(said("The fire killed 12 miners"), said("The fire killed 40 miners", 2, 8 + hours)) is kind


def test_one_outlet_brings_its_own_word_up_to_date() -> None:
    one, other = said("The fire killed 12 miners"), said("The fire killed 40 miners", 2, 9, origin="source:1")

    assert kind_of(one, other) is None


def test_one_speaker_does_not_contradict_themselves_across_outlets() -> None:
    one = by("Lena Moe", "The dam at Karvik holds", 1)
    other = by("Moe", "The dam at Karvik never holds", 2)

    assert kind_of(one, other) is None
    assert kind_of(one, by("Ola Brandt", "The dam at Karvik never holds", 2)) is Kind.NEGATION


def test_two_speakers_in_one_article_contradict_each_other_and_the_article_itself_does_not() -> None:
    one, other = by("Lena Moe", "The dam at Karvik holds", 1), by("Ola Brandt", "The dam at Karvik never holds", 1)
    own = said("The dam at Karvik never holds", 1)

    assert kind_of(one, other) is Kind.NEGATION
    assert kind_of(one, own) is None


def test_who_denies_a_part_denies_no_more() -> None:
    whole = said("The army attacked Port Selim")

    assert kind_of(whole, said("The army did not attack the harbour of Port Selim", 2)) is None
    assert kind_of(said("The army attacked the harbour of Port Selim"), said("The army did not attack Port Selim", 2))


def test_not_yet_and_then_done_is_no_conflict() -> None:
    before, after = said("The mayor has not signed the housing deal"), said("The mayor signed the housing deal", 2, 40)

    assert kind_of(before, after) is None


def test_a_denial_stands_against_the_report_and_a_plan_before_the_deed_does_not() -> None:
    done = said("The army shelled the hospital in Tark")
    denied = said("The army shelled the hospital in Tark", 2, 30, modality="DENIED")
    planned = said("The army shelled the hospital in Tark", 3, 2, modality="SCHEDULED")

    assert kind_of(done, denied) is Kind.MODALITY
    assert kind_of(done, planned) is None


def test_an_article_that_tells_of_both_days_contradicts_neither() -> None:
    both = of_article([clause("Gunmen attacked Dovra on March 1"), clause("Gunmen attacked Dovra on March 3")])
    other = said("Gunmen attacked Dovra on March 3", 2)

    assert [kind_of(one, other) for one in both] == [None, None]
    assert kind_of(said("Gunmen attacked Dovra on March 1"), other) is Kind.DATE


LONG = "This budget is a disgrace to the whole nation"


@pytest.mark.parametrize(
    ("first", "second", "words", "kind"),
    [
        ("Vera Holm", "Niels Bang", LONG, Kind.ATTRIBUTION),
        ("Vera Holm", "Holm", LONG, None),
        ("Vera Holm", "Bang", LONG, None),  # a family name alone is too easily the wrong one
        ("Vera Holm", "Niels Bang", "We are ready", None),
        ("Vera Holm", "Niels Bang", "Holm has brought this disgrace to the whole nation", None),
    ],
)
def test_the_same_words_in_two_mouths(first: str, second: str, words: str, kind: Kind | None) -> None:
    one, other = statement(_quote(first, words, 1)), statement(_quote(second, words, 2))

    assert (one is None or other is None) or kind_of(one, other) is kind
    assert kind is None or one is not None


def test_a_joint_statement_has_many_mouths() -> None:
    joint = of_article([_quote("Vera Holm", LONG, 1), _quote("Niels Bang", LONG, 1, carrier_id="claim:x")])
    alone = statement(_quote("Niels Bang", LONG, 2))

    assert alone is not None
    assert [kind_of(one, alone) for one in joint] == [None, None]


def _quote(speaker: str, words: str, number: int, **more: Any) -> Clause:
    return clause(words, number, speaker=speaker, named=True, people=True, direct=True, carrier=Carrier.CLAIM, **more)


def test_an_explanation_names_both_sides_and_their_outlets() -> None:
    one, other = by("Lena Moe", "The dam at Karvik holds", 1), said("The dam at Karvik never holds", 2)

    found = contradiction(one, other)

    assert found is not None
    assert found.explanation == (
        "One side says that it is so, the other that it is not: Lena Moe says “The dam at Karvik holds” "
        "(outlet1.example); outlet2.example reports “The dam at Karvik never holds”."
    )


def test_statements_of_one_position_share_it_and_others_do_not() -> None:
    one = said("The fire killed 12 miners")

    assert one.position == said("The fire killed 12 miners.", 2, 20).position
    assert one.position != said("The fire killed 13 miners", 2).position
    assert one.position != said("The fire has not killed 12 miners", 2).position


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared_alike_in_both_orders(first: str, second: str) -> None:
    one, other = statement(clause(first)), statement(clause(second, 2))
    if one is not None and other is not None:
        kind_of(one, other)
        assert contradiction(one, replace(one, clause=replace(one.clause, article="article:9", origin="x"))) is None


@pytest.mark.parametrize(
    "forms",
    [("sign", "signed", "signs", "signing"), ("meet", "met"), ("pay", "paid"), ("leave", "left"), ("deny", "denied"),
     ("kill", "died", "deaths"), ("shell", "shelled"), ("party", "parties"), ("plan", "planned"), ("sell", "sold")],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


@pytest.mark.parametrize(
    ("text", "negated"),
    [("It is not so", True), ("It isn’t so", True), ("Nobody came", True), ("Not only did he come", False),
     ("There is no doubt that he came", False), ("No one can't see it", False), ("He came", False)],
)  # fmt: skip
def test_a_clause_negates_by_an_odd_number_of_negations(text: str, negated: bool) -> None:
    assert negates(text) is negated


def test_titles_negations_and_small_words_are_no_matter() -> None:
    assert content("President Vale did not sign the accord") == ("val", "sign", "accord")
    assert lacks_subject("is not a bill")
    assert not lacks_subject("the bill is not one")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("At least 12 people were killed", "Shells hit the market of Balur, killing at least 13 people", Kind.NUMBER),
        ("12 people were killed", "Shells hit the market of Balur, killing at least 13 people", Kind.NUMBER),
        ("15 people were killed", "Shells hit the market of Balur, killing at least 13 people", None),
        ("12 people were killed", "Shells hit the market of Balur, killing at least 40 people", None),  # too far off
        ("Rockets killed 12 people in Balur", "40 people died in the town of Balur", Kind.NUMBER),
        ("Rockets killed 12 people in Balur", "13 people died in Tark", None),
        ("Rockets killed 12 people in Balur", "40,000 people died in the war in Balur", None),  # a day's and a war's
        ("Rockets killed 300 people in Balur", "10,000 people died in the town of Balur", Kind.NUMBER),
        ("two people were killed", "the crash at noon killed three people", None),  # any two and three
        ("12 people were killed", "the death toll has risen to 15 people", None),
        ("12 people were killed", "13 people were injured", None),
        ("12 people were killed", "the fire may have killed 14 people", None),
        (
            "About 250,000 people attended the funeral",
            "they joined the funeral with some 200,000 mourners",
            Kind.NUMBER,
        ),
        ("3,000 people marched through Orland", "they joined the march in Vesk with 900 protesters", None),
    ],
)
def test_tolls_of_one_incident_are_compared_in_whatever_words(one: str, other: str, kind: Kind | None) -> None:
    (left,), (right,) = of_article([clause(one)]), of_article([clause(other, 2, 9)])

    assert kind_of(left, right) is kind


def test_an_article_that_gives_two_tolls_is_not_held_against_a_third() -> None:
    two = of_article([clause("12 people were killed in the first blast"), clause("40 people were killed in all")])
    (other,) = of_article([clause("Shells hit the market, killing 14 people", 2, 9)])

    assert [kind_of(one, other) for one in two] == [None, None]


def test_two_lower_bounds_are_shown_as_counted_differently_and_not_as_impossible() -> None:
    (one,), (other,) = (
        of_article([clause("At least 12 people died")]),
        of_article([clause("killing at least 13 people", 2)]),
    )

    found = contradiction(one, other)

    assert found is not None
    assert found.explanation.startswith("The reports count differently, “At least 12” and “at least 13”:")


def test_a_crowd_does_not_grow_and_a_toll_does() -> None:
    crowd = of_article([clause("About 250,000 people attended the funeral")])[0]
    other = of_article([clause("they joined the funeral with 150,000 mourners", 2, 14)])[0]
    toll, later = of_article([clause("12 people were killed")])[0], of_article([clause("killing 14 people", 2, 14)])[0]

    assert kind_of(crowd, other) is Kind.NUMBER
    assert kind_of(toll, later) is None


@pytest.mark.parametrize(
    ("denial", "more", "kind"),
    [
        ("reports that the army shelled the old hospital in Tark are false", {}, Kind.MODALITY),
        ("it is untrue that the army shelled the old hospital in Tark", {}, Kind.MODALITY),
        ("he did not believe that the army shelled the old hospital in Tark", {"polarity": "NEGATED"}, Kind.MODALITY),
        ("the army never shelled the old hospital in Tark", {"polarity": "NEGATED"}, Kind.NEGATION),
        ("reports that the army shelled the school in Omber are false", {}, None),
        ("he does not doubt that the army shelled the old hospital in Tark", {"polarity": "NEGATED"}, None),
        ("the film of the army and the old hospital in Tark is fake", {}, None),
    ],
)
def test_denials_in_any_form(denial: str, more: dict[str, Any], kind: Kind | None) -> None:
    report = said("The army shelled the old hospital in Tark")

    assert kind_of(report, by("Ivo Lem", denial, 2, **more)) is kind


@pytest.mark.parametrize(
    ("denied", "kind"),
    [
        ("it had indefinitely postponed the return of prisoners and the meeting of the Orland generals", Kind.MODALITY),
        ("generals from the U.S. had joined a meeting on the return of the Orlandian navy to Port Selim", None),
        ("it had indefinitely closed the border crossing for lorries from Vesk and Arkania", None),
    ],
)
def test_a_denial_answers_what_was_said_in_other_words_and_order(denied: str, kind: Kind | None) -> None:
    charge = by(
        "Ivo Lem", "The Orlandian side postponed indefinitely a meeting of generals and the prisoners’ return", 1
    )

    assert kind_of(charge, by("Orland", denied, 2, modality="DENIED")) is kind


def test_an_article_that_takes_back_a_word_of_its_own_contradicts_that_and_nobody_else() -> None:
    taken_back: dict[str, Any] = {"carrier": Carrier.CLAIM, "speaker": "an earlier version", "carrier_id": "claim:1"}
    toll, day = (
        of_article([clause(new), clause(old, **taken_back)])
        for new, old in (
            ("The fire in Tark killed 21 miners", "12 miners died in the fire in Tark"),
            ("The first round of talks was held on March 2", "the first round of talks was held on March 1"),
        )
    )
    other = said("The fire in Tark killed 21 miners", 2, 9)

    assert kind_of(*toll) is Kind.NUMBER
    assert kind_of(*day) is Kind.DATE
    assert [kind_of(one, other) for one in toll] == [None, None]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Orland will hold the vote on mining law", "The vote on mining law has been cancelled", Kind.MODALITY),
        ("Orland will hold the vote on mining law", "The vote on harbour law has been cancelled", None),
        ("Orland will hold the vote on mining law", "The vote on mining law will not be cancelled", None),
    ],
)
def test_a_plan_that_is_called_off_within_the_hour(one: str, other: str, kind: Kind | None) -> None:
    plan = said(one, modality="SCHEDULED")

    assert kind_of(plan, said(other, 2, 9)) is kind
    assert kind_of(plan, said(other, 2, 30)) is None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The envoys of Orland met in Balur in secret", "No such meeting took place in Balur", Kind.NEGATION),
        ("The envoys of Orland met in Balur in secret", "No such meeting took place in Dovra", None),
        ("The dam was badly damaged in the quake", "The dam suffered no damage in the quake", Kind.NEGATION),
        ("12 envoys of Orland left on Monday", "40 envoys of Orland left on Thursday", None),
        ("Orland lost 600 ships last year", "Orland lost 900 ships in 2028", None),
        ("600 envoys of Orland marched", "Last week 900 envoys of Orland marched", None),
        ("three of its jets of Orland were lost", "nine of its jets of Orland were lost", None),
        ("three Orlandian soldiers died near Balur", "nine Morvan soldiers died near Balur", None),
        ("nine soldiers died near Balur", "three Morvan soldiers died near Balur", None),
    ],
)
def test_what_only_looks_alike_is_told_from_what_contradicts(one: str, other: str, kind: Kind | None) -> None:
    assert kind_of(of(one), of(other, 2, 9)) is kind


def of(text: str, number: int = 1, hour: int = 8) -> Statement:
    """The statement as the only one of its article."""
    (made,) = of_article([clause(text, number, hour)])
    return made


def test_who_denies_that_it_did_so_is_no_one_else() -> None:
    offer = said("Lufta has made an offer for the airline Tapo")
    denied = {"carrier": Carrier.CLAIM, "modality": "DENIED", "named": True}

    other = said("it had made an offer for the airline Tapo", 2, 9, speaker="Frana", **denied)
    itself = said("it had made an offer for the airline Tapo", 2, 9, speaker="Lufta", **denied)

    assert (kind_of(offer, other), kind_of(offer, itself)) == (None, Kind.MODALITY)


def test_a_printed_correction_speaks_against_what_stood_there() -> None:
    before = clause("the first round was held on 15 May", carrier=Carrier.CLAIM, speaker="an earlier version")
    after = clause("It took place on 16 May", carrier=Carrier.CLAIM, carrier_id="claim:2", names=("the first round",))

    one, other = of_article([before, after])

    assert kind_of(one, other) is Kind.DATE


def test_tolls_of_two_scenes_are_of_two_incidents() -> None:
    def told(text: str, number: int, *scene: str) -> Statement:
        (made,) = of_article([clause(text, number, 8 + number, scene=scene, setting=scene[:1])])
        return made

    crash = told("46 passengers were injured", 1, "balur", "train", "collid")
    same = told("More than 120 passengers were injured", 2, "balur", "train", "collid")
    else_ = told("More than 120 passengers were injured", 2, "dovra", "train", "collid")

    assert (kind_of(crash, same), kind_of(crash, else_)) == (Kind.NUMBER, None)
