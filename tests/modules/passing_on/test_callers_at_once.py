"""Two of a family say in the same second who calls, or one closes the plan meanwhile: one after the other."""

import threading

import pytest
from django.db import connection, connections

from tests.cast import as_owner
from tests.modules.passing_on.conftest import day, goodbye
from tests.modules.passing_on.test_callers import agreed_to_call, standing
from tests.modules.passing_on.test_callers_beside import els_will_call
from tests.modules.passing_on.test_endings import REACH
from village.modules.passing_on import aftercare, endings
from village.modules.passing_on.aftercare import Caller
from village.modules.passing_on.models import Aftercare, Ending
from village.modules.passing_on.problems import SomebodySaidWhoCalls
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Consent

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])
__all__ = ["agreed_to_call", "els_will_call"]


def in_the_same_second(ending, *both):
    start, outcomes = threading.Barrier(2), {}

    def press(actor, do):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE village_app")
            with acting_as(actor):
                found = find(actor, Ending, ending.pk)
                start.wait(10)
                do(found, actor)
            outcomes[actor.name] = "done"
        except Exception as problem:
            outcomes[actor.name] = type(problem).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=one) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def choosing(cast, who, read):
    person = cast.people[who]
    caller = Caller(person.pk, person.name, REACH, [day(30)])
    return lambda found, actor: aftercare.choose_caller(found, by=actor, caller=caller, read=read)


def who_sees(ending):
    with as_owner():
        every = list(Aftercare.unscoped.filter(ending=ending).values_list("pk", flat=True))
        open_now = Consent.unscoped.filter(item_id__in=every, withdrawn_at=None).select_related("to_person")
        return [one.to_person.name for one in open_now]


def test_of_two_who_choose_one_stands(transactional_db, wilgendaal, ending, agreed_to_call):
    outcomes = in_the_same_second(
        ending, (wilgendaal.leila, choosing(wilgendaal, "els", agreed_to_call.pk)),
        (wilgendaal.yara, choosing(wilgendaal, "bram", agreed_to_call.pk)),
    )  # fmt: skip
    assert sorted(outcomes.values()) == [SomebodySaidWhoCalls.__name__, "done"], outcomes
    assert who_sees(ending) == [standing().caller_called]


def test_who_is_chosen_while_the_plan_is_closed_is_let_in_and_nobody_else(
    transactional_db, wilgendaal, ending, els_will_call
):
    goodbye(wilgendaal, ending, "leila")
    goodbye(wilgendaal, ending, "yara")
    outcomes = in_the_same_second(
        ending, (wilgendaal.leila, lambda found, actor: endings.close_together(found, by=actor)),
        (wilgendaal.yara, choosing(wilgendaal, "hanne", els_will_call.pk)),
    )  # fmt: skip
    assert outcomes == {"Leïla Benali": "done", "Yara Benali": "done"}
    assert who_sees(ending) == ["Hanne Moreels"]
