"""What happened in Wilgendaal: a mother, a father, a girl, a young woman, a teacher and somebody without a name."""

from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta

from django.http import Http404

from village.demo.rows import Laid
from village.demo.stories import (
    agreed,
    channels,
    colleagues,
    conferences,
    danger,
    deciding,
    desk,
    ended,
    enrolment,
    faces,
    handing_over,
    meetings,
    network,
    own_data,
    own_pieces,
    own_questions,
    papers,
    passing_on,
    pit,
    plan,
    rules,
    safety_notes,
    taking_part,
    talks,
    teams,
    waiting,
    whole_door,
)
from village.demo.stories import wilgendaal_words as words
from village.demo.stories.stage import Stage, Told
from village.foundation.time_range import now
from village.modules.circles import actions as circles
from village.modules.circles.queries import circles_of, looks_by_others
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Outcome
from village.modules.own_questions.offering import Answered
from village.trust.access.opening import find, open_list, open_subject
from village.trust.vocabulary import DataKind, Purpose


def tell(laid: Laid) -> list[Told]:
    stage = Stage(laid, "nl")
    faces.tell(stage)
    at_the_door, in_the_talk = own_questions.wilgendaal_asks(stage)
    told = [
        _leila_was_helped(stage),
        _leila_asks_for_sami(stage, own_questions.leila_said(at_the_door)),
        _a_father_waits(stage),
        _yara_asks_alone(stage),
        _imani_walks_with_jonas(stage),
        _els_asks_advice(stage),
        _somebody_without_a_name(stage),
    ]
    own_questions.hanne_fills_in(stage, told[1].request_id, in_the_talk)
    _doors_that_stay_closed(stage, told[1])
    own_data.tell(stage, told)
    channels.tell(stage, told[2].request_id)
    papers.tell(stage, told[1].request_id)
    told += handing_over.tell(stage, told[1].request_id)
    danger.tell(stage, told[1].request_id)
    deciding.tell(stage, told[3].request_id)
    told += talks.tell(stage)
    told += desk.tell(stage)
    told += whole_door.tell(stage)
    waits = waiting.tell(stage, told[2].request_id, told[4].request_id)
    told += waits
    told += own_data.rosa_was_written_down_twice(stage)
    own_data.what_was_asked_of_us(stage, told[4].request_id)
    their_plan = plan.tell(stage)
    agreed.tell(stage)
    meetings.tell(stage, their_plan)
    own_pieces.tell(stage, their_plan)
    safety_notes.tell(stage, their_plan)
    pit.tell(stage, waits[0].request_id, their_plan)
    ended.tell(stage)
    passing_on.tell(stage)
    safety_notes.noted_for_imani(stage)
    taking_part.tell(stage)
    colleagues.tell(stage)
    network.tell(stage)
    told.append(enrolment.tell(stage))
    rules.wilgendaal_decides(stage)
    deciding.a_tablet_stayed_open(stage)
    conferences.tell(stage, their_plan)
    teams.tell(
        stage, reading=told[1].request_id, alone=told[3].request_id, future=told[4].request_id, plan=their_plan
    )
    told += own_data.whose_term_is_over(stage)
    return told


def _leila_was_helped(stage: Stage) -> Told:
    """A question with a good end: answered in time, promise kept."""
    request = stage.ask("leila", words.HOLIDAY, about="sami")
    stage.take_up("hanne", request)
    stage.answer("hanne", request, words.HOLIDAY_ANSWER)
    with stage.playing("leila") as leila:
        mine = find(leila, HelpRequest, request)
        actions.close(mine, by=leila, outcome=Outcome.HELPED, words=words.HOLIDAY_THANKS)
    return stage.told(request, asked=9)


def _leila_asks_for_sami(stage: Stage, own: tuple[Answered, ...]) -> Told:
    """With her family; grandmother reads this one question along, and Rachid is kept out."""
    request = stage.ask("leila", replace(words.READING, own=own), about="sami")
    stage.take_up("hanne", request)
    stage.ask_back("hanne", request, words.READING_QUESTION)
    stage.reply("leila", request, words.READING_REPLY)
    stage.show_one("leila", request, to="fatna")
    stage.show_one("leila", request, to="rachid")
    with stage.playing("leila") as leila:
        for who in ("leila", "sami"):
            circles.restrict(
                stage.person(who), by=leila, against=stage.person("rachid").pk, words=words.KEPT_OUT
            )
    return stage.told(request, asked=1, due=2)


def _a_father_waits(stage: Stage) -> Told:
    """Promised for two working days ago: late, and everybody concerned can see that it is, and who was asked after it."""
    request = stage.ask("hamid", words.NIGHTS, about="amir")
    stage.take_up("hanne", request)
    return stage.told(request, asked=5, due=-2)


def _yara_asks_alone(stage: Stage) -> Told:
    """Just me: on no route does her mother, her school or De Loods learn that she asked."""
    request = stage.ask_alone("yara", words.ALONE)
    stage.take_up("hanne", request)
    stage.ask_back("hanne", request, words.ALONE_QUESTION)
    return stage.told(request, asked=1, due=0, at=time(15))


def _imani_walks_with_jonas(stage: Stage) -> Told:
    """She is of age: she asks for herself, chose who walks along, and stopped sharing with somebody else."""
    request = stage.ask("imani", words.FUTURE)
    stage.take_up("bram", request)
    stage.promise_again("bram", request, words.FUTURE_LATER)
    stage.show_one("imani", request, to="jonas")
    with stage.playing("imani") as imani:
        until = now() + timedelta(days=60)
        given = circles.give(
            stage.person("imani"), by=imani, kinds=[DataKind.WELLBEING, DataKind.FAMILY_STORY],
            to_person=stage.person("nele").pk, until=until,
        )  # fmt: skip
        circles.withdraw(given, by=imani)
    return stage.told(request, asked=2, due=1, at=time(12))


def _els_asks_advice(stage: Stage) -> Told:
    """About a pupil, without a name; it waits for Hanne or Bram."""
    return stage.told(stage.ask_for_work("els", words.ADVICE), asked=1)


def _somebody_without_a_name(stage: Stage) -> Told:
    """Without an account; the receipt code of the demo page leads back to it."""
    request = stage.ask_without_account(words.NOBODYS_NAME, words.RENT)
    stage.take_up("bram", request)
    stage.ask_back("bram", request, words.RENT_QUESTION)
    return stage.told(request, asked=2, due=1)


def _doors_that_stay_closed(stage: Stage, told: Told) -> None:
    """Leïla looks who looked. Oona and Tom try a door that is not theirs: 404, and a line for Pia."""
    with stage.playing("leila") as leila:
        open_list(leila, Purpose.CHECK)
        for circle in circles_of(leila):
            open_subject(leila, circle.subject_id, Purpose.CHECK)
            looks_by_others(leila, circle)
    for who in ("oona", "tom"):
        with stage.playing(who) as actor, suppress(Http404):
            find(actor, HelpRequest, told.request_id)
