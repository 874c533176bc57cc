"""The situations about danger of the trust rules (B3), in each of the four places: present, or with a reason why not.

Read SITUATIONS as a table: the number of the row, what the software must do, and for which places it does not apply.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.danger.conftest import (
    COPY,
    as_it_stands,
    confirms,
    does,
    hours_pass,
    looks,
    opened,
    person_ids,
    receiver,
    reviews,
    seat_of,
    shares,
    whom,
    worry,
)
from tests.modules.help_requests.conftest import ask
from tests.modules.help_requests.conftest import opened as asked_by
from village.modules.danger import actions
from village.modules.danger.clock import tick
from village.modules.danger.doors import copy_arrived
from village.modules.danger.forms import FIELDS, LAW, WorryForm
from village.modules.danger.models import DangerAct, SharedCopy
from village.modules.danger.queries import law_here, to_review
from village.modules.danger.words import Deed
from village.modules.danger.writing import NobodyFound, Sharing, Whom
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.law.answers import GraveAct
from village.trust.law.policies import jurisdictions
from village.trust.notices.models import Notice
from village.trust.villages.models import Village
from village.trust.vocabulary import DataKind, NotAllowed, Purpose, Role

BE, FR, NL, UK = "be-flanders", "france", "netherlands", "uk-england"
PLACES = (BE, FR, NL, UK)


@dataclass(frozen=True)
class Situation:
    row: int
    must: str
    check: Callable[[Cast], None]
    not_here: dict[str, str] = field(default_factory=dict)


# --- what each row asks ---


def own_work_opens_without_a_question(cast):
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        requests.take_up(asked_by(hanne, asked), by=hanne)
        assert find(hanne, HelpRequest, asked.pk, Purpose.HELP).hard
    with as_owner():
        assert not Notice.unscoped.filter(code=Notice.Code.DANGER_OPENED).exists()


def outside_it_only_with_a_written_reason(cast):
    asked = ask(cast, cast.yara, "yara", requests.ask_alone, called_name="Yara")
    nele, karim = cast.nele, cast.karim
    with acting_as(nele), pytest.raises(Http404):
        find(nele, HelpRequest, asked.pk)
    act = looks(cast, nele, second="oona")
    with acting_as(nele):
        assert find(nele, HelpRequest, asked.pk, Purpose.DANGER).hard
        law = law_here(nele)
    door = as_it_stands(act)
    assert law.mandate_hours == 4 and door.review_by >= timezone.localdate() + timedelta(
        days=law.review_working_days
    )
    with as_owner():
        assert Notice.unscoped.filter(person=cast.people["pia"], code=Notice.Code.DANGER_REVIEW).exists()
    with acting_as(karim), pytest.raises(NotAllowed):
        open_subject(karim, asked.subject_id, Purpose.DANGER)
    if Role.SCHOOL_LEAD not in law.emergency_roles:
        with pytest.raises(NotAllowed):
            looks(cast, karim)


def a_whole_record_and_the_least_that_helps(cast):
    act = shares(cast, cast.hanne, to="nele")
    assert not as_it_stands(act).counts
    confirms(cast.mieke, act)
    with acting_as(cast.nele):
        open_list(cast.nele)
        assert find(cast.nele, SharedCopy, act.copy_id).words == COPY
        assert DangerAct.unscoped.count() == 0
    with acting_as(cast.leila), pytest.raises(Http404):
        opened(cast.leila, act)
    does(cast.hanne, act, actions.tell_family, persons=person_ids(cast, "yara"), words="We asked for help.")
    with acting_as(cast.yara):
        assert opened(cast.yara, act).facts


def not_sharing_is_the_same_form_and_is_counted(cast):
    with acting_as(cast.jonas):
        act = actions.not_share(whom(cast), by=cast.jonas, worry=worry(law_here(cast.jonas)))
    assert as_it_stands(act).copy_id is None
    assert set(FIELDS[Deed.NOT_SHARE]) < set(FIELDS[Deed.SHARE])
    with acting_as(cast.pia):
        assert [(one.id, one.deed) for one in to_review()] == [(act.pk, "not_share")]


def numbers_and_three_fields(cast):
    with acting_as(cast.els):
        law = law_here(cast.els)
        assert law.help_numbers
        act = actions.pass_on_now(
            Whom(name="Milan"), by=cast.els, what="He fell.", sharing=Sharing("emergency", "He fell.")
        )
    assert as_it_stands(act).counts
    hours_pass(act, law.danger_terms.details_within_hours - 3)
    assert tick() == 1
    hours_pass(act, 4)
    does(cast.els, act, actions.add, words="He is in hospital.")
    assert as_it_stands(act).details_at


def the_teacher_sees_received_and_followed(cast):
    els, karim = cast.els, cast.karim
    with acting_as(els):
        law = law_here(els)
        assert not els.works_as(*law.danger_roles, *law.emergency_roles)
        act = actions.pass_on_now(
            whom(cast, "sami"),
            by=els,
            what="He cries.",
            sharing=Sharing("here", "He cries.", seat=seat_of(cast, "karim")),
        )
    with acting_as(karim):
        assert copy_arrived(act.copy_id, follows=True)
    follow = _karim_looks_further(cast) if Role.SCHOOL_LEAD in law.danger_roles else None
    with acting_as(els):
        copy = find(els, SharedCopy, act.copy_id)
        assert copy.received_at and copy.followed_at
        if follow:
            with pytest.raises(Http404):
                opened(els, follow)


def _karim_looks_further(cast):
    with acting_as(cast.karim):
        return actions.not_share(whom(cast, "sami"), by=cast.karim, worry=worry(law_here(cast.karim)))


def the_steps_of_the_law_have_their_days(cast):
    with acting_as(cast.hanne):
        law = law_here(cast.hanne)
        form = _share_form(law, {})
        steps = {name.removeprefix("step_") for name in form.fields if name.startswith("step_")}
        assert set(law.danger_first_steps) <= steps
        assert all(form.fields[f"step_{key}"].required for key in law.danger_first_steps)
    act = shares(cast, cast.hanne)
    assert set(as_it_stands(act).steps_done) == set(law.danger_first_steps)


def this_receiver_asks_its_own_checklist(cast):
    """CRIP and prosecutor, the five weighings, 458bis, the test of detriment: from the law file of the place."""
    with acting_as(cast.hanne):
        law = law_here(cast.hanne)
        for service in law.danger_receivers:
            wrong = _share_form(law, {"receiver": f"{LAW}:{service.key}"})
            right = _share_form(law, {"receiver": f"{LAW}:{service.key}", "affirmed": list(service.checks)})
            assert ("affirmed" in wrong.errors) == bool(service.checks) or service.works_here
            assert "affirmed" not in right.errors


def only_to_whom_the_law_names(cast):
    """458bis: the prosecutor needs all four conditions; another receiver needs other ones."""
    with acting_as(cast.hanne):
        law = law_here(cast.hanne)
    prosecutor = next(one for one in law.danger_receivers if one.key == "prosecutor")
    assert {"vulnerable", "imminent", "cannot_protect"} <= set(prosecutor.checks)
    others = [one for one in law.danger_receivers if one.key != "prosecutor"]
    assert all("imminent" not in one.checks for one in others)
    assert any("458bis" in ground.citation for ground in law.danger_grounds)


def facts_and_opinion_apart_and_the_outcome_comes_back(cast):
    act = shares(cast, cast.hanne)
    confirms(cast.mieke, act)
    with acting_as(cast.hanne):
        kept = opened(cast.hanne, act)
        assert kept.facts and kept.observations and kept.opinion and kept.not_told_why and kept.feedback_by
    does(cast.hanne, act, actions.note_outcome, words="Receipt number 12; somebody goes by tomorrow.")
    assert as_it_stands(act).outcome_at


def five_steps_five_weighings_and_advice_without_a_name(cast):
    with acting_as(cast.hanne):
        law = law_here(cast.hanne)
    assert len(law.danger_steps) == 5 and "weigh" in law.danger_first_steps
    assert sum(key.startswith("weigh_") for key in law.danger_checks) == 5
    advice = next(one for one in law.danger_receivers if one.key == "advice")
    assert advice.checks == ("anonymous",)


def the_authority_without_a_box_to_agree(cast):
    with acting_as(cast.hanne):
        law = law_here(cast.hanne)
        form = _share_form(law, {})
    assert not law.value("consent_is_usual_ground") and not law.switch("duty_to_share")
    assert receiver(law) == "mash" and "detriment" in law.danger_receivers[0].checks
    assert not [name for name in form.fields if "consent" in name or "agreement" in name]


def a_suspected_parent_sees_a_normal_screen(cast):
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        requests.take_up(asked_by(hanne, asked), by=hanne)
        law = law_here(hanne)
        act = actions.shut_out(
            whom(cast, "sami"),
            by=hanne,
            worry=worry(law),
            against=cast.people["leila"].pk,
            against_name="Leïla",
        )
    assert law.lock_roles >= {Role.CONTACT_PERSON, Role.PRIVACY_OFFICER}
    with acting_as(cast.leila):
        open_list(cast.leila)
        assert not HelpRequest.unscoped.filter(subject_id=asked.subject_id).exists()
        assert DangerAct.unscoped.count() == 0
    reviews(cast.pia, act)
    assert law.second_person_needed(GraveAct.LIFT_RESTRICTION)


def nobody_is_found_by_guessing(cast):
    with acting_as(cast.nele), pytest.raises(NobodyFound):
        actions.look(
            Whom(name="Yara"),
            by=cast.nele,
            worry=worry(law_here(cast.nele)),
            kinds=[int(DataKind.CONTACT)],
            second=seat_of(cast, "oona"),
        )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE decision = 'deny' AND verb = 'danger.look'")
        assert cursor.fetchone()[0] == 1


SITUATIONS = (
    Situation(1, "own work opens without a question, with its line", own_work_opens_without_a_question),
    Situation(2, "outside it: not found; with role, reason and hours; told, reviewed", outside_it_only_with_a_written_reason),
    Situation(2, "nobody is found by guessing, and the try is seen", nobody_is_found_by_guessing),
    Situation(12, "share without agreement: whole record, least slice, family told", a_whole_record_and_the_least_that_helps),
    Situation(13, "not sharing: the same form, short, counted in the look back", not_sharing_is_the_same_form_and_is_counted),
    Situation(14, "acute: numbers, three fields, details within a day, reminder", numbers_and_three_fields),
    Situation(15, "a teacher sees afterwards: received, followed; nothing more", the_teacher_sees_received_and_followed),
    Situation(18, "facts and opinion apart, receipt and outcome back", facts_and_opinion_apart_and_the_outcome_comes_back),
    Situation(18, "each receiver asks what its law asks to affirm", this_receiver_asks_its_own_checklist),
    Situation(19, "the steps of the law with their days", the_steps_of_the_law_have_their_days),
    Situation(19, "five steps, five weighings, advice without a name", five_steps_five_weighings_and_advice_without_a_name, {
        BE: "no such code: 458bis and the steps to VK and OCJ count here", FR: "no such code: the concern goes to the CRIP",
        UK: "no such code: the safeguarding lead and the local authority count here",
    }),
    Situation(20, "458bis: a checklist, only to the prosecutor", only_to_whom_the_law_names, {
        FR: "article 226-14 of its own code counts here, see row 18",
        NL: "a right to report to Veilig Thuis counts here, see row 19",
        UK: "no professional secrecy with criminal sanction of this kind",
    }),
    Situation(22, "local authority proposed, test of detriment, no box to agree", the_authority_without_a_box_to_agree, {
        BE: "no general duty to share", FR: "whether to transmit is a duty is debated; see row 18",
        NL: "a professional norm; see row 19",
    }),
    Situation(29, "a suspected parent: hidden, hushed, a normal screen, reviewed", a_suspected_parent_sees_a_normal_screen),
)  # fmt: skip
ROWS = {1, 2, 12, 13, 14, 15, 18, 19, 20, 22, 29}


@pytest.fixture
def village_in(wilgendaal):
    """The same people, under the law of another place."""

    def move(place):
        with as_owner():
            Village.objects.filter(pk=wilgendaal.village.pk).update(jurisdiction=place)
        return wilgendaal

    return move


def test_every_row_about_danger_stands_in_the_table_for_every_place():
    assert set(PLACES) <= set(jurisdictions())
    assert {one.row for one in SITUATIONS} == ROWS
    assert all(len(reason) > 15 for one in SITUATIONS for reason in one.not_here.values())
    assert all(set(one.not_here) < set(PLACES) for one in SITUATIONS)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: f"{one.row}: {one.must}")
def test_the_software_does_what_the_situation_asks(village_in, situation, place):
    if reason := situation.not_here.get(place):
        assert reason
        return
    situation.check(village_in(place))


def _share_form(law, sent):
    data = {name: value for name, value in {"facts": "x", **sent}.items()}
    form = WorryForm(data, deed=Deed.SHARE, law=law, known=True)
    form.is_valid()
    return form
