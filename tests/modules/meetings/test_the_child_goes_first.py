"""Before each meeting the child is asked; its answer is its own; the meeting closes only when it was told what was done."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from tests.cast import as_owner
from tests.modules.meetings.conftest import (
    DONE_WITH_IT,
    NEXT,
    YARAS,
    asked,
    close,
    held,
    note_presence,
    tell_yara,
    yara_says,
)
from village.modules.meetings import voices
from village.modules.meetings.models import Closing, Meeting, Voice
from village.modules.meetings.problems import (
    AlreadyToldBack,
    ChooseSomebody,
    FirstTellTheChild,
    MeetingIsOver,
    SayItFirst,
    WhoWasThere,
)
from village.modules.meetings.queries import children_asked, closing_of, my_voice, unread_answers
from village.modules.meetings.voices import Said
from village.modules.meetings.words import Heard, Hears, Way
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.notices.models import Notice
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import NotAllowed, Purpose


def voice_of_yara():
    with as_owner():
        return Voice.unscoped.get()


def state(cast, meeting):
    with acting_as(cast.hanne) as hanne:
        return asked(hanne, meeting).heard


def test_a_child_of_the_plan_is_asked_as_soon_as_a_meeting_is_called(wilgendaal, meeting):
    with acting_as(wilgendaal.hanne) as hanne:
        found = children_asked(find(hanne, Meeting, meeting.pk))
    assert [(one.name, one.heard) for one in found] == [("Yara", "")]
    with as_owner():
        told = Notice.unscoped.filter(person=wilgendaal.people["yara"], code="question")
        assert told.filter(path=f"meetings/{meeting.pk}/").count() == 1


def test_what_she_shares_is_read_by_who_sits_there_and_by_nobody_else(wilgendaal, meeting):
    yara_says(wilgendaal, meeting)
    voice = voice_of_yara()
    for who in ("leila", "hanne", "els"):
        with acting_as(wilgendaal.actors[who]) as reader:
            assert find(reader, Voice, voice.pk).words == YARAS
    for who in ("ex", "jonas", "oona", "mieke", "stranger", "karim"):
        with acting_as(wilgendaal.actors[who]) as reader, pytest.raises(Http404):
            find(reader, Voice, voice.pk)


def test_what_she_keeps_nobody_reads_not_her_mother_either(wilgendaal, meeting):
    yara_says(wilgendaal, meeting, hears=Hears.NOBODY)
    voice = voice_of_yara()
    for who in ("leila", "hanne", "els"):
        with acting_as(wilgendaal.actors[who]) as reader, pytest.raises(Http404):
            find(reader, Voice, voice.pk)
    assert state(wilgendaal, meeting) == Heard.KEPT


def test_she_changes_her_mind_and_the_doors_close_at_once(wilgendaal, meeting):
    yara_says(wilgendaal, meeting)
    yara_says(wilgendaal, meeting, hears=Hears.NOBODY)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        find(hanne, Voice, voice_of_yara().pk)
    with acting_as(wilgendaal.yara) as yara:
        open_subject(yara, yara.subject_id, Purpose.FOLLOW)
        assert my_voice(yara, meeting).words == YARAS


def test_rather_not_is_an_answer(wilgendaal, meeting):
    yara_says(wilgendaal, meeting, way=Way.RATHER_NOT, words="")
    assert state(wilgendaal, meeting) == Heard.RATHER_NOT
    with as_owner():
        assert not Voice.unscoped.exists()


def test_pictures_say_it_too(wilgendaal, meeting):
    yara_says(wilgendaal, meeting, way=Way.PICTURES, words="", scenes=("sleep", "way_there", "nonsense"))
    assert [one["label"] for one in voice_of_yara().pictures] == ["Sleeping", "Going there and back"]


@pytest.mark.parametrize("way", [Way.WRITE, Way.DRAW, Way.PICTURES])
def test_nothing_is_no_answer(wilgendaal, meeting, way):
    with acting_as(wilgendaal.yara) as yara, pytest.raises(SayItFirst):
        voices.say(asked(yara, meeting), by=yara, said=Said(way, words="  "))


def test_she_talks_with_whom_she_chose_and_only_that_one_knows(wilgendaal, meeting):
    yara_says(wilgendaal, meeting, way=Way.TALK, words="", talks_with=wilgendaal.people["els"].pk)
    voice = voice_of_yara()
    with acting_as(wilgendaal.els) as els:
        assert find(els, Voice, voice.pk).way == Way.TALK
    for who in ("leila", "hanne"):
        with acting_as(wilgendaal.actors[who]) as reader, pytest.raises(Http404):
            find(reader, Voice, voice.pk)
    assert state(wilgendaal, meeting) == Heard.TALKS
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["els"], code="question").count() == 1


def test_she_talks_with_nobody_who_was_not_invited(wilgendaal, meeting):
    with acting_as(wilgendaal.yara) as yara, pytest.raises(ChooseSomebody):
        voices.say(asked(yara, meeting), by=yara, said=Said(Way.TALK, talks_with=wilgendaal.people["ex"].pk))


@pytest.mark.parametrize("who", ["leila", "hanne"])
def test_nobody_answers_for_her(wilgendaal, meeting, who):
    with acting_as(wilgendaal.actors[who]) as actor:
        one = asked(actor, meeting)
        with pytest.raises(NotAllowed):
            voices.say(one, by=actor, said=Said(Way.RATHER_NOT))
        with pytest.raises(NotAllowed):
            voices.note_for(one, by=actor, words="She is fine.")


def test_it_does_not_close_before_she_was_told(wilgendaal, meeting):
    note_presence(wilgendaal, meeting, "leila", "hanne")
    with pytest.raises(FirstTellTheChild):
        close(wilgendaal, meeting)
    tell_yara(wilgendaal, meeting)
    close(wilgendaal, meeting)
    with acting_as(wilgendaal.yara) as yara:
        assert closing_of(find(yara, Meeting, meeting.pk)).review_on == NEXT


def test_the_database_does_not_close_it_either(wilgendaal, meeting):
    note_presence(wilgendaal, meeting, "leila", "hanne")
    with acting_as(wilgendaal.hanne) as hanne:
        here = find(hanne, Meeting, meeting.pk)
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            Closing.unscoped.create(
                **as_its_whole(here, hanne), meeting=here, review_on=NEXT, author_name="H", closed_at=here.begins_at
            )
    assert "tell the child" in str(refused.value)


def test_who_was_there_comes_before_closing(wilgendaal, meeting):
    tell_yara(wilgendaal, meeting)
    with pytest.raises(WhoWasThere):
        close(wilgendaal, meeting)


def test_she_reads_what_was_done_with_it(wilgendaal, meeting):
    yara_says(wilgendaal, meeting)
    held(wilgendaal, meeting)
    with acting_as(wilgendaal.yara) as yara:
        open_list(yara)
        assert [one.words for one in unread_answers(yara)] == [DONE_WITH_IT]
    with acting_as(wilgendaal.els) as els:
        open_list(els)
        assert not unread_answers(els).exists()
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["yara"], code="answer").count() == 1


def test_she_is_told_once_and_says_nothing_more_when_it_is_over(wilgendaal, meeting):
    tell_yara(wilgendaal, meeting)
    with pytest.raises(AlreadyToldBack):
        tell_yara(wilgendaal, meeting)
    note_presence(wilgendaal, meeting, "leila", "hanne")
    close(wilgendaal, meeting)
    with pytest.raises(MeetingIsOver):
        yara_says(wilgendaal, meeting)


def test_els_neither_tells_her_nor_closes_and_yara_does_not_tell_herself(wilgendaal, meeting):
    for who in ("els", "yara"):
        with pytest.raises(NotAllowed):
            tell_yara(wilgendaal, meeting, who=who)
    with pytest.raises(NotAllowed):
        close(wilgendaal, meeting, by="els")
