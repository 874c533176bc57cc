"""A question goes to another organisation, with the family's yes to each piece and nothing more."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner, restrict, work
from tests.modules.handovers.conftest import agree, ask, letter_id, propose, receive, send, the_letter
from tests.modules.help_requests.conftest import HARD, WELL, opened
from village.modules.handovers import actions
from village.modules.handovers.models import Handover, Letter
from village.modules.handovers.queries import lines_of, parts_of, steps_of_letter, who_takes_it
from village.modules.handovers.words import Back, Ended, Slice, State
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Outcome, What
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Role


def here(actor, handover):
    return find(actor, Handover, handover.pk)


def told(cast, who):
    with as_owner():
        return set(Notice.unscoped.filter(person=cast.people[who]).values_list("code", flat=True))


def test_a_proposal_waits_for_the_family_and_nothing_went(wilgendaal, proposed):
    with acting_as(wilgendaal.leila) as leila:
        assert here(leila, proposed).state == State.PROPOSED
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        here(jonas, proposed)
    assert Notice.Code.QUESTION in told(wilgendaal, "leila")
    assert told(wilgendaal, "jonas") == set()


def test_the_receiver_reads_exactly_what_the_family_let_through(wilgendaal, sent):
    with acting_as(wilgendaal.leila) as leila:
        kept = [part.words for part in parts_of(here(leila, sent)) if part.struck_at is None]
    with acting_as(wilgendaal.jonas) as jonas:
        read = [line.words for line in lines_of(the_letter(jonas, sent))]
    assert read == kept == [WELL, HARD]


def test_the_receiver_never_reads_the_question_itself(wilgendaal, sent, taken):
    with acting_as(wilgendaal.jonas) as jonas:
        with pytest.raises(Http404):
            opened(jonas, taken)
        with pytest.raises(Http404):
            here(jonas, sent)


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "oona", "bram", "mieke", "kobe", "oma", "pia"])
def test_nobody_else_opens_the_letter_or_the_proposal(wilgendaal, sent, who):
    with acting_as(wilgendaal.actors[who]) as actor:
        with pytest.raises(Http404):
            the_letter(actor, sent)
        with pytest.raises(Http404):
            here(actor, sent)


def test_before_it_is_sent_nobody_at_the_receiver_reads_it(wilgendaal, agreed):
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, agreed)


def test_nothing_is_sent_before_the_family_agreed(wilgendaal, proposed):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.NotNow):
        actions.send(here(hanne, proposed), by=hanne)


def test_striking_everything_is_no_letter(wilgendaal, proposed):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(actions.NothingToSend):
        actions.agree(here(leila, proposed), by=leila, keep=set(), back=Back.ALL)


def test_a_worker_cannot_agree_for_the_family(wilgendaal, proposed):
    with acting_as(wilgendaal.hanne) as hanne:
        mine = here(hanne, proposed)
        for verb in (actions.agree, actions.refuse, actions.take_back):
            more = {"keep": {part.pk for part in parts_of(mine)}, "back": Back.ALL} if verb is actions.agree else {}
            with pytest.raises(NotAllowed):
                verb(mine, by=hanne, **more)


def test_the_family_does_not_send_it(wilgendaal, agreed):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.send(here(leila, agreed), by=leila)


def test_a_refused_proposal_goes_nowhere(wilgendaal, proposed):
    with acting_as(wilgendaal.leila) as leila:
        actions.refuse(here(leila, proposed), by=leila, words="Not De Loods, please.")
    with acting_as(wilgendaal.hanne) as hanne:
        mine = here(hanne, proposed)
        assert mine.state == State.REFUSED
        with pytest.raises(actions.NotNow):
            actions.send(mine, by=hanne)
    assert Notice.Code.PASSED_ON in told(wilgendaal, "hanne")


def test_the_step_stands_with_the_question_and_the_sender_keeps_it(wilgendaal, sent, taken):
    with acting_as(wilgendaal.leila) as leila:
        mine = opened(leila, taken)
        assert mine.steps.order_by("-done_at", "-id").first().what == What.HANDED_OVER and mine.is_open
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken)


def test_one_handover_at_a_time(wilgendaal, proposed, taken):
    with pytest.raises(actions.StillRunning):
        propose(wilgendaal, taken)


def test_what_was_written_stays_as_it_went(wilgendaal, sent):
    """A frozen copy: later words on the question do not reach the receiver."""
    with acting_as(wilgendaal.leila) as leila:
        asked = find(leila, HelpRequest, here(leila, sent).request_id)
        requests.reply(asked, by=leila, words="Only for Hanne.")
    with acting_as(wilgendaal.jonas) as jonas:
        assert "Only for Hanne." not in [line.words for line in lines_of(the_letter(jonas, sent))]


def test_the_family_takes_it_back_and_the_receiver_stops_at_once(wilgendaal, accepted, taken):
    with acting_as(wilgendaal.leila) as leila:
        actions.take_back(here(leila, accepted), by=leila)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, accepted)
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken) and here(hanne, accepted).state == State.CAME_BACK


def test_only_the_family_closes_the_loop(wilgendaal, accepted, taken):
    receive(wilgendaal, accepted, "start")
    receive(wilgendaal, accepted, "finish", words="He comes every week.")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.close_the_loop(here(hanne, accepted), by=hanne, ended=Ended.STARTED)
    with acting_as(wilgendaal.leila) as leila:
        assert opened(leila, taken).is_open
        actions.close_the_loop(here(leila, accepted), by=leila, ended=Ended.STARTED)
        assert opened(leila, taken).outcome == Outcome.HELPED


def test_somebody_whom_the_family_keeps_out_does_not_receive_it(wilgendaal, agreed):
    restrict(wilgendaal, "sami", "jonas", "leila")
    send(wilgendaal, agreed)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, agreed)
    assert told(wilgendaal, "jonas") == set()


def test_when_the_receiver_is_kept_out_a_colleague_there_has_it_and_the_sender_sees_nothing_of_it(wilgendaal, agreed):
    with as_owner():
        work(wilgendaal, "nele", "loods", Role.YOUTH_WORKER)
    restrict(wilgendaal, "sami", "jonas", "leila")
    send(wilgendaal, agreed)
    with acting_as(wilgendaal.nele) as nele:
        assert the_letter(nele, agreed)
    assert told(wilgendaal, "nele") and told(wilgendaal, "jonas") == set()
    receive(wilgendaal, agreed, "accept", who="nele")
    with acting_as(wilgendaal.hanne) as hanne:
        assert here(hanne, agreed).accepted_name == "Nele Baert", "as whenever a colleague takes it on"


def test_a_colleague_is_not_asked_besides_when_the_receiver_may_have_it(wilgendaal, agreed):
    with as_owner():
        work(wilgendaal, "nele", "loods", Role.YOUTH_WORKER)
    send(wilgendaal, agreed)
    assert told(wilgendaal, "jonas") and told(wilgendaal, "nele") == set()
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        the_letter(nele, agreed)


def test_neither_a_manager_nor_a_second_one_kept_out_nor_the_family_takes_its_place(wilgendaal, agreed):
    with as_owner():
        work(wilgendaal, "nele", "loods", Role.YOUTH_WORKER)
        work(wilgendaal, "griet", "loods", Role.MANAGER)
        work(wilgendaal, "leila", "loods", Role.YOUTH_WORKER)
    for who in ("jonas", "nele"):
        restrict(wilgendaal, "sami", who, "leila")
    send(wilgendaal, agreed)
    for who in ("jonas", "nele", "griet"):
        assert told(wilgendaal, who) == set()
    with as_owner():
        assert Letter.unscoped.get().returns_at, "it goes back by itself, as one that nobody answered"


@pytest.mark.parametrize("alone", [True, False])
def test_who_keeps_the_receiver_out_reads_who_takes_it_and_nobody_else_does(wilgendaal, proposed, alone):
    if not alone:
        with as_owner():
            work(wilgendaal, "nele", "loods", Role.YOUTH_WORKER)
    path, says = f"/wilgendaal/handovers/{proposed.pk}/agree/", "You keep Jonas Adeyemi out"
    assert says not in words_of(browser(wilgendaal, "leila").get(path))
    restrict(wilgendaal, "sami", "jonas", "leila")
    page = words_of(browser(wilgendaal, "leila").get(path))
    assert says in page and ("Nobody else of De Loods can take it on" in page) == alone
    for who, path in (("hanne", f"/wilgendaal/handovers/{proposed.pk}/"), ("jonas", "/wilgendaal/handovers/")):
        assert says not in words_of(browser(wilgendaal, who).get(path))


def test_the_sender_cannot_ask_whether_who_takes_it(wilgendaal, proposed):
    restrict(wilgendaal, "sami", "jonas", "leila")
    with acting_as(wilgendaal.hanne), pytest.raises(ProgrammingError), transaction.atomic():
        who_takes_it(proposed)


def test_a_letter_stands_in_the_logbook_of_the_family(wilgendaal, sent):
    with acting_as(wilgendaal.jonas) as jonas:
        the_letter(jonas, sent)
    with as_owner():
        lines = Entry.unscoped.filter(person_id=wilgendaal.jonas.person_id, decision="allow")
        assert lines.filter(item_id=letter_id(sent)).exists()


def test_the_words_lie_sealed_in_the_database(wilgendaal, sent):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT words FROM handovers_letterpart UNION ALL SELECT words FROM handovers_handoverpart")
        assert not [1 for (sealed,) in cursor.fetchall() if HARD.encode() in bytes(sealed)]


def test_a_young_person_alone_says_yes_to_the_own_route(wilgendaal, asked_alone):
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked_alone), by=hanne)
    handover = propose(wilgendaal, asked_alone)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(Http404):
        here(leila, handover)
    assert told(wilgendaal, "leila") == set()
    agree(wilgendaal, handover, who="yara", strike=(Slice.CONTACT,), back=Back.NOTHING)
    send(wilgendaal, handover)
    with acting_as(wilgendaal.jonas) as jonas:
        assert the_letter(jonas, handover)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(Http404):
        the_letter(leila, handover)


def test_where_the_law_asks_two_yeses_one_is_not_enough(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.leila, "yara", called_name="Yara")
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    handover = propose(wilgendaal, asked)
    agree(wilgendaal, handover, who="leila", strike=(Slice.CONTACT,))
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.NotNow):
        actions.send(here(hanne, handover), by=hanne)
    agree(wilgendaal, handover, who="yara", strike=(Slice.GOES_WELL,), back=Back.STARTED)
    send(wilgendaal, handover)
    with acting_as(wilgendaal.jonas) as jonas:
        letter = the_letter(jonas, handover)
        assert [line.words for line in lines_of(letter)] == [HARD] and letter.back == Back.STARTED
        assert steps_of_letter(letter) == []


def test_a_letter_has_its_own_consent_and_one_receiver(wilgendaal, agreed):
    with as_owner():
        letter = Letter.unscoped.get()
        assert letter.item_id == letter.pk != agreed.item_id
