"""Asking to correct something about me: what was written stays, mine stands beside it, and a name answers with a reason."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import F

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent
from tests.modules.help_requests.conftest import HARD, opened
from tests.modules.own_data.test_copies import box, page_in
from village.foundation.time_range import now
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.own_data.models import Correction, CorrectionAnswer
from village.modules.own_data.who_it_is import WhoItIs, make_right
from village.trust.access.actor import acting_as
from village.trust.law.policies import policy_for
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship, Person
from village.trust.people.records import start_of
from village.trust.vocabulary import DataKind, Right

ANSWER = "He was absent for five days."
SAID = {"wrong": "It was two days.", "right": "Two days, with a note.", "statement": "I told them at once."}
REPLY = {"decision": "corrected", "corrected": "Two days, with a note of the doctor.", "reason": "The school sent the note."}


@pytest.fixture
def answered(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        door.answer(opened(hanne, taken), by=hanne, words=ANSWER)
    a_moment_later()
    return taken


@pytest.fixture
def step(answered):
    with as_owner():
        return RequestStep.unscoped.get(request=answered, what="answer")


@pytest.fixture
def correction(wilgendaal, answered, step):
    sent = browser(wilgendaal, "leila").post(correct(answered), {**SAID, "about": str(step.pk)})
    assert sent.status_code == 302
    a_moment_later()
    with as_owner():
        return Correction.unscoped.get()


def correct(request):
    return f"/wilgendaal/own-data/correct/{request.pk}/"


def page_of(correction):
    return f"/wilgendaal/own-data/correction/{correction.pk}/"


def follow(request):
    return f"/wilgendaal/requests/{request.pk}/follow/"


def desk(request):
    return f"/wilgendaal/requests/{request.pk}/"


# --- asking ---

def test_the_original_stays_and_the_own_words_stand_beside_it_for_both_sides(wilgendaal, answered, correction):
    for who, page in (("leila", follow(answered)), ("hanne", desk(answered))):
        words = words_of(browser(wilgendaal, who).get(page))
        for part in (ANSWER, *SAID.values(), "answer before"):
            assert part in words, (who, part)


def test_it_is_answered_within_the_term_of_the_law_file(wilgendaal, correction):
    law = policy_for("be-flanders", correction.asked_at.date())
    assert 28 <= (correction.answer_by - correction.asked_at).days <= 31 * law.value("subject_request")["months"]
    assert correction.law_version == law.version


def test_who_works_on_it_is_told_and_finds_it_today(wilgendaal, correction):
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["hanne"], code="reply").exists()
    assert "Asked to correct" in words_of(browser(wilgendaal, "hanne").get("/wilgendaal/"))
    assert "Asked to correct" not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))
    assert page_of(correction) in browser(wilgendaal, "hanne").get("/wilgendaal/").content.decode()


def test_it_is_a_line_in_the_logbook_of_the_thing_itself(wilgendaal, answered, correction):
    with as_owner():
        assert Entry.unscoped.filter(verb="own_data.ask_correction", item_id=answered.item_id).count() == 1


@pytest.mark.parametrize(
    "who", ["hanne", "bram", "mieke", "els", "jonas", "nele", "oona", "yara", "ex", "oma", "pia", "stranger"]
)
def test_only_who_it_is_about_and_who_asked_ask_to_correct(wilgendaal, answered, step, who):
    client = browser(wilgendaal, who)
    assert client.get(correct(answered)).status_code == 404
    assert client.post(correct(answered), {**SAID, "about": str(step.pk)}).status_code == 404
    with as_owner():
        assert not Correction.unscoped.exists()


def test_who_was_shown_the_question_to_read_asks_nothing(wilgendaal, answered):
    consent(wilgendaal, "sami", "leila", item=answered.pk, kind=answered.kind, to="oma", rights=Right.VIEW)
    assert browser(wilgendaal, "oma").get(correct(answered)).status_code == 404


def test_a_question_asked_alone_is_corrected_alone(wilgendaal, asked_alone):
    client = browser(wilgendaal, "yara")
    assert client.post(correct(asked_alone), {**SAID, "about": str(asked_alone.pk)}).status_code == 302
    assert browser(wilgendaal, "leila").get(correct(asked_alone)).status_code == 404
    with as_owner():
        made = Correction.unscoped.get()
    assert browser(wilgendaal, "leila").get(page_of(made)).status_code == 404
    a_moment_later()
    assert browser(wilgendaal, "hanne").get(page_of(made)).status_code == 200


@pytest.mark.parametrize("about", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nothing_typed_is_lost_when_something_misses(wilgendaal, answered, about):
    answer = browser(wilgendaal, "leila").post(correct(answered), {**SAID, "about": about})
    words = words_of(answer)
    assert answer.status_code == 422 and "Choose what it is about." in words
    assert all(part in words for part in SAID.values())


def test_a_step_of_another_question_cannot_be_named(wilgendaal, answered, asked_alone):
    with as_owner():
        other = RequestStep.unscoped.filter(request=asked_alone).first()
    assert browser(wilgendaal, "leila").post(correct(answered), {**SAID, "about": str(other.pk)}).status_code == 422


# --- answering ---

def test_a_name_answers_with_a_reason_and_the_original_is_kept(wilgendaal, answered, correction, step):
    assert browser(wilgendaal, "hanne").post(page_of(correction), REPLY).status_code == 302
    a_moment_later()
    words = words_of(browser(wilgendaal, "leila").get(follow(answered)))
    for part in (ANSWER, SAID["statement"], REPLY["corrected"], REPLY["reason"], "It is corrected", "Hanne Moreels"):
        assert part in words
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["leila"], path=f"own-data/correction/{correction.pk}/").exists()


def test_what_was_written_stands_above_the_answer(wilgendaal, correction):
    words = words_of(browser(wilgendaal, "hanne").get(page_of(correction)))
    assert ANSWER in words and SAID["wrong"] in words and HARD not in words


@pytest.mark.parametrize("who", ["leila", "bram", "els", "yara", "jonas", "ex", "stranger", "pia", "mieke"])
def test_nobody_else_answers(wilgendaal, correction, who):
    assert browser(wilgendaal, who).post(page_of(correction), REPLY).status_code == 404
    with as_owner():
        assert not CorrectionAnswer.unscoped.exists()


@pytest.mark.parametrize(("wrong", "said"), [
    ({"reason": ""}, "Write something here."), ({"decision": ""}, "Choose what you decide."),
    ({"corrected": " "}, "Write how it reads now."),
])  # fmt: skip
def test_an_answer_says_what_and_why(wilgendaal, correction, wrong, said):
    answer = browser(wilgendaal, "hanne").post(page_of(correction), REPLY | wrong)
    assert answer.status_code == 422 and said in words_of(answer)


def test_it_may_stay_as_it_is_with_a_reason(wilgendaal, answered, correction):
    browser(wilgendaal, "hanne").post(page_of(correction), {"decision": "kept", "reason": "The list of the school says five."})
    a_moment_later()
    words = words_of(browser(wilgendaal, "leila").get(follow(answered)))
    assert "It stays as it is" in words and SAID["statement"] in words


def test_the_second_of_two_colleagues_hears_that_it_was_answered(wilgendaal, correction):
    client = browser(wilgendaal, "hanne")
    client.post(page_of(correction), REPLY)
    assert client.post(page_of(correction), REPLY, follow=True).status_code == 200
    with as_owner():
        assert CorrectionAnswer.unscoped.count() == 1


def test_after_the_family_stopped_sharing_nobody_outside_reads_it(wilgendaal, answered, correction):
    browser(wilgendaal, "leila").post(f"/wilgendaal/requests/{answered.pk}/stop-sharing/")
    assert browser(wilgendaal, "hanne").get(page_of(correction)).status_code == 404
    assert SAID["wrong"] in words_of(browser(wilgendaal, "leila").get(follow(answered)))


# --- about who I am ---

def person_page(cast, slug):
    return f"/wilgendaal/own-data/correct/?about={cast.people[slug].subject_id}"


def test_a_name_is_corrected_by_the_contact_point_which_reads_only_that(wilgendaal, asked_alone):
    sent = browser(wilgendaal, "yara").post("/wilgendaal/own-data/correct/", {**SAID, "about": str(wilgendaal.yara.person_id)})
    assert sent.status_code == 302
    a_moment_later()
    with as_owner():
        made = Correction.unscoped.get()
        assert made.kind == DataKind.CONTACT and made.item_id == made.pk
    assert browser(wilgendaal, "hanne").post(page_of(made), REPLY).status_code == 302
    a_moment_later()
    assert REPLY["corrected"] in words_of(browser(wilgendaal, "yara").get("/wilgendaal/own-data/correct/"))


@pytest.mark.parametrize("who", ["hanne", "els", "jonas", "oma", "ex", "stranger", "pia"])
def test_nobody_corrects_who_somebody_else_is(wilgendaal, who):
    client, said = browser(wilgendaal, who), {**SAID, "about": str(wilgendaal.yara.person_id)}
    assert client.get(person_page(wilgendaal, "yara")).status_code == 404
    assert client.post(person_page(wilgendaal, "yara"), said).status_code == 404
    assert client.post("/wilgendaal/own-data/correct/", said).status_code == 422


def test_who_does_not_work_at_the_door_reads_no_correction_of_a_name(wilgendaal):
    browser(wilgendaal, "leila").post(person_page(wilgendaal, "sami"), {**SAID, "about": str(wilgendaal.sami.person_id)})
    a_moment_later()
    with as_owner():
        made = Correction.unscoped.get()
    for who in ("els", "jonas", "mieke", "oona", "ex", "pia"):
        assert browser(wilgendaal, who).get(page_of(made)).status_code == 404
    assert browser(wilgendaal, "bram").get(page_of(made)).status_code == 200


def test_the_correction_is_in_the_copy(wilgendaal, answered, correction):
    assert SAID["statement"] in page_in(box(wilgendaal, "leila", "sami"))


def test_no_words_of_the_original_are_changed(wilgendaal, answered, correction):
    before = HARD
    browser(wilgendaal, "hanne").post(page_of(correction), REPLY)
    with as_owner():
        assert HelpRequest.unscoped.get(pk=answered.pk).hard == before
        assert RequestStep.unscoped.get(request=answered, what="answer").words == ANSWER


# --- what we hold changes in the act that answers it ---

RIGHT_DAY = {"decision": "corrected", "born": "2011-06-03", "proof": "identity card", "reason": "I saw her identity card."}


@pytest.fixture
def wrong_day(wilgendaal):
    """Yara says that her date of birth is wrong."""
    browser(wilgendaal, "yara").post(person_page(wilgendaal, "yara"), {**SAID, "about": str(wilgendaal.yara.person_id)})
    a_moment_later()
    with as_owner():
        return Correction.unscoped.get()


def person_of(cast, slug):
    with as_owner():
        return Person.unscoped.get(pk=cast.people[slug].pk)


def sees_until(cast, child):
    """Until when guardians see anything of this child, as it stands now."""
    with as_owner():
        found = Guardianship.unscoped.filter(child=cast.people[child], until__gt=now(), until__gte=F("from_at"))
        return {one.guardian_id: one.until.date() for one in found.exclude(until=F("from_at")).order_by("until")}


def test_a_date_of_birth_is_made_right_in_the_same_act_and_what_stood_there_stays_readable(wilgendaal, wrong_day):
    hanne = browser(wilgendaal, "hanne")
    assert "The right date of birth" in words_of(hanne.get(page_of(wrong_day)))
    assert hanne.post(page_of(wrong_day), RIGHT_DAY).status_code == 302
    a_moment_later()
    assert person_of(wilgendaal, "yara").birth_date == date(2011, 6, 3) and person_of(wilgendaal, "yara").name == "Yara Benali"
    words = words_of(browser(wilgendaal, "yara").get(page_of(wrong_day)))
    for part in ("3 June 2011", "3 May 2012", "identity card", RIGHT_DAY["reason"], "Hanne Moreels"):
        assert part in words, part
    with as_owner():
        line = Entry.unscoped.get(verb="own_data.correct_person")
    assert (line.subject_id, line.person_id) == (wilgendaal.yara.subject_id, wilgendaal.hanne.person_id)


def test_what_guardians_see_follows_the_right_date_and_they_are_told(wilgendaal, wrong_day):
    leila = wilgendaal.leila.person_id
    with as_owner():
        law = policy_for("be-flanders", date.today())
        Guardianship.unscoped.filter(child=wilgendaal.people["yara"]).delete()
        for phase in law.guardian_phases(date(2012, 5, 3)):
            Guardianship.unscoped.create(
                village=wilgendaal.village, subject_id=wilgendaal.yara.subject_id, child=wilgendaal.people["yara"],
                guardian=wilgendaal.people["leila"], authority="parent", evidence="seen", kinds=sorted(phase.kinds),
                from_at=start_of(phase.from_date), until=start_of(phase.until_date), law_version=law.version,
            )  # fmt: skip
    assert sees_until(wilgendaal, "yara") == {leila: date(2030, 5, 3)}
    browser(wilgendaal, "hanne").post(page_of(wrong_day), RIGHT_DAY)
    assert sees_until(wilgendaal, "yara") == {leila: date(2029, 6, 3)}
    with as_owner():
        assert Notice.unscoped.filter(person=leila, code="circle_changed").exists()
        assert not Guardianship.unscoped.filter(child=wilgendaal.people["yara"]).exclude(guardian=leila).exists()


def test_an_end_that_a_judge_set_stays(wilgendaal, wrong_day):
    with as_owner():
        Guardianship.unscoped.filter(child=wilgendaal.people["yara"]).update(until=start_of(date(2027, 1, 1)))
    browser(wilgendaal, "hanne").post(page_of(wrong_day), RIGHT_DAY)
    assert sees_until(wilgendaal, "yara") == {wilgendaal.leila.person_id: date(2027, 1, 1)}


def test_who_is_no_guardian_any_more_does_not_become_one(wilgendaal, wrong_day):
    with as_owner():
        Guardianship.unscoped.filter(child=wilgendaal.people["yara"]).update(until=now() - timedelta(days=1))
    browser(wilgendaal, "hanne").post(page_of(wrong_day), RIGHT_DAY | {"born": "2015-06-03"})
    assert sees_until(wilgendaal, "yara") == {}


def test_a_name_is_made_right_too_and_an_unknown_field_changes_nothing(wilgendaal, wrong_day):
    sent = {"decision": "partly", "name": "Yara Benali Haddad", "corrected": "The number stays.", "reason": "It says so."}
    hanne = browser(wilgendaal, "hanne")
    assert hanne.post(page_of(wrong_day), sent | {"email": "x@y.example", "birth_date": "1999-01-01"}).status_code == 422
    assert hanne.post(page_of(wrong_day), sent).status_code == 302
    before, after = wilgendaal.people["yara"], person_of(wilgendaal, "yara")
    assert (after.name, after.birth_date, after.email) == ("Yara Benali Haddad", before.birth_date, before.email)


@pytest.mark.parametrize(("wrong", "said"), [
    ({"proof": ""}, "Write which paper you saw."), ({"born": "2999-01-01"}, "This is no date of birth."),
    ({"born": "1700-01-01"}, "This is no date of birth."), ({"decision": "kept"}, "so something is corrected"),
    ({"born": "", "proof": ""}, "Write how it reads now."),
])  # fmt: skip
def test_what_cannot_be_right_changes_nothing(wilgendaal, wrong_day, wrong, said):
    answer = browser(wilgendaal, "hanne").post(page_of(wrong_day), RIGHT_DAY | wrong)
    assert answer.status_code == 422 and said in words_of(answer)
    assert person_of(wilgendaal, "yara").birth_date == date(2012, 5, 3)


@pytest.mark.parametrize("who", ["yara", "leila", "els", "jonas", "mieke", "nele", "pia", "kobe", "ex", "stranger"])
def test_nobody_else_makes_it_right(wilgendaal, wrong_day, who):
    assert browser(wilgendaal, who).post(page_of(wrong_day), RIGHT_DAY).status_code == 404
    who_it = WhoItIs(born=date(2011, 6, 3), proof="identity card")
    with acting_as(wilgendaal.actors[who]), pytest.raises(ProgrammingError), transaction.atomic():
        make_right(wrong_day, by=wilgendaal.actors[who], who=who_it)
    assert person_of(wilgendaal, "yara").birth_date == date(2012, 5, 3)


def test_a_correction_of_a_question_changes_no_person(wilgendaal, correction):
    assert "The right date of birth" not in words_of(browser(wilgendaal, "hanne").get(page_of(correction)))
    browser(wilgendaal, "hanne").post(page_of(correction), REPLY | {"born": "2011-06-03", "proof": "identity card"})
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(ProgrammingError), transaction.atomic():
        make_right(correction, by=hanne, who=WhoItIs(name="Somebody"))
    assert person_of(wilgendaal, "sami").birth_date == date(2017, 2, 9)


def test_it_is_answered_once(wilgendaal, wrong_day):
    browser(wilgendaal, "hanne").post(page_of(wrong_day), RIGHT_DAY)
    a_moment_later()
    with acting_as(wilgendaal.bram) as bram, pytest.raises(ProgrammingError), transaction.atomic():
        make_right(wrong_day, by=bram, who=WhoItIs(name="Somebody"))
    assert person_of(wilgendaal, "yara").name == "Yara Benali"
