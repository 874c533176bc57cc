"""What is checked of handing a question over: a yes aloud, after a no, another town, another country (rows 3, 4, 30 and 36)."""

from typing import Any

import pytest
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import Cast, as_owner
from tests.modules.handovers.conftest import (
    REACH,
    a_moment_later,
    agree,
    ask,
    letter_id,
    opened,
    propose,
    send,
    the_letter,
)
from tests.situations.places import PLACES, is_now, law_of
from village.foundation.time_range import now
from village.modules.handovers import actions, receiving
from village.modules.handovers.models import Handover, HandoverYes, Letter
from village.modules.handovers.problems import WitnessNeeded
from village.modules.handovers.queries import parts_of, pieces_of
from village.modules.handovers.said_aloud import Heard, sayers, write_down_yes
from village.modules.handovers.words import Back, Slice, State
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Assignment, Consent
from village.trust.directory.models import Organization
from village.trust.law.answers import Consenter
from village.trust.notices.models import Notice
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, DataKind, NotAllowed

KINDS_OF_WAYS = ("nothing", "ask_again", "advice", "danger")


def under(cast: Cast, place: str) -> None:
    with as_owner():
        Organization.unscoped.filter(village=cast.village).update(jurisdiction=place)


def taken(cast: Cast, about: str = "sami") -> HelpRequest:
    asked = ask(cast, cast.leila, about, called_name=about.title())
    with acting_as(cast.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    return asked


def says_aloud(cast: Cast, handover: Handover, who: str, witness: str = "Fatna Benali", by: str = "hanne") -> None:
    with acting_as(cast.actors[by]) as worker:
        here = find(worker, Handover, handover.pk)
        keep = {part.pk for part in parts_of(here) if part.what != Slice.CONTACT}
        heard = Heard(keep=keep, back=Back.STARTED, witness=witness, language="Darija")
        write_down_yes(here, by=worker, person=cast.people[who].pk, heard=heard)
    a_moment_later()


def as_it_is(handover: Handover) -> Handover:
    with as_owner():
        return Handover.unscoped.get(pk=handover.pk)


def a_yes_aloud_has_a_witness_and_the_family_reads_it(cast: Cast, place: str) -> None:
    under(cast, place)
    handover = propose(cast, taken(cast))
    for alone in ("", " hanne moreels "):
        with pytest.raises(WitnessNeeded):
            says_aloud(cast, handover, "leila", witness=alone)
    for nobody in ("ex", "hanne", "oma"):
        with pytest.raises(NotAllowed):
            says_aloud(cast, handover, nobody)
    says_aloud(cast, handover, "leila")
    send(cast, handover)
    with as_owner():
        given = Consent.unscoped.get(item_id=letter_id(handover), to_organisation__isnull=False)
        assert given.given_by_id == cast.people["leila"].pk and "witness" in given.how and given.law_version.startswith(place)
        assert Notice.unscoped.filter(person=cast.people["leila"], code=Notice.Code.FAMILY_TOLD).exists()
    with acting_as(cast.jonas) as jonas:
        assert REACH not in [part.words for part in the_letter(jonas, handover).parts.all()]
    with acting_as(cast.hanne), pytest.raises(Http404):
        the_letter(cast.hanne, handover)  # the family lets only flow back that it started
    page = words_of(browser(cast, "leila").get(f"/wilgendaal/handovers/{handover.pk}/"))
    assert "Fatna Benali heard it" in page and "Darija" in page and "No, I did not say that" in page


def who_said_it_confirms_or_undoes_it_at_once(cast: Cast, place: str) -> None:
    under(cast, place)
    handover = propose(cast, taken(cast))
    says_aloud(cast, handover, "leila")
    right = f"/wilgendaal/handovers/{handover.pk}/aloud/right/"
    for nobody in ("hanne", "ex", "jonas"):
        assert browser(cast, nobody).post(right).status_code == 404
    assert browser(cast, "leila").post(right).status_code == 302
    with as_owner():
        assert HandoverYes.unscoped.get(handover=handover).confirmed_at
    send(cast, handover)
    assert browser(cast, "leila").post(f"/wilgendaal/handovers/{handover.pk}/stop/").status_code == 302
    with acting_as(cast.jonas), pytest.raises(Http404):
        the_letter(cast.jonas, handover)


def one_yes_aloud_is_not_two(cast: Cast, place: str) -> None:
    under(cast, place)
    is_now(cast, "yara", 14)
    handover = propose(cast, taken(cast, "yara"))
    assert law_of(place).consenters(14, DataKind.FAMILY_STORY) == frozenset(Consenter)
    says_aloud(cast, handover, "leila")
    with acting_as(cast.hanne) as hanne, pytest.raises(actions.NotNow):
        actions.send(find(hanne, Handover, handover.pk), by=hanne)
    says_aloud(cast, handover, "yara")
    send(cast, handover)
    assert as_it_is(handover).state == State.SENT


def what_was_asked_alone_only_the_young_person_lets_go(cast: Cast, place: str) -> None:
    under(cast, place)
    alone = ask(cast, cast.yara, "yara", requests.ask_alone, called_name="Yara")
    with acting_as(cast.hanne) as hanne:
        requests.take_up(opened(hanne, alone), by=hanne)
    handover = propose(cast, alone)
    with acting_as(cast.hanne) as hanne:
        assert [one.name for one in sayers(find(hanne, Handover, handover.pk))] == ["Yara Benali"]
    with pytest.raises(NotAllowed):
        says_aloud(cast, handover, "leila")
    for nobody in ("leila", "bram", "jonas"):
        assert browser(cast, nobody).get(f"/wilgendaal/handovers/{handover.pk}/aloud/").status_code == 404


def after_a_no_the_worker_reads_what_remains(cast: Cast, place: str) -> None:
    under(cast, place)
    handover, ways = propose(cast, taken(cast)), law_of(place).after_a_no
    assert tuple(way.key for way in ways) == KINDS_OF_WAYS
    page = f"/wilgendaal/handovers/{handover.pk}/"
    says = [way.words.in_language("en") for way in ways]
    assert says[0] not in text_of(cast, "hanne", page), "before a no there is nothing to say"
    with acting_as(cast.leila) as mother:
        actions.refuse(find(mother, Handover, handover.pk), by=mother)
    shown = text_of(cast, "hanne", page)
    assert all(one in shown for one in says) and "/wilgendaal/danger/" in shown and "/wilgendaal/requests/ask/" in shown
    assert not [one for one in says if one in text_of(cast, "leila", page)], "the family is not told how to be passed by"
    assert as_it_is(handover).refused_at, "that it was tried stays written down"


def text_of(cast: Cast, who: str, page: str) -> str:
    return words_of(browser(cast, who).get(page)).replace("&#x27;", "'")


def partner(law: str) -> actions.Receiver:
    return actions.Receiver(name="Luc Peeters", place="A school in another town", law=law, mail="luc@elsewhere.example")


def to_another_town_goes_a_slice_with_receipt_and_end(cast: Cast, place: str) -> None:
    under(cast, place)
    asked = taken(cast)
    with acting_as(cast.hanne) as hanne:
        here = opened(hanne, asked)
        note = [piece for piece in pieces_of(here, REACH) if piece.what == Slice.GOES_WELL]
        handover = actions.propose(here, by=hanne, to=partner(place), pieces=note, why="You move.", beside_days=14)
    a_moment_later()
    agree(cast, handover)
    secret = send(cast, handover)
    assert secret, "somebody without account there comes in by a link"
    with as_owner():
        letter = Letter.unscoped.get(handover=handover)
        given = Consent.unscoped.get(item_id=letter.pk, to_person=letter.to_person_id)
        assert letter.parts.count() == 1 and given.until <= law_of(place).consent_ends(now())
        assert letter.answer_by and letter.returns_at, "a receipt is asked before a day, or it comes back"
    receives(cast, letter)
    went = as_it_is(handover)
    assert went.accepted_name == "Luc Peeters" and went.beside_until
    with as_owner():
        old = Assignment.unscoped.get(item_id=asked.pk, person=cast.people["hanne"], reason="took it up")
        assert old.until <= went.beside_until, "the old side's own view ends by itself"
        Assignment.unscoped.filter(pk=old.pk).update(until=old.from_at)
        assert (old.kept_until.year - old.from_at.year) >= law_of(place).past_assignment_years
    with acting_as(cast.hanne), pytest.raises(Http404):
        opened(cast.hanne, asked)
    with acting_as(cast.ex), pytest.raises(Http404):
        the_letter(cast.ex, handover)


def receives(cast: Cast, letter: Letter) -> None:
    with as_owner():
        who = Person.unscoped.get(pk=letter.to_person_id)
    comes = Actor(village_id=cast.village.pk, person_id=who.pk, subject_id=who.subject_id, name=who.name, only_item=letter.pk)
    with acting_as(comes) as there:
        receiving.accept(find(there, Letter, letter.pk), by=there, words="He is welcome on Monday.")
    a_moment_later()


def across_the_channel_the_note_is_read_first(cast: Cast, place: str) -> None:
    under(cast, place)
    asked = taken(cast)
    for theirs in PLACES:
        note = law_of(place).transfer_note(theirs)
        assert bool(note) == (place != theirs and "uk-england" in (place, theirs))
        look = browser(cast, "hanne").post(f"/wilgendaal/handovers/start/{asked.pk}/", _sent(theirs))
        assert look.status_code == 200 and ("adequacy decisions" in words_of(look)) == bool(note), theirs
    other = "france" if place == "uk-england" else "uk-england"
    handover = propose(cast, asked, to=partner(other))
    for who in ("leila", "hanne"):
        page = browser(cast, who).get(f"/wilgendaal/handovers/{handover.pk}/", follow=True)
        assert "adequacy decisions" in words_of(page), who
    for nobody in ("ex", "jonas"):
        assert browser(cast, nobody).get(f"/wilgendaal/handovers/{handover.pk}/").status_code == 404


def _sent(law: str) -> dict[str, Any]:
    return {
        "to": "partner", "partner_name": "Luc Peeters", "partner_place": "Elsewhere", "partner_law": law, "pieces": ["hard"],
        "why": "They know how.", "beside_days": "0", "step": "look", "note": "", "partner_mail": "",
    }  # fmt: skip
