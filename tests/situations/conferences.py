"""A conference about a child by the law of the place: it does not open without its law, members and purpose (row 21)."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from tests.cast import Cast, restrict
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
)
from tests.modules.help_requests.conftest import a_moment_later, ask
from tests.modules.help_requests.conftest import opened as asked_by
from tests.situations.places import law_of
from village.modules.conferences import actions, writing
from village.modules.conferences.models import ConferenceMember
from village.modules.conferences.problems import BoundByNothing, NothingToGoBy, SecondPersonNeeded
from village.modules.conferences.queries import bound_to_silence, minutes_of, pieces_on, who_can_sit_in
from village.modules.help_requests import actions as requests
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.law.answers import GraveAct
from village.trust.vocabulary import NotAllowed, Role, Secrecy

OTHERS = ("els", "jonas", "griet", "kobe", "pia", "ex", "stranger", "oma", "mieke", "bram")


def works_with_sami(cast: Cast) -> None:
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        requests.take_up(asked_by(hanne, asked), by=hanne)
    a_moment_later()


def it_does_not_open_without_law_members_and_purpose(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    whole = convening(cast)
    for missing in (
        {"base": ""}, {"base": "because we want to"}, {"purpose": "  "}, {"children": ()},
        {"children": (about(cast, "sami", members=()),)},
    ):  # fmt: skip
        with acting_as(cast.hanne) as hanne, pytest.raises(NothingToGoBy):
            actions.convene(replace(whole, **missing), by=hanne)
    for base in law_of(place).conference_bases:
        assert base.citation, "each rests on an article that people can read"
        if base.reference:
            with acting_as(cast.hanne) as hanne, pytest.raises(NothingToGoBy):
                actions.convene(replace(whole, base=base.key, reference=""), by=hanne)
    assert as_it_stands(convenes(cast)[0]).opened_at


def each_is_bound_to_silence_as_the_law_asks(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    law = law_of(place)
    with acting_as(cast.hanne) as hanne:
        offered = {one.public_name: one.secrecy for one in who_can_sit_in(bound_to_silence(hanne, law), law)}
    assert "Nele Baert" in offered and "Jonas Adeyemi" not in offered
    assert ("Karim Aydin" in offered) == (Secrecy.OFFICIAL in law.conference_secrecy)
    with acting_as(cast.hanne) as hanne, pytest.raises(BoundByNothing):
        actions.convene(convening(cast, about(cast, "sami", members=("nele", "jonas"))), by=hanne)
    child = convenes(cast)[0]
    with acting_as(cast.nele) as nele:
        sits = ConferenceMember.unscoped.filter(child=opened(nele, child)).values_list("name", "secrecy")
        assert set(sits) == {("Hanne Moreels", Secrecy.PROFESSIONAL), ("Nele Baert", Secrecy.PROFESSIONAL)}


def only_who_the_law_names_convenes_and_about_their_own_work(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    assert Role.TEACHER not in law_of(place).conference_roles
    for who in ("els", "griet", "kobe", "bram", "oona", "leila"):
        with acting_as(cast.actors[who]) as actor, pytest.raises(NotAllowed):
            actions.convene(convening(cast), by=actor)


def the_family_is_told_or_two_say_why_not_yet(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    two = law_of(place).second_person_needed(GraveAct.TELL_FAMILY_LATER)
    untold = about(cast, "sami", told=())
    with acting_as(cast.hanne) as hanne, pytest.raises(actions.NotWithinTheDays):
        actions.convene(convening(cast, untold), by=hanne)
    if two:
        with acting_as(cast.hanne) as hanne, pytest.raises(SecondPersonNeeded):
            actions.convene(convening(cast, untold, **later(cast) | {"second": None}), by=hanne)
    child = convenes(cast, untold, **later(cast))[0]
    with acting_as(cast.leila) as leila, pytest.raises(Http404):
        opened(leila, child)
    if two:
        assert as_it_stands(child).opened_at is None
        with acting_as(cast.nele) as nele:
            actions.second(opened(nele, child), by=nele, agrees=True)
    assert as_it_stands(child).opened_at
    with acting_as(cast.hanne) as hanne:
        actions.tell_family(opened(hanne, child), by=hanne, persons=[cast.people["leila"].pk])
    with acting_as(cast.leila) as leila:
        assert opened(leila, child).purpose


def members_read_the_table_of_their_child_while_it_lasts(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    sami, yara = convenes(cast, about(cast, "sami"), about(cast, "yara", members=("oona",)))
    puts(cast, "nele", sami)
    with acting_as(cast.nele) as nele:
        assert [piece.words for piece in pieces_on(table(nele, sami))] == [ON_TABLE]
        with pytest.raises(Http404):
            opened(nele, yara)
    with acting_as(cast.oona) as oona, pytest.raises(Http404):
        table(oona, sami)
    for who in OTHERS:
        for child in (sami, yara):
            with acting_as(cast.actors[who]) as actor, pytest.raises(Http404):
                opened(actor, child)
    with acting_as(cast.leila) as leila, pytest.raises(Http404):
        table(leila, sami)


def it_closes_by_itself_and_what_the_law_keeps_stays(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    days = law_of(place).conference_terms.close_days
    child = convenes(cast)[0]
    puts(cast, "nele", child)
    ends(cast, (child, DECIDED))
    with acting_as(cast.nele) as nele:
        assert minutes_of(opened(nele, child)).words == DECIDED
        with pytest.raises(actions.TooLateToWrite):
            actions.put_on_table(table(nele, child), by=nele, title="Late", words="One thing more.")
    days_pass(child, days + 1)
    with acting_as(cast.nele) as nele, pytest.raises(Http404):
        opened(nele, child)
    for who in ("nele", "hanne", "leila", "sami"):
        with acting_as(cast.actors[who]) as actor, pytest.raises(Http404):
            table(actor, child)
    for keeps in ("hanne", "leila"):
        with acting_as(cast.actors[keeps]) as actor:
            assert minutes_of(opened(actor, child)).words == DECIDED
    with acting_as(cast.leila):
        assert "Nele Baert" in {look.name for look in looks_at(cast.people["sami"].subject_id, child.pk)}


def each_family_reads_the_part_of_its_own_child(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    sami, yara = convenes(cast, about(cast, "sami"), about(cast, "yara", told=("leila", "yara")))
    ends(cast, (sami, DECIDED), (yara, "Yara keeps her Wednesdays."))
    with acting_as(cast.yara) as own:
        assert minutes_of(opened(own, yara)).words == "Yara keeps her Wednesdays."
        with pytest.raises(Http404):
            opened(own, sami)


def who_is_kept_out_reads_nothing_even_at_the_table(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    child = convenes(cast)[0]
    restrict(cast, "sami", against="nele", by="leila")
    with acting_as(cast.nele) as nele, pytest.raises(Http404):
        opened(nele, child)
    restrict(cast, "sami", against="hanne", by="leila")
    with acting_as(cast.hanne) as hanne, pytest.raises(NotAllowed):
        actions.convene(convening(cast), by=hanne)


def the_database_itself_opens_nothing_without_them(cast: Cast, place: str) -> None:
    works_with_sami(cast)
    law = law_of(place)
    bare, seat = convening(cast, about(cast, "sami", members=())), seat_of(cast, "hanne")
    with acting_as(cast.hanne) as hanne:
        child = writing.begin(hanne, seat, law.conference_bases[0], law, bare, bare.children[0])
        with pytest.raises(IntegrityError, match="without members"), transaction.atomic():
            writing.open_up(child)


CHECKS = (
    it_does_not_open_without_law_members_and_purpose, each_is_bound_to_silence_as_the_law_asks,
    only_who_the_law_names_convenes_and_about_their_own_work, the_family_is_told_or_two_say_why_not_yet,
    members_read_the_table_of_their_child_while_it_lasts, it_closes_by_itself_and_what_the_law_keeps_stays,
    each_family_reads_the_part_of_its_own_child, who_is_kept_out_reads_nothing_even_at_the_table,
    the_database_itself_opens_nothing_without_them,
)  # fmt: skip
"""In every place: the bases, the secrecy, the roles and the days are those of its law file."""
