"""Who rather talks than reads gets no message to read: it becomes a call or a visit, with the words to say."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import Cast, as_owner, consent
from tests.modules.channels.conftest import keep, take_up, talks
from tests.modules.help_requests.conftest import HARD, a_moment_later, ask, opened, question
from village.modules.channels import actions, clock
from village.modules.channels.models import TalkTry
from village.modules.channels.queries import talks_for, talks_of_team, waiting_about
from village.modules.channels.words import How, ReachWay, TalkWay
from village.modules.help_requests import actions as door
from village.modules.help_requests import reaching
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.team import give_to_colleague, to_give
from village.modules.help_requests.words import Way, What
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.notices.models import Notice
from village.trust.people.models import Subject
from village.trust.vocabulary import DataKind, NotAllowed


def say(cast: Cast, asked: HelpRequest, how: How, way: TalkWay = TalkWay.VISIT, words: str = "") -> list[TalkTry]:
    with acting_as(cast.hanne) as hanne:
        return actions.say(opened(hanne, asked), by=hanne, how=how, way=way, words=words)


def pass_the_day() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE channels_talktask SET due_at = now() - interval '1 hour'")


def notices(cast: Cast, who: str) -> list[tuple[str, str]]:
    with as_owner():
        found = Notice.unscoped.filter(person=cast.people[who]).order_by("created_at")
        return list(found.values_list("code", "path"))


def test_taking_it_up_becomes_a_call_with_the_words_to_say(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        (task,) = waiting_about(opened(hanne, rather_talks).item_id, hanne.village_id)
        assert (task.to_name, task.owner.public_name) == ("Leïla Benali", "Hanne Moreels")
        assert "Hanne Moreels has your question now." in task.words


def test_a_question_back_is_to_be_said_in_the_words_it_was_written_in(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        door.ask_back(opened(hanne, rather_talks), by=hanne, words="Does he sleep at noon?")
        last = list(waiting_about(rather_talks.item_id, hanne.village_id))[-1]
        assert "“Does he sleep at noon?”" in last.words


def test_what_she_asked_herself_is_not_said_back_to_her(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        (task,) = waiting_about(opened(hanne, rather_talks).item_id, hanne.village_id)
        assert HARD not in task.words


def test_who_reads_well_gets_no_call(wilgendaal: Cast, asked: HelpRequest) -> None:
    take_up(wilgendaal.hanne, asked)
    assert talks() == []


def test_who_looks_here_herself_gets_no_call_either(wilgendaal: Cast, asked: HelpRequest) -> None:
    keep(wilgendaal, "leila", way=ReachWay.HERE, rather_talks=False)
    take_up(wilgendaal.hanne, asked)
    assert talks() == []


def test_who_wishes_a_letter_is_not_told_by_a_screen_alone(wilgendaal: Cast, asked: HelpRequest) -> None:
    keep(wilgendaal, "leila", way=ReachWay.LETTER, rather_talks=False)
    take_up(wilgendaal.hanne, asked)
    assert len(talks()) == 1


@pytest.mark.parametrize(("reach_by", "calls"), [("call", 1), ("visit", 1), ("here", 0)])
def test_without_account_and_mail_somebody_calls_unless_they_look_themselves(
    wilgendaal: Cast, reach_by: str, calls: int
) -> None:
    with acting_as(wilgendaal.visitor) as visitor:
        actor = door.come_in(visitor, name="Samira", language="ar")
        mine = Subject(pk=actor.subject_id, village_id=visitor.village_id)
        request = door.ask(mine, by=actor, question=question(reach_by=reach_by))
    a_moment_later()
    take_up(wilgendaal.hanne, request)
    assert len(talks()) == calls


def test_a_try_to_reach_her_is_nothing_to_tell(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        reaching.tried_to_reach(opened(hanne, rather_talks), by=hanne, way=Way.CALL)
    assert len(talks()) == 1


def test_reached_means_told_and_the_question_shows_the_talk(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    say(wilgendaal, rather_talks, How.REACHED)
    assert [task.done_at is not None for task in talks()] == [True]
    with as_owner():
        last = RequestStep.unscoped.filter(request=rather_talks).latest("done_at", "id")
        assert (last.what, last.way) == (What.CONTACT, Way.VISIT)


@pytest.mark.parametrize("how", [How.NOT_THERE, How.LEFT_WORD])
def test_not_reached_waits_another_day_and_counts_as_a_try(wilgendaal: Cast, rather_talks: HelpRequest, how: How) -> None:
    pass_the_day()
    say(wilgendaal, rather_talks, how)
    (task,) = talks()
    assert task.done_at is None
    assert task.due_at > task.asked_at + timedelta(hours=1)
    with as_owner():
        assert RequestStep.unscoped.filter(request=rather_talks, what=What.TRIED).count() == 1


def test_a_talk_that_was_written_down_at_the_desk_is_told_too(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        reaching.had_contact(opened(hanne, rather_talks), by=hanne, way=Way.GATE, words="At the gate.")
    assert [task.done_at is not None for task in talks()] == [True]


def test_it_is_not_told_twice(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    say(wilgendaal, rather_talks, How.REACHED)
    with pytest.raises(actions.NothingToTell):
        say(wilgendaal, rather_talks, How.REACHED)


def test_closing_is_told_in_words_as_well(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    say(wilgendaal, rather_talks, How.REACHED)
    with acting_as(wilgendaal.hanne) as hanne:
        door.close(opened(hanne, rather_talks), by=hanne, outcome="answered")
    assert [task.done_at is None for task in talks()] == [False, True]
    say(wilgendaal, rather_talks, How.REACHED)
    assert [task.done_at is None for task in talks()] == [False, False]


def test_hanne_sees_what_waits_and_nobody_else_does(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert len(talks_for(hanne)) == 1
    for who in ("bram", "mieke", "els", "oona", "jonas", "pia", "kobe"):
        with acting_as(wilgendaal.actors[who]) as other:
            open_list(other)
            assert list(talks_for(other)) == [], who


def test_the_family_does_not_read_the_notes_of_a_call(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    """Nor does whoever else may see the question: a sister at the phone may have said something."""
    say(wilgendaal, rather_talks, How.LEFT_WORD, words="Her sister answered.")
    consent(wilgendaal, "sami", "leila", item=rather_talks.pk, to="oma", kind=DataKind(rather_talks.kind))
    for who in ("leila", "oma"):
        with acting_as(wilgendaal.actors[who]) as reader:
            opened(reader, rather_talks)
            assert TalkTry.unscoped.count() == 0
    with acting_as(wilgendaal.hanne) as hanne:
        opened(hanne, rather_talks)
        assert [one.words for one in TalkTry.unscoped.all()] == ["Her sister answered."]


@pytest.mark.parametrize("who", ["leila", "els", "bram", "ex", "mieke"])
def test_only_who_has_it_says_how_it_went(wilgendaal: Cast, rather_talks: HelpRequest, who: str) -> None:
    with acting_as(wilgendaal.actors[who]) as other, pytest.raises(NotAllowed):
        actions.say(rather_talks, by=other, how=How.REACHED, way=TalkWay.CALL)
    assert [task.done_at for task in talks()] == [None]


def test_a_late_call_rises_once_to_who_has_it_and_to_the_team_leader(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    before = len(notices(wilgendaal, "bram"))
    pass_the_day()
    assert (clock.tick(), clock.tick()) == (1, 0)
    path = f"reach/talks/{rather_talks.pk}/"
    assert notices(wilgendaal, "hanne").count((Notice.Code.PROMISE_LATE, path)) == 1
    assert notices(wilgendaal, "mieke").count((Notice.Code.PROMISE_RISEN, "reach/talks/")) == 1
    assert len(notices(wilgendaal, "bram")) == before


def test_in_time_nothing_rises(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    assert clock.tick() == 0


def test_what_is_no_longer_shared_does_not_rise(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.leila) as leila:
        door.stop_sharing(opened(leila, rather_talks), by=leila)
    pass_the_day()
    assert clock.tick() == 0


def test_a_team_leader_sees_whose_and_when_never_to_whom(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.mieke):
        (line,) = talks_of_team()
    assert line["owner"] == "Hanne Moreels"
    assert set(line) == {"owner", "asked_at", "due_at", "is_late"}
    for who in ("hanne", "els", "griet"):
        with acting_as(wilgendaal.actors[who]):
            assert talks_of_team() == []


def test_the_words_of_a_young_person_who_asked_alone_are_only_for_who_has_it(wilgendaal: Cast) -> None:
    keep(wilgendaal, "yara", way=ReachWay.SCHOOL)
    alone = ask(wilgendaal, wilgendaal.yara, "yara", door.ask_alone, asker="young", called_name="Yara")
    take_up(wilgendaal.hanne, alone)
    assert len(talks()) == 1
    for who in ("leila", "els", "bram"):
        with acting_as(wilgendaal.actors[who]) as other:
            open_list(other)
            assert list(talks_for(other)) == []


def test_several_things_for_one_person_are_one_call_for_the_team_leader(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        door.ask_back(opened(hanne, rather_talks), by=hanne, words="Does he sleep at noon?")
    with acting_as(wilgendaal.mieke):
        assert len(talks_of_team()) == 1


def test_a_colleague_who_is_given_the_question_has_the_call_too(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        seat = opened(hanne, rather_talks).owner
        bram = type(seat).unscoped.get(person=wilgendaal.people["bram"])
        give_to_colleague(to_give([rather_talks.number]), by=hanne, to=bram.pk, reason="Bram speaks Arabic.")
    a_moment_later()
    with acting_as(wilgendaal.bram) as bram_now:
        open_list(bram_now)
        assert len(talks_for(bram_now)) == 1
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert list(talks_for(hanne)) == []
    with acting_as(wilgendaal.mieke):
        assert [line["owner"] for line in talks_of_team()] == ["Bram Tack"]


def test_when_she_stops_sharing_nothing_is_left_to_call_for(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.leila) as leila:
        door.stop_sharing(opened(leila, rather_talks), by=leila)
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert list(talks_for(hanne)) == []
    with acting_as(wilgendaal.mieke):
        assert talks_of_team() == []
