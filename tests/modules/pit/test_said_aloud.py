"""A yes to early help that was said aloud: with a witness, in the name of who said it; and offering it anew later."""

import pytest
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.handovers.screens import AT, page, post
from tests.modules.help_requests.conftest import ask, opened
from tests.modules.pit.conftest import (
    a_begin,
    a_moment_later,
    chair,
    does,
    finds,
    notices,
    offer,
    row,
    rows,
    say_yes,
    thinks,
)
from tests.modules.pit.test_beginning import _about_yara
from tests.modules.pit.test_pages import P, offer_form
from village.modules.circles.one_thing import SEVERAL
from village.modules.handovers.problems import AnsweredMeanwhile, WitnessNeeded
from village.modules.help_requests import actions as requests
from village.modules.meetings.words import Course
from village.modules.pit import beginning, looking_back, said_aloud
from village.modules.pit.looking_back import GoesOn
from village.modules.pit.models import Contribution, PitOffer, PitYes, SchoolPart, Trajectory
from village.modules.pit.problems import FirstTheYoungPerson, NotAChild, OfferedAlready
from village.modules.pit.said_aloud import Heard
from village.trust.access.actor import acting_as
from village.trust.consent.models import Consent
from village.trust.law.policies import policy_for
from village.trust.people.models import Guardianship
from village.trust.vocabulary import DataKind, NotAllowed

WITNESS = "Oma Warda"


def hears(cast, made, who="leila", by="hanne", *, school=True, witness=WITNESS):
    return does(cast, by, made, said_aloud.write_down_yes, person=cast.people[who].pk, heard=Heard(school, "Arabic", witness))


def test_with_the_word_of_the_mother_it_begins_in_her_name(wilgendaal, offered):
    hears(wilgendaal, offered)
    one, yes = row(Trajectory), row(PitYes)
    assert (yes.how, yes.witness, yes.name) == ("spoken", WITNESS, "Leïla Benali") and yes.confirmed_at is None
    assert finds(wilgendaal, "hanne", one) and finds(wilgendaal, "leila", one) and finds(wilgendaal, "els", row(SchoolPart))
    given = {one.given_by_id for one in rows(Consent, item_id=one.pk)}
    assert given == {wilgendaal.people["leila"].pk}
    assert "family_told" in notices(wilgendaal, "leila") and "shared" in notices(wilgendaal, "els")
    assert row(PitOffer).begun_at and finds(wilgendaal, "els", row(Contribution)).words


def test_no_word_about_school_is_no_yes_to_school(wilgendaal, offered):
    hears(wilgendaal, offered, school=False)
    assert finds(wilgendaal, "leila", row(SchoolPart))
    with pytest.raises(Http404):
        finds(wilgendaal, "els", row(SchoolPart))


def test_who_wrote_it_down_for_a_colleague_keeps_nothing_of_it(wilgendaal, taken):
    hears(wilgendaal, offer(wilgendaal, taken, coach=chair(wilgendaal, "nele")))
    assert finds(wilgendaal, "nele", row(Trajectory))
    for record in (row(Trajectory), row(SchoolPart)):
        with pytest.raises(Http404):
            finds(wilgendaal, "hanne", record)


@pytest.mark.parametrize("witness", ["", " ", "Hanne Moreels", "hanne moreels ", "Leïla Benali"])
def test_nobody_is_their_own_witness(wilgendaal, offered, witness):
    with pytest.raises(WitnessNeeded):
        hears(wilgendaal, offered, witness=witness)
    assert not rows(PitYes)


@pytest.mark.parametrize("who", ["bram", "els", "nele", "karim", "ex", "stranger", "leila"])
def test_nobody_but_who_offered_it_writes_it_down(wilgendaal, offered, who):
    with pytest.raises((Http404, NotAllowed)):
        hears(wilgendaal, offered, by=who)


@pytest.mark.parametrize("who", ["ex", "oma", "els", "imani"])
def test_nobody_but_who_decides_about_the_child_said_it(wilgendaal, offered, who):
    with pytest.raises(AnsweredMeanwhile):
        hears(wilgendaal, offered, who)


def test_after_a_no_there_is_nothing_to_write_down(wilgendaal, offered):
    does(wilgendaal, "leila", offered, beginning.refuse)
    with pytest.raises(AnsweredMeanwhile):
        hears(wilgendaal, offered)


def test_one_aloud_and_one_by_own_login_is_both(wilgendaal):
    made = _about_yara(wilgendaal)
    hears(wilgendaal, made)
    assert not rows(Trajectory)
    say_yes(wilgendaal, made, "yara")
    assert finds(wilgendaal, "els", row(SchoolPart))


def test_in_the_other_order_too(wilgendaal):
    made = _about_yara(wilgendaal)
    say_yes(wilgendaal, made, "yara", school=False)
    hears(wilgendaal, made)
    assert finds(wilgendaal, "yara", row(Trajectory))
    assert {one.how for one in rows(Consent, item_id=row(Trajectory).pk)} == {SEVERAL}, "and neither of them alone"
    with pytest.raises(Http404):
        finds(wilgendaal, "els", row(SchoolPart))


def test_who_is_said_to_have_said_it_takes_it_back_before_it_began(wilgendaal):
    made = _about_yara(wilgendaal)
    hears(wilgendaal, made)
    does(wilgendaal, "leila", made, beginning.refuse)
    assert row(PitOffer).refused_at and not rows(Trajectory)


def test_on_screen_she_confirms_it_and_nobody_does_it_for_her(wilgendaal, offered):
    hanne, leila, sami = (browser(wilgendaal, who) for who in ("hanne", "leila", "sami"))
    there = f"{P}/offer/{offered.pk}/"
    assert f"{there}aloud/" in page(hanne, there) and f"{there}aloud/" not in page(leila, there)
    told = {"who": str(wilgendaal.people["leila"].pk), "school": "no", "language": "Arabic", "witness": "Hanne Moreels"}
    assert "somebody else who heard it" in words_of(post(hanne, f"{there}aloud/", 422, **told))
    post(hanne, f"{there}aloud/", **{**told, "witness": WITNESS})
    assert f"{WITNESS} heard it" in page(hanne, there)
    assert sami.post(f"{there}right/").status_code == hanne.post(f"{there}right/").status_code == 404
    assert "Yes, that is right" in page(leila, there)
    post(leila, f"{there}right/")
    assert "confirmed it" in page(hanne, there) and row(PitYes).confirmed_at
    page(hanne, f"{there}aloud/", 404)


@pytest.mark.parametrize("who", ["bram", "els", "nele", "leila", "ex", "stranger", "jonas"])
def test_for_others_the_form_does_not_exist(wilgendaal, offered, who):
    client = browser(wilgendaal, who)
    page(client, f"{P}/offer/{offered.pk}/aloud/", 404)
    assert client.post(f"{P}/offer/{offered.pk}/right/").status_code == 404


def about_wellbeing(cast, who):
    """As a school passes something on: about the wellbeing of a child."""
    asked = ask(cast, cast.leila, who, called_name=who.title())
    with acting_as(cast.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    made = offer(cast, asked, called_name=who.title())
    with as_owner():
        _guardians_by_law(cast, who)
        PitOffer.unscoped.filter(pk=made.pk).update(kind=DataKind.WELLBEING)
        Consent.unscoped.filter(item_id=asked.pk).update(kind=DataKind.WELLBEING)
    a_moment_later()
    return made


def _guardians_by_law(cast, who):
    """As the law file has it on this day, for a child of this age."""
    born, today = cast.people[who].birth_date, timezone.localdate()
    phases = policy_for(cast.village.jurisdiction, today).guardian_phases(born)
    kinds = next(one.kinds for one in phases if one.from_date <= today < one.until_date)
    Guardianship.unscoped.filter(child=cast.people[who]).update(kinds=sorted(int(kind) for kind in kinds))


def test_in_flanders_who_raises_a_girl_of_fourteen_does_not_read_an_offer_that_stands_with_her_wellbeing(wilgendaal):
    """Right by the law file: from twelve on wellbeing closes to guardians, unless the young person shares it."""
    made = about_wellbeing(wilgendaal, "yara")
    with pytest.raises(Http404):
        finds(wilgendaal, "leila", made)
    assert finds(wilgendaal, "yara", made)


def test_and_of_a_boy_of_nine_she_reads_it(wilgendaal):
    made = about_wellbeing(wilgendaal, "sami")
    assert finds(wilgendaal, "leila", made)
    assert "First the young person says yes" not in page(browser(wilgendaal, "hanne"), f"{P}/offer/{made.pk}/")


def test_so_the_girl_is_asked_first_and_then_her_mother_is_told_and_says_yes_aloud(wilgendaal):
    made = about_wellbeing(wilgendaal, "yara")
    assert "First the young person says yes" in page(browser(wilgendaal, "hanne"), f"{P}/offer/{made.pk}/")
    with pytest.raises(FirstTheYoungPerson):
        hears(wilgendaal, made)
    say_yes(wilgendaal, made, "yara")
    assert not rows(Trajectory)
    hears(wilgendaal, made)
    assert finds(wilgendaal, "leila", row(Trajectory)), "what begins is their own story, and both read it"


def test_somebody_of_age_is_no_child_aloud_either(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.imani, "imani", called_name="Imani")
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    made = offer(wilgendaal, asked, called_name="Imani")
    with pytest.raises(NotAChild):
        hears(wilgendaal, made, "imani")


def test_rounded_off_it_can_be_offered_anew_on_the_same_question(wilgendaal, taken, runs):
    hanne = browser(wilgendaal, "hanne")
    page(hanne, f"{P}/new/{taken.pk}/", 404)
    thinks(wilgendaal, "leila", runs)
    does(wilgendaal, "hanne", runs, looking_back.look_back, goes_on=GoesOn(Course.CLOSE, "It is good now."))
    assert row(PitOffer).ended_at
    text = page(hanne, f"{AT}/requests/{taken.pk}/")
    assert "It was rounded off" in text and "Offer early help" in text
    there = post(hanne, f"{P}/new/{taken.pk}/", **offer_form(wilgendaal))["Location"]
    post(browser(wilgendaal, "leila"), f"{there}yes/", school="no")
    assert len(rows(Trajectory)) == 2 and len(rows(Trajectory, closed_at=None)) == 1


def test_also_after_the_family_stopped_it(wilgendaal, taken, runs):
    does(wilgendaal, "leila", runs, looking_back.stop)
    assert offer(wilgendaal, taken).is_open


def test_not_while_it_runs(wilgendaal, taken, runs):
    with pytest.raises(OfferedAlready), acting_as(wilgendaal.hanne) as hanne:
        beginning.offer(opened(hanne, taken), by=hanne, begin=a_begin(wilgendaal))
