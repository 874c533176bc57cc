"""How I am best reached is mine to say; who works on what I asked reads it, nobody else."""

import pytest
from django.db import ProgrammingError, transaction

from tests.cast import Cast, assign, consent
from tests.modules.channels.conftest import PLACE, keep, take_up, wish, wishes
from tests.modules.help_requests.conftest import a_moment_later, opened
from village.modules.channels import actions
from village.modules.channels.models import ReachWish
from village.modules.channels.queries import my_reach, reach_of
from village.modules.channels.words import ReachWay
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list, open_subject
from village.trust.vocabulary import DataKind, NotAllowed, Purpose, Right


def test_leila_says_it_and_reads_it_back(wilgendaal: Cast) -> None:
    keep(wilgendaal, "leila")
    with acting_as(wilgendaal.leila) as leila:
        mine = my_reach(leila)
    assert mine is not None
    assert (mine.way, mine.place, mine.rather_talks, mine.language) == (ReachWay.VISIT, PLACE, True, "ar")


def test_a_newer_wish_takes_the_place_of_the_older(wilgendaal: Cast) -> None:
    keep(wilgendaal, "leila")
    keep(wilgendaal, "leila", way=ReachWay.CALL, place="0470 00 00 00")
    assert [(one.way, one.place) for one in wishes()] == [(ReachWay.CALL, "0470 00 00 00")]


def test_who_has_what_she_asked_reads_it(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        reach = reach_of(opened(hanne, rather_talks))
    assert reach is not None
    assert (reach.way, reach.place, reach.interpreter) == (ReachWay.VISIT, PLACE, True)


def test_without_a_wish_what_she_said_when_asking_counts(wilgendaal: Cast, asked: HelpRequest) -> None:
    with acting_as(wilgendaal.hanne) as hanne:
        reach = reach_of(opened(hanne, asked))
    assert reach is not None and reach.wish is None
    assert (reach.way, reach.place, reach.language) == (ReachWay.CALL, "0470 00 00 00", "nl")


@pytest.mark.parametrize(
    "who", ["els", "karim", "jonas", "nele", "oona", "griet", "kobe", "pia", "mieke", "ex", "stranger", "yara"]
)
def test_nobody_else_reads_it(wilgendaal: Cast, rather_talks: HelpRequest, who: str) -> None:
    with acting_as(wilgendaal.actors[who]):
        assert reach_of(rather_talks) is None


def test_grandmother_reads_the_question_along_and_not_how_leila_is_reached(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    consent(wilgendaal, "sami", "leila", item=rather_talks.pk, to="oma", kind=DataKind(rather_talks.kind))
    with acting_as(wilgendaal.oma) as oma:
        assert reach_of(opened(oma, rather_talks)) is None


def test_a_school_that_is_shown_the_question_by_name_does_not_read_it(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    consent(wilgendaal, "sami", "leila", item=rather_talks.pk, to="els", kind=DataKind(rather_talks.kind))
    with acting_as(wilgendaal.els) as els:
        assert reach_of(opened(els, rather_talks)) is None


def test_a_colleague_who_no_longer_has_it_reads_nothing(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    """Bram was on duty when it came in; Hanne took it up."""
    with acting_as(wilgendaal.bram):
        assert reach_of(rather_talks) is None


def test_when_she_stops_sharing_it_closes_at_once(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(wilgendaal.leila) as leila:
        door.stop_sharing(opened(leila, rather_talks), by=leila)
    with acting_as(wilgendaal.hanne):
        assert reach_of(rather_talks) is None


def test_without_a_second_factor_nothing_is_told(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    weak = wilgendaal.hanne.__class__(**{**wilgendaal.hanne.__dict__, "second_factor": False})
    with acting_as(weak):
        assert reach_of(rather_talks) is None


def test_her_children_and_who_owns_things_with_her_do_not_read_the_record(wilgendaal: Cast) -> None:
    keep(wilgendaal, "leila")
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, leila.subject_id, Purpose.FOLLOW)
        assert ReachWish.unscoped.count() == 1
    for who in ("yara", "hanne", "ex"):
        with acting_as(wilgendaal.actors[who]) as other:
            open_list(other)
            assert ReachWish.unscoped.count() == 0


def test_what_a_young_person_wishes_is_not_for_her_mother(wilgendaal: Cast) -> None:
    """Leïla is the guardian and may read Yara's name and number; how Yara wants to be reached is Yara's."""
    keep(wilgendaal, "yara", way=ReachWay.SCHOOL)
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, wilgendaal.yara.subject_id, Purpose.FOLLOW)
        assert ReachWish.unscoped.count() == 0


def test_hanne_writes_it_down_with_her_agreement(wilgendaal: Cast, asked: HelpRequest) -> None:
    take_up(wilgendaal.hanne, asked)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.keep_wish(opened(hanne, asked), by=hanne, wish=wish(place="At the shop."))
    with acting_as(wilgendaal.leila) as leila:
        mine = my_reach(leila)
    assert mine is not None
    assert (mine.place, mine.kept_by) == ("At the shop.", "Hanne Moreels")


def test_nobody_writes_it_for_somebody_else(wilgendaal: Cast, asked: HelpRequest) -> None:
    with acting_as(wilgendaal.ex) as ex, pytest.raises(NotAllowed):
        actions.keep_my_wish(wilgendaal.people["leila"], by=ex, wish=wish())
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        actions.keep_wish(asked, by=els, wish=wish())
    assert wishes() == []


def test_a_reader_by_name_writes_nothing(wilgendaal: Cast, rather_talks: HelpRequest) -> None:
    rights = Right.VIEW | Right.CONTRIBUTE
    consent(wilgendaal, "sami", "leila", item=rather_talks.pk, to="els", kind=DataKind(rather_talks.kind), rights=rights)
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        actions.keep_wish(opened(els, rather_talks), by=els, wish=wish(way=ReachWay.MAIL))
    assert [one.way for one in wishes()] == [ReachWay.VISIT]


def test_an_assignment_without_her_consent_opens_nothing(wilgendaal: Cast, asked: HelpRequest) -> None:
    keep(wilgendaal, "leila")
    assign(wilgendaal, "oona", "care", "sami", asked.pk, kind=asked.kind)
    a_moment_later()
    with acting_as(wilgendaal.oona):
        assert reach_of(asked) is None


def test_the_database_itself_refuses(wilgendaal: Cast, asked: HelpRequest) -> None:
    with acting_as(wilgendaal.els) as els, pytest.raises(ProgrammingError), transaction.atomic():
        actions._keep(els.village_id, wilgendaal.leila.person_id, wilgendaal.leila.subject_id, asked.pk, None, wish())
    assert wishes() == []


def test_another_village_knows_nothing(wilgendaal: Cast, tilleuls: Cast, rather_talks: HelpRequest) -> None:
    with acting_as(tilleuls.hanne):
        assert reach_of(rather_talks) is None
