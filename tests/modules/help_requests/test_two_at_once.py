"""Two workers press "I take it up" in the same second, on two real connections: exactly one has it."""

import threading

import pytest
from django.db import connection, connections
from django.http import Http404

from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Assignment
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])


def press(actor, request_id, start, outcomes):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE village_app")
        with acting_as(actor):
            request = find(actor, HelpRequest, request_id)
            start.wait(10)
            actions.take_up(request, by=actor)
        outcomes[actor.name] = "has it"
    except (actions.AlreadyTakenUp, NotAllowed, Http404) as problem:
        outcomes[actor.name] = type(problem).__name__
    finally:
        connections.close_all()


def test_exactly_one_of_two_has_it(transactional_db, wilgendaal):
    request = ask(wilgendaal, wilgendaal.leila, "sami")
    start, outcomes = threading.Barrier(2), {}
    threads = [
        threading.Thread(target=press, args=(actor, request.pk, start, outcomes))
        for actor in (wilgendaal.hanne, wilgendaal.bram)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes.values())[-1] == "has it" and sorted(outcomes.values())[0] in ("AlreadyTakenUp", "NotAllowed")
    with as_owner():
        owner = HelpRequest.unscoped.select_related("owner").get(pk=request.pk).owner
        assert outcomes[owner.public_name] == "has it"
        assert Promise.unscoped.filter(item_id=request.pk).count() == 1
        assert RequestStep.unscoped.filter(request=request, what="taken_up").count() == 1
        assert Assignment.unscoped.filter(item_id=request.pk, reason="took it up").count() == 1
