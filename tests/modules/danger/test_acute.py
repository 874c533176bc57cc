"""In acute danger it goes at once, in three fields; details and second opinion follow, with a reminder until they did."""

import pytest
from django.db import connection

from tests.cast import as_owner
from tests.modules.danger.conftest import as_it_stands, confirms, does, hours_pass, seat_of, whom, worry
from village.modules.danger import actions
from village.modules.danger.clock import tick
from village.modules.danger.models import SharedCopy
from village.modules.danger.writing import SecondPersonNeeded, Sharing, Whom
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.notices.models import Notice


def passes_on(cast, by, to=None, about=None):
    with acting_as(by):
        sharing = (
            Sharing("here", "He stands on the bridge.", seat=seat_of(cast, to))
            if to
            else Sharing("emergency", "He stands on the bridge.")
        )
        return actions.pass_on_now(
            about or whom(cast), by=by, what="He stands on the bridge.", sharing=sharing
        )


def reminders(cast, who):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code=Notice.Code.DANGER_OPEN).count()


def test_it_reaches_the_receiver_at_once_and_nobody_else(wilgendaal):
    act = passes_on(wilgendaal, wilgendaal.els, to="karim")
    with acting_as(wilgendaal.karim):
        assert find(wilgendaal.karim, SharedCopy, act.copy_id).words == "He stands on the bridge."
    assert as_it_stands(act).counts
    with as_owner():
        told = set(
            Notice.unscoped.filter(code=Notice.Code.DANGER_RECEIVED).values_list("person_id", flat=True)
        )
        assert told == {wilgendaal.people["karim"].pk}


@pytest.mark.parametrize("who", ["els", "jonas", "griet", "oona", "kobe"])
def test_everybody_who_works_here_can_pass_it_on(wilgendaal, who):
    assert passes_on(wilgendaal, wilgendaal.actors[who]).counts


def test_about_somebody_nobody_knows_yet(wilgendaal):
    act = passes_on(wilgendaal, wilgendaal.jonas, about=Whom(name="Milan Peeters"))
    assert as_it_stands(act).about_name == "Milan Peeters"


def test_the_details_ask_for_the_second_person(wilgendaal, law):
    act = passes_on(wilgendaal, wilgendaal.hanne)
    with pytest.raises(SecondPersonNeeded):
        does(wilgendaal.hanne, act, actions.complete, worry=worry(law))
    with acting_as(wilgendaal.hanne):
        second = seat_of(wilgendaal, "mieke")
    does(wilgendaal.hanne, act, actions.complete, worry=worry(law), second=second)
    assert as_it_stands(act).details_at
    confirms(wilgendaal.mieke, act)
    assert as_it_stands(act).second_agrees


def test_a_reminder_comes_once_a_day_until_the_details_are_there(wilgendaal, law):
    act = passes_on(wilgendaal, wilgendaal.hanne)
    assert tick() == 0
    hours_pass(act, 21)
    assert tick() == 1 and tick() == 0
    assert reminders(wilgendaal, "hanne") == 1
    assert reminders(wilgendaal, "bram") == 0
    with acting_as(wilgendaal.hanne):
        second = seat_of(wilgendaal, "mieke")
    does(wilgendaal.hanne, act, actions.complete, worry=worry(law), second=second)
    confirms(wilgendaal.mieke, act)
    _forget_the_reminders()
    assert tick() == 0


def test_late_details_are_added_and_count(wilgendaal):
    act = passes_on(wilgendaal, wilgendaal.hanne)
    hours_pass(act, 25)
    does(wilgendaal.hanne, act, actions.add, words="The police found him and brought him home.")
    assert as_it_stands(act).details_at


def test_a_second_opinion_that_stays_out_rises(wilgendaal):
    act = passes_on(wilgendaal, wilgendaal.hanne)
    hours_pass(act, 25)
    does(wilgendaal.hanne, act, actions.add, words="Details.")
    assert tick() == 1 and reminders(wilgendaal, "hanne") == 1


def _forget_the_reminders():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM danger_actreminder")
