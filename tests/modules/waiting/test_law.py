"""Whose yes the law file asks: of a girl of fourteen the young person's and the parent's, both."""

import pytest
from django.http import Http404

from tests.cast import as_owner
from tests.modules.waiting.conftest import a_list, ask, opened, propose, say_yes, soon
from village.modules.help_requests import actions as requests
from village.modules.waiting import meanwhile
from village.modules.waiting.models import WaitingEntry, WaitingProposal
from village.trust.access.actor import acting_as
from village.trust.access.opening import find


@pytest.fixture
def for_yara(wilgendaal):
    request = ask(wilgendaal, wilgendaal.leila, "yara")
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, request), by=hanne)
    return propose(wilgendaal, request, a_list(wilgendaal), called_name="Yara")


def entries():
    with as_owner():
        return list(WaitingEntry.unscoped.all())


@pytest.mark.parametrize("order", [("leila", "yara"), ("yara", "leila")])
def test_with_one_yes_of_two_nobody_waits_yet_with_both_somebody_can_be_called(wilgendaal, for_yara, order):
    say_yes(wilgendaal, for_yara, order[0])
    assert entries() == []
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        find(nele, WaitingProposal, for_yara.pk)
    say_yes(wilgendaal, for_yara, order[1])
    [entry] = entries()
    with acting_as(wilgendaal.nele) as nele:
        one = find(nele, WaitingEntry, entry.pk)
        assert one.called_name == "Yara"
        assert meanwhile.offer_place(one, by=nele, answer_by=soon(), words="On Saturday.")
