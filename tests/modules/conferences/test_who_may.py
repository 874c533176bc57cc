"""Who may convene, sit in, put something on the table and read, and beside each who may not."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.http import Http404

from tests.cast import as_owner, restrict
from tests.modules.conferences.conftest import (
    DECIDED,
    ON_TABLE,
    about,
    as_it_stands,
    convenes,
    convening,
    days_pass,
    ends,
    later,
    opened,
    puts,
    seat_of,
    table,
    today,
)
from village.foundation.time_range import now
from village.modules.conferences import actions, clock
from village.modules.conferences.models import ChildAtConference, TablePiece, ToldLater
from village.modules.conferences.problems import (
    CannotHear,
    DoneAlready,
    NotWithinTheDays,
    OneOfTheFamily,
    SecondPersonNeeded,
)
from village.modules.conferences.queries import kids_around, members_of, minutes_of, pieces_on, reasons_of
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.access.opening import find, open_list
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship
from village.trust.vocabulary import NotAllowed

NOT_INVITED = ("els", "karim", "jonas", "oona", "griet", "kobe", "pia", "mieke", "bram", "ex", "oma", "stranger", "yara")


def notices(cast, who, code):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code=code).count()


def test_who_sits_in_reads_the_table_and_nobody_else_learns_of_it(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    with acting_as(wilgendaal.nele) as nele:
        assert opened(nele, held).purpose
        assert [piece.words for piece in pieces_on(table(nele, held))] == [ON_TABLE]
    for who in NOT_INVITED:
        with acting_as(wilgendaal.actors[who]) as actor:
            with pytest.raises(Http404):
                opened(actor, held)
            with pytest.raises(Http404):
                table(actor, held)
            open_list(actor)
            assert not ChildAtConference.unscoped.filter(village_id=actor.village_id).exists()
            assert not TablePiece.unscoped.filter(village_id=actor.village_id).exists()


def test_sitting_in_opens_the_conference_and_nothing_else_about_the_child(wilgendaal, taken, held):
    with acting_as(wilgendaal.nele) as nele:
        opened(nele, held)
        with pytest.raises(Http404):
            find(nele, HelpRequest, taken.pk)
        open_list(nele)
        assert not HelpRequest.unscoped.filter(village_id=nele.village_id).exists()
        with pytest.raises(NotAllowed):
            actions.convene(convening(wilgendaal), by=nele)


def test_who_sits_in_writes_on_the_table_and_never_in_the_record(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    with acting_as(wilgendaal.nele) as nele:
        child = opened(nele, held)
        for verb, values in (
            (actions.write_minutes, {"words": "Mine."}), (actions.tell_family, {"persons": [wilgendaal.people["sami"].pk]}),
            (actions.not_told_yet, {"why": "Not yet.", "review_on": today()}),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                verb(child, by=nele, **values)


def test_a_member_for_one_child_does_not_read_the_other(wilgendaal, taken):
    sami, yara = convenes(wilgendaal, about(wilgendaal, "sami"), about(wilgendaal, "yara", members=("oona",)))
    for who, mine, other in (("nele", sami, yara), ("oona", yara, sami)):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert opened(actor, mine)
            with pytest.raises(Http404):
                opened(actor, other)
            with pytest.raises(Http404):
                table(actor, other)
    ends(wilgendaal, (sami, DECIDED), (yara, "Yara keeps her Wednesdays."))
    with acting_as(wilgendaal.oona) as oona:
        assert minutes_of(opened(oona, yara)).words == "Yara keeps her Wednesdays."


def test_somebody_of_the_family_does_not_sit_in_as_a_colleague(wilgendaal, taken):
    with as_owner():
        raised = Guardianship.unscoped.filter(child=wilgendaal.people["sami"]).first()
        Guardianship.unscoped.create(**{
            name: getattr(raised, name) for name in ("village_id", "subject_id", "child_id", "authority", "evidence", "kinds",
                                                     "from_at", "until", "law_version")
        }, guardian=wilgendaal.people["nele"])  # fmt: skip
    with pytest.raises(OneOfTheFamily):
        convenes(wilgendaal)


def test_nobody_convenes_by_a_role_alone_nor_about_their_own_family(wilgendaal, taken):
    for who in ("bram", "mieke", "oona", "nele", "els", "griet", "kobe", "pia"):
        with acting_as(wilgendaal.actors[who]):
            assert kids_around(wilgendaal.people["sami"].subject_id) == []
        with pytest.raises(NotAllowed):
            convenes(wilgendaal, by=who)
    with acting_as(wilgendaal.hanne):
        assert {kid.name for kid in kids_around(wilgendaal.people["sami"].subject_id)} == {"Sami Benali", "Yara Benali"}
        assert kids_around(wilgendaal.people["imani"].subject_id) == []


def test_the_days_are_those_of_the_law_file(wilgendaal, taken):
    for days in ({"first_day": today() - timedelta(days=1)}, {"last_day": today() - timedelta(days=1)},
                 {"last_day": today() + timedelta(days=91)}):  # fmt: skip
        with pytest.raises(NotWithinTheDays):
            convenes(wilgendaal, **days)


def test_before_its_first_day_the_table_is_closed_to_members(wilgendaal, taken):
    child = convenes(wilgendaal, first_day=today() + timedelta(days=2))[0]
    with acting_as(wilgendaal.nele) as nele:
        assert opened(nele, child)
        with pytest.raises(Http404):
            table(nele, child)
    days_pass(child, 2)
    with acting_as(wilgendaal.nele) as nele:
        assert table(nele, child)


def test_after_the_last_day_nobody_writes_and_after_the_closing_nobody_reads(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    days_pass(held, 8)
    with acting_as(wilgendaal.nele) as nele, pytest.raises(actions.TooLateToWrite):
        actions.put_on_table(table(nele, held), by=nele, title="Late", words="One thing more.")
    days_pass(held, 14)
    for who in ("nele", "hanne", "leila", "sami"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            table(actor, held)
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        opened(nele, held)
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, held), "what the law keeps stays with who convened it"


def test_what_was_convened_or_written_never_changes(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    with acting_as(wilgendaal.hanne) as hanne:
        child = opened(hanne, held)
        for name, value in (("base", "other"), ("last_day", today() + timedelta(days=300)), ("closes_on", today()),
                            ("opened_at", None), ("told_at", None)):  # fmt: skip
            with pytest.raises(Error), transaction.atomic():
                ChildAtConference.unscoped.filter(pk=child.pk).update(**{name: value})
    with acting_as(wilgendaal.nele) as nele:
        mine = pieces_on(table(nele, held))[0]
        with pytest.raises(Error), transaction.atomic():
            TablePiece.unscoped.filter(pk=mine.pk).update(title="Something else")


def test_who_sits_in_is_set_when_it_opens(wilgendaal, held):
    with acting_as(wilgendaal.hanne) as hanne:
        child = opened(hanne, held)
        one = members_of(child)[0]
        one.pk, one.id, one.member = None, None, seat_of(wilgendaal, "oona")
        with pytest.raises(Error), transaction.atomic():
            one.save(force_insert=True)


def test_somebody_taken_off_or_gone_from_the_house_reads_nothing_from_that_moment(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", members=("nele", "oona", "karim")))[0]
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, child)
        karim = next(one for one in members_of(found) if one.name == "Karim Aydin")
        actions.leave(karim)
    with acting_as(wilgendaal.nele) as nele:
        found = opened(nele, child)
        oona = next(one for one in members_of(found) if one.name == "Oona Smet")
        with pytest.raises(NotAllowed):
            actions.leave(oona)
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["oona"]).update(until=now() - timedelta(minutes=5))
    for who in ("karim", "oona"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            opened(actor, child)
    with acting_as(wilgendaal.nele) as nele:
        assert opened(nele, child)


def test_a_shield_closes_it_also_for_who_sits_in(wilgendaal, held):
    restrict(wilgendaal, "sami", against="nele", by="leila")
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        opened(nele, held)
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, held)


def test_a_shut_out_parent_is_not_told_and_reads_no_line(wilgendaal, held):
    with acting_as(wilgendaal.hanne) as hanne:
        child = opened(hanne, held)
        for who in ("ex", "els", "stranger"):
            with pytest.raises(CannotHear), transaction.atomic():
                actions.tell_family(child, by=hanne, persons=[wilgendaal.people[who].pk])


def test_the_family_reads_who_looked_once_told_and_no_word_of_the_table(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", told=()), **later(wilgendaal))[0]
    with acting_as(wilgendaal.nele) as nele:
        actions.second(opened(nele, child), by=nele, agrees=True)
    sami = wilgendaal.people["sami"].subject_id
    with acting_as(wilgendaal.leila) as leila:
        with pytest.raises(Http404):
            opened(leila, child)
        assert not looks_at(sami, child.pk)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.tell_family(opened(hanne, child), by=hanne, persons=[wilgendaal.people["leila"].pk])
    with acting_as(wilgendaal.leila) as leila:
        assert opened(leila, child)
        assert {"Nele Baert", "Hanne Moreels"} <= {look.name for look in looks_at(sami, child.pk)}
        for closed in (lambda: table(leila, child), lambda: _reason(leila, child)):
            with pytest.raises(Http404):
                closed()
    with acting_as(wilgendaal.sami) as own, pytest.raises(Http404):
        opened(own, child)


def _reason(actor, child):
    with as_owner():
        key = ToldLater.unscoped.get(child=child).pk
    return find(actor, ToldLater, key)


def test_telling_later_opens_only_with_the_yes_of_another_person(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", members=("nele", "oona"), told=()), **later(wilgendaal))[0]
    for who in ("oona", "leila"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            opened(actor, child)
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, child)
        with pytest.raises(NotAllowed):
            actions.second(found, by=hanne, agrees=True)
        with pytest.raises(SecondPersonNeeded):
            actions.not_told_yet(found, by=hanne, why="Still not safe.", review_on=today())
    with acting_as(wilgendaal.nele) as nele:
        actions.second(opened(nele, child), by=nele, agrees=False)
        with pytest.raises(DoneAlready):
            actions.second(opened(nele, child), by=nele, agrees=True)
    assert as_it_stands(child).opened_at is None
    with acting_as(wilgendaal.hanne) as hanne:
        actions.tell_family(opened(hanne, child), by=hanne, persons=[wilgendaal.people["leila"].pk])
    with acting_as(wilgendaal.oona) as oona:
        assert opened(oona, child), "the family knows, so it opened"


def test_the_second_person_puts_the_telling_off_with_a_reason_and_a_day(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", told=()), **later(wilgendaal))[0]
    with acting_as(wilgendaal.nele) as nele:
        actions.second(opened(nele, child), by=nele, agrees=True)
        with pytest.raises(NotWithinTheDays):
            actions.not_told_yet(opened(nele, child), by=nele, why="Not safe.", review_on=today() + timedelta(days=15))
        actions.not_told_yet(opened(nele, child), by=nele, why="Not safe.", review_on=today() + timedelta(days=3))
        open_list(nele)
        assert reasons_of(nele, child).count() == 2
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila)
        assert reasons_of(leila, child).count() == 0


def test_the_family_answers_and_nobody_else_does_in_its_place(wilgendaal, held):
    with acting_as(wilgendaal.leila) as leila:
        actions.answer(opened(leila, held), by=leila, words="Ask me first.")
    assert notices(wilgendaal, "hanne", Notice.Code.REPLY) == 1
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.answer(opened(hanne, held), by=hanne, words="They are glad.")
    with acting_as(wilgendaal.nele) as nele, pytest.raises(NotAllowed):
        actions.answer(opened(nele, held), by=nele, words="They are glad.")


def test_what_was_decided_is_written_once_and_only_by_who_answers_for_it(wilgendaal, held):
    ends(wilgendaal, (held, DECIDED))
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(DoneAlready):
        actions.write_minutes(opened(hanne, held), by=hanne, words="Something else.")
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.write_minutes(opened(leila, held), by=leila, words="Mine.")


def test_who_convened_is_reminded_once_a_day_of_what_is_still_open(wilgendaal, held):
    assert clock.tick() == 0
    days_pass(held, 8)
    assert clock.tick() == 1
    assert clock.tick() == 0
    assert notices(wilgendaal, "hanne", Notice.Code.DANGER_OPEN) == 1
    assert notices(wilgendaal, "nele", Notice.Code.DANGER_OPEN) == 0


def test_only_who_was_asked_hears_that_something_waits(wilgendaal, held):
    assert notices(wilgendaal, "nele", Notice.Code.SHARED) == 1
    assert notices(wilgendaal, "leila", Notice.Code.FAMILY_TOLD) == 1
    for who in ("sami", "yara", "oona", "els", "ex"):
        assert notices(wilgendaal, who, Notice.Code.SHARED) + notices(wilgendaal, who, Notice.Code.FAMILY_TOLD) == 0


def test_the_application_cannot_open_a_conference_past_its_own_functions(wilgendaal, held):
    """Neither a row of the table of disclosures, nor somebody else's conference by its key."""
    with acting_as(wilgendaal.nele), connection.cursor() as cursor:
        for sql in (
            "SELECT app.open_conference(%s)", "SELECT app.end_conference(%s)",
            "SELECT app.conference_aside(gen_random_uuid(), %s)",
            "SELECT app.tell_of_conference(%s, app.person())", "UPDATE consent_disclosure SET until = now() WHERE item_id = %s",
        ):  # fmt: skip
            with pytest.raises(Error), transaction.atomic():
                cursor.execute(sql, [held.pk])
