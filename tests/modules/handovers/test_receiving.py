"""Somebody takes it on by name, says what is happening and finishes; or says why not, and what else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from tests.cast import as_owner
from tests.modules.handovers.conftest import agree, letter_id, receive, send, the_letter
from tests.modules.handovers.test_handing_over import here, told
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import now
from village.modules.circles import actions as circles
from village.modules.handovers import clock, receiving
from village.modules.handovers.models import Letter
from village.modules.handovers.queries import received_by, steps_of_letter
from village.modules.handovers.words import Back, Slice, State, Told
from village.modules.help_requests import actions as requests
from village.modules.promises.queries import due_for
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Assignment, Consent
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

PASSED_ON, REPLY = Notice.Code.PASSED_ON, Notice.Code.REPLY


def later(**moved):
    """Let these moments of the letter have passed."""
    with as_owner():
        Letter.unscoped.update(**{name: now() - ago for name, ago in moved.items()})


def faded(request):
    """Let the view of those who had it have ended."""
    Assignment.unscoped.filter(item_id=request.item_id).update(
        from_at=now() - timedelta(days=20), until=now() - timedelta(hours=1)
    )


def test_the_named_person_finds_it_on_the_desk(wilgendaal, sent):
    with acting_as(wilgendaal.jonas) as jonas:
        open_list(jonas)
        assert [letter.pk for letter in received_by(jonas)] == [letter_id(sent)]
    with acting_as(wilgendaal.els) as els:
        open_list(els)
        assert not received_by(els).exists()
    assert Notice.Code.NEW_REQUEST in told(wilgendaal, "jonas")


def test_taking_it_on_is_a_promise_by_name(wilgendaal, accepted):
    with acting_as(wilgendaal.jonas) as jonas:
        assert the_letter(jonas, accepted).accepted_name == "Jonas Adeyemi"
        open_list(jonas)
        assert due_for(jonas).count() == 1
    with acting_as(wilgendaal.hanne) as hanne:
        assert here(hanne, accepted).accepted_name == "Jonas Adeyemi"


def test_nobody_takes_it_on_twice(wilgendaal, accepted):
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(receiving.TakenOnAlready):
        receiving.accept(the_letter(jonas, accepted), by=jonas)


def test_the_family_and_the_sender_do_not_take_it_on(wilgendaal, sent):
    for who in ("leila", "hanne"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
            receiving.accept(the_letter(actor, sent), by=actor)


def test_a_no_needs_a_reason_and_what_else_is_possible(wilgendaal, sent):
    for words in ({"words": "Full.", "instead": " "}, {"words": "", "instead": "Try the library."}):
        with acting_as(wilgendaal.jonas) as jonas, pytest.raises(receiving.ReasonAndMoreNeeded):
            receiving.decline(the_letter(jonas, sent), by=jonas, **words)


def test_a_no_is_read_by_the_family_and_the_sender_and_closes_the_door(wilgendaal, sent, taken):
    receive(wilgendaal, sent, "decline", words="We are full until May.", instead="The library reads aloud on Wednesday.")
    for who in ("leila", "hanne"):
        with acting_as(wilgendaal.actors[who]) as actor:
            read = here(actor, sent)
            assert (read.back_words, read.back_instead) == ("We are full until May.", "The library reads aloud on Wednesday.")
            assert read.state == State.CAME_BACK
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, sent)
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken).answer_by is not None
    assert PASSED_ON in told(wilgendaal, "hanne") and REPLY in told(wilgendaal, "leila")


@pytest.mark.parametrize(
    ("back", "knows", "reads"),
    [(Back.ALL, True, True), (Back.STARTED, True, False), (Back.NOTHING, False, False)],
)
def test_the_sender_hears_as_much_as_the_family_allows(wilgendaal, proposed, back, knows, reads):
    agree(wilgendaal, proposed, strike=(Slice.CONTACT,), back=back)
    send(wilgendaal, proposed)
    receive(wilgendaal, proposed, "accept")
    receive(wilgendaal, proposed, "start", words="We went to the park.")
    with acting_as(wilgendaal.hanne) as hanne:
        mine = here(hanne, proposed)
        assert bool(mine.started_at) is bool(mine.accepted_name) is knows
        if reads:
            assert steps_of_letter(the_letter(hanne, proposed))[-1].words == "We went to the park."
        else:
            with pytest.raises(Http404):
                the_letter(hanne, proposed)
    with acting_as(wilgendaal.leila) as leila:
        assert [step.what for step in steps_of_letter(the_letter(leila, proposed))] == [Told.ACCEPTED, Told.STARTED]


def test_a_no_flows_back_even_when_nothing_else_does(wilgendaal, proposed):
    agree(wilgendaal, proposed, back=Back.NOTHING)
    send(wilgendaal, proposed)
    receive(wilgendaal, proposed, "decline", words="Full.", instead="The library.")
    with acting_as(wilgendaal.hanne) as hanne:
        assert here(hanne, proposed).back_instead == "The library."


def test_the_first_contact_keeps_the_promise(wilgendaal, accepted):
    receive(wilgendaal, accepted, "start")
    with acting_as(wilgendaal.jonas) as jonas:
        open_list(jonas)
        assert not due_for(jonas).exists()


def test_nobody_finishes_what_nobody_took_on(wilgendaal, sent):
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(receiving.NotTheMoment):
        receiving.finish(the_letter(jonas, sent), by=jonas, words="Done.")


def test_the_sender_works_beside_the_receiver_and_then_the_view_fades(wilgendaal, accepted, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken)
    with as_owner():
        ends = Assignment.unscoped.get(item_id=taken.item_id, person=wilgendaal.people["hanne"], reason="took it up").until
        assert timedelta(days=13) < ends - now() < timedelta(days=15)
        faded(taken)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, taken)
    with acting_as(wilgendaal.leila) as leila:
        assert opened(leila, taken)


def test_what_nobody_answers_rises_once_and_late(wilgendaal, sent):
    later(remind_at=timedelta(hours=1))
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert Notice.Code.PROMISE_SOON in told(wilgendaal, "jonas")
    later(answer_by=timedelta(hours=1))
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert Notice.Code.PROMISE_LATE in told(wilgendaal, "jonas") & told(wilgendaal, "hanne")


def test_what_nobody_answers_goes_back_to_the_sender(wilgendaal, sent, taken):
    later(answer_by=timedelta(days=2), returns_at=timedelta(hours=1))
    assert (clock.tick(), clock.tick()) == (1, 0)
    with acting_as(wilgendaal.hanne) as hanne:
        assert here(hanne, sent).came_back == "no_answer" and opened(hanne, taken).answer_by
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, sent)
    assert PASSED_ON in told(wilgendaal, "hanne") and REPLY in told(wilgendaal, "leila")


def test_without_a_first_contact_it_goes_back_and_the_faded_view_returns(wilgendaal, accepted, taken):
    with as_owner():
        faded(taken)
    later(returns_at=timedelta(hours=1))
    assert clock.tick() == 1
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken) and here(hanne, accepted).came_back == "no_contact"


def test_after_the_first_contact_it_never_goes_back_by_itself(wilgendaal, accepted):
    receive(wilgendaal, accepted, "start")
    later(answer_by=timedelta(days=90))
    assert clock.tick() == 0


def test_when_the_family_stopped_sharing_the_question_a_return_opens_nothing(wilgendaal, accepted, taken):
    with acting_as(wilgendaal.leila) as leila:
        requests.stop_sharing(opened(leila, taken), by=leila)
    later(returns_at=timedelta(hours=1))
    clock.tick()
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, taken)


def test_the_clock_sees_no_word(wilgendaal, sent):
    later(remind_at=timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.letters_due(5)")
        assert [column.name for column in cursor.description] == ["village_id", "letter", "what"]


def test_a_withdrawn_reader_cannot_say_anything(wilgendaal, accepted, taken):
    with acting_as(wilgendaal.jonas) as jonas:
        mine = the_letter(jonas, accepted)
    with as_owner():
        given = Consent.unscoped.get(item_id=letter_id(accepted), to_organisation__isnull=False)
    with acting_as(wilgendaal.leila) as leila:
        circles.withdraw(find(leila, Consent, given.pk), by=leila)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(NotAllowed):
        receiving.say(mine, by=jonas, words="Hello?")
