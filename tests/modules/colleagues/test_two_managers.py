"""Two managers end one another in the same second, on two real connections: one always remains."""

import threading

import pytest
from django.db import connection, connections

from tests.cast import as_owner
from tests.modules.colleagues.conftest import place, seat
from village.modules.colleagues import chairs
from village.modules.passing_on.problems import OneManagerRemains
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])


def ends(actor, chair, start, outcomes):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE village_app")
        with acting_as(actor):
            start.wait(10)
            chairs.end(chair)
        outcomes[actor.name] = "ended"
    except (OneManagerRemains, NotAllowed) as problem:
        outcomes[actor.name] = type(problem).__name__
    finally:
        connections.close_all()


def test_one_of_two_who_end_one_another_remains(transactional_db, loods):
    start, outcomes = threading.Barrier(2), {}
    threads = [
        threading.Thread(target=ends, args=(loods.actors[by], seat(loods, other).pk, start, outcomes))
        for by, other in (("nele", "karim"), ("karim", "nele"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with as_owner():
        held = Membership.unscoped.filter(organisation_id=place(loods), role="manager", until__year=9999).count()
    assert held == 1 and sorted(outcomes.values())[-1] == "ended" and len(outcomes) == 2
