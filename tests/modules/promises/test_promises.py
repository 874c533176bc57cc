"""A promise is kept, or moved with a reason before its date; it warns, and it rises once when it is late."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.cast import as_owner, assign, consent, restrict
from tests.lab.models import Note
from village.foundation.time_range import LONG_AGO, now
from village.modules.promises import actions, clock
from village.modules.promises.models import Promise, PromiseRise
from village.modules.promises.queries import (
    changes_of,
    due_for,
    kept_on_time,
    open_promise_about,
    promises_of_team,
    shares_kept,
)
from village.modules.promises.working_time import can_be_promised, time_left, warn_moment, week_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
SOON = timedelta(days=3)


@pytest.fixture
def note(wilgendaal):
    """Something written about Sami, shared with the contact point, where Hanne works on it."""
    with as_owner():
        written = Note.unscoped.create(
            village=wilgendaal.village, subject_id=wilgendaal.people["sami"].subject_id, kind=DataKind.FAMILY_STORY,
            author=wilgendaal.people["leila"], words="He draws.",
        )  # fmt: skip
        written.refresh_from_db()
    shared = {"item": written.item_id, "kind": DataKind.FAMILY_STORY}
    consent(wilgendaal, "sami", "leila", to_organisation="door", rights=WHOLE, **shared)
    assign(wilgendaal, "hanne", "door", "sami", **shared)
    return written


def seat(cast, who):
    with as_owner():
        return Membership.unscoped.get(person=cast.people[who])


@pytest.fixture
def promised(wilgendaal, note):
    owner = seat(wilgendaal, "hanne")
    with acting_as(wilgendaal.hanne) as hanne:
        return actions.promise(
            find(hanne, Note, note.pk), by=hanne, owner=owner, what="I call the school", due_at=now() + SOON,
            path="notes/1/",
        )  # fmt: skip


def moved(promise, **when):
    with as_owner():
        Promise.unscoped.filter(pk=promise.pk).update(**when)


def made_late(promise):
    moved(promise, made_at=now() - SOON, warn_at=now() - SOON, due_at=now() - timedelta(hours=1))


def told(cast, who):
    with as_owner():
        return sorted(Notice.unscoped.filter(person=cast.people[who]).values_list("code", "path"))


def test_the_family_reads_what_was_promised_and_a_stranger_does_not(wilgendaal, note, promised):
    with acting_as(wilgendaal.leila) as leila:
        assert open_promise_about(find(leila, Note, note.pk)).what == "I call the school"
    for who in ("stranger", "bram", "els", "yara"):
        with acting_as(wilgendaal.actors[who]) as other, pytest.raises(Http404):
            find(other, Promise, promised.pk)


def test_what_was_promised_is_in_the_list_of_who_promised_it(wilgendaal, promised):
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert list(due_for(hanne)) == [promised]
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila)
        assert list(due_for(leila)) == []


def test_a_promise_is_about_the_future(wilgendaal, note):
    owner = seat(wilgendaal, "hanne")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.PromiseIsInThePast):
        actions.promise(find(hanne, Note, note.pk), by=hanne, owner=owner, what="?", due_at=now(), path="")


def test_who_has_nothing_to_do_with_it_cannot_promise(wilgendaal, note):
    owner = seat(wilgendaal, "jonas")
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(NotAllowed):
        actions.promise(note, by=jonas, owner=owner, what="?", due_at=now() + SOON, path="")


def test_it_is_kept_by_the_one_who_made_it_and_only_once(wilgendaal, promised):
    with acting_as(wilgendaal.hanne) as hanne:
        kept = actions.keep(find(hanne, Promise, promised.pk), by=hanne)
        assert kept.kept_at and kept.kept_by_id == hanne.person_id
        with pytest.raises(actions.PromiseIsDone):
            actions.keep(kept, by=hanne)


def test_the_family_does_not_keep_it_for_them_but_may_let_it_go(wilgendaal, promised):
    with acting_as(wilgendaal.leila) as leila:
        mine = find(leila, Promise, promised.pk)
        with pytest.raises(NotAllowed):
            actions.keep(mine, by=leila)
        assert not actions.let_go(mine, by=leila).is_open


def test_a_new_date_needs_a_reason_that_the_family_reads(wilgendaal, note, promised):
    later = promised.due_at + SOON
    with acting_as(wilgendaal.hanne) as hanne:
        mine = find(hanne, Promise, promised.pk)
        with pytest.raises(actions.ReasonNeeded):
            actions.renew_with_reason(mine, by=hanne, due_at=later, reason=" ")
        with pytest.raises(actions.PromiseIsInThePast):
            actions.renew_with_reason(mine, by=hanne, due_at=now(), reason="Ill")
        actions.renew_with_reason(mine, by=hanne, due_at=later, reason="The school is closed.")
    with acting_as(wilgendaal.leila) as leila:
        change = changes_of(find(leila, Note, note.pk)).get()
        assert (change.old_due, change.new_due, change.reason) == (promised.due_at, later, "The school is closed.")


def test_the_clock_warns_once_before_the_end(wilgendaal, promised):
    assert clock.tick() == 0
    moved(promised, made_at=now() - SOON, warn_at=now() - timedelta(minutes=1), due_at=now() + timedelta(hours=1))
    assert clock.tick() == 1 and clock.tick() == 0
    assert told(wilgendaal, "hanne") == [("promise_soon", "notes/1/")]
    assert told(wilgendaal, "mieke") == []


def test_a_late_promise_rises_once_to_who_made_it_and_the_team_leader(wilgendaal, promised):
    made_late(promised)
    assert clock.tick() == 1 and clock.tick() == 0
    assert told(wilgendaal, "hanne") == [("promise_late", "notes/1/")]
    assert told(wilgendaal, "mieke") == [("promise_risen", "promises/team/")]
    for who in ("bram", "els", "kobe", "leila"):
        assert told(wilgendaal, who) == []
    with as_owner():
        assert PromiseRise.unscoped.get(promise=promised).level == "late"


def test_after_a_new_date_it_may_rise_again(wilgendaal, promised):
    made_late(promised)
    clock.tick()
    moved(promised, due_at=now() - timedelta(minutes=1))
    assert clock.tick() == 1


def test_a_promise_that_is_kept_or_let_go_does_not_rise(wilgendaal, promised):
    made_late(promised)
    moved(promised, let_go_at=now())
    assert clock.tick() == 0


def test_the_team_leader_sees_whose_and_when_and_others_see_nothing(wilgendaal, promised):
    door = wilgendaal.organisations["door"].pk
    with acting_as(wilgendaal.mieke):
        line = promises_of_team(door)[0]
        assert (line.owner, line.is_late) == ("Hanne Moreels", False)
    for who in ("hanne", "els", "leila", "stranger", "kobe"):
        with acting_as(wilgendaal.actors[who]):
            assert promises_of_team(door) == []


def many(cast, note, kept, late, who="hanne"):
    owner = seat(cast, who)
    shape = dict(
        village=cast.village, subject_id=note.subject_id, item_id=note.item_id, kind=note.kind, owner=owner,
        author=cast.people[who], made_at=now() - SOON, warn_at=now() - SOON, due_at=now() - timedelta(days=1),
    )  # fmt: skip
    with as_owner():
        for number in range(kept + late):
            Promise.unscoped.create(
                **shape, kept_by=cast.people[who],
                kept_at=now() if number >= kept else now() - timedelta(days=2),
            )  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "late", "shown"),
    [(4, 4, (None, None)), (30, 12, (42, 30)), (30, 0, (30, 30)), (30, 3, (33, None)), (3, 30, (33, None))],
)
def test_the_share_that_was_kept_hides_small_numbers(wilgendaal, note, kept, late, shown):
    many(wilgendaal, note, kept, late)
    with acting_as(wilgendaal.griet):
        found = kept_on_time(LONG_AGO).get(wilgendaal.organisations["door"].pk)
        assert ((found.ended, found.on_time) if found else (None, None)) == shown
    with acting_as(wilgendaal.visitor):
        assert kept_on_time(LONG_AGO) == {}


def test_each_organisation_has_its_own_share_and_one_question_counts_them_all(wilgendaal, note):
    others = {"els": "school", "jonas": "loods"}

    def counted():
        with acting_as(wilgendaal.griet) as griet, CaptureQueriesContext(connection) as asked:
            found = {one.pk: (kept.ended, kept.on_time) for one, kept in shares_kept(griet, LONG_AGO)}
        return found, len(asked.captured_queries)

    many(wilgendaal, note, 30, 12)
    keys = {name: one.pk for name, one in wilgendaal.organisations.items()}
    before, questions = counted()
    assert before == {keys["door"]: (42, 30)}
    for number, (who, where) in enumerate(others.items()):
        organisation = seat(wilgendaal, who).organisation_id
        assert organisation == keys[where]
        many(wilgendaal, note, 20 + number, 20, who=who)
    assert counted() == ({**before, keys["school"]: (40, 20), keys["loods"]: (41, 21)}, questions)


def test_nobody_counts_what_is_open_and_whom_the_family_kept_away_is_not_late(wilgendaal, note, promised):
    """Late and still theirs to do: counted. No longer shared with them: neither kept nor late."""
    many(wilgendaal, note, 20, 0)
    door = wilgendaal.organisations["door"].pk

    def ended():
        with acting_as(wilgendaal.griet):
            return kept_on_time(LONG_AGO)[door].ended

    assert ended() == 20
    made_late(promised)
    assert ended() == 21
    restrict(wilgendaal, "sami", "hanne", "leila")
    assert ended() == 20


def test_a_promise_is_kept_by_somebody_and_ends_after_it_was_made(wilgendaal, promised):
    for wrong in ({"kept_at": now()}, {"due_at": promised.made_at - SOON}):
        with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
            Promise.unscoped.filter(pk=promised.pk).update(**wrong)


def test_the_words_of_a_promise_are_sealed(wilgendaal, promised):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT what FROM promises_promise WHERE id = %s", [promised.pk])
        assert b"school" not in bytes(cursor.fetchone()[0])


def test_the_clock_face_speaks_in_working_days_then_hours(wilgendaal):
    with acting_as(wilgendaal.hanne):
        week = week_of(wilgendaal.village.pk)
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)  # nine o'clock in Brussels
    friday = monday + timedelta(days=4, hours=8)
    assert (time_left(week, monday, friday, monday).state, time_left(week, monday, friday, monday).number) == ("ok", "5")
    near = time_left(week, monday, friday, friday - timedelta(hours=2))
    assert (near.state, near.number) == ("soon", "2")
    assert warn_moment(week, monday, friday) == friday - timedelta(hours=4)
    assert can_be_promised(week, friday) and not can_be_promised(week, friday + timedelta(hours=2))


def test_a_late_promise_counts_its_days_in_one_letter(wilgendaal):
    with acting_as(wilgendaal.hanne):
        week = week_of(wilgendaal.village.pk)
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)
    today = time_left(week, monday - SOON, monday, monday + timedelta(hours=3))
    assert (today.state, today.number, today.unit) == ("late", "!", "late")
    later = time_left(week, monday - SOON, monday, monday + timedelta(days=1, minutes=1))
    assert (later.state, later.number, later.unit) == ("late", "1 d", "late")
