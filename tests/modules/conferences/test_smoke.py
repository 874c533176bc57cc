import pytest
from django.http import Http404

from tests.modules.conferences.conftest import DECIDED, days_pass, ends, opened, puts, table
from village.modules.conferences.queries import minutes_of, pieces_on
from village.trust.access.actor import acting_as


def test_walk(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    with acting_as(wilgendaal.nele) as nele:
        opened(nele, held)
        assert pieces_on(table(nele, held))
    for nobody in ("els", "oona", "griet", "kobe", "ex", "stranger", "karim", "mieke"):
        with acting_as(wilgendaal.actors[nobody]) as actor, pytest.raises(Http404):
            opened(actor, held)
    ends(wilgendaal, (held, DECIDED))
    with acting_as(wilgendaal.leila) as leila:
        assert minutes_of(opened(leila, held)).words == DECIDED
    days_pass(held, 15)
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        opened(nele, held)
