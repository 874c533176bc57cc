"""What is checked of sharing, asking advice, and one's own data (rows 7, 17, 24 to 28, 32 and 34)."""

import io
import json
import zipfile
from datetime import date

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import Cast, as_owner, person
from tests.modules.help_requests.conftest import HARD, ask, opened
from tests.situations.answered import answered
from tests.situations.places import law_of, raise_by_law
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.own_data import merging
from village.modules.own_data.models import Correction
from village.modules.own_data.terms import answer_day
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.law.answers import GraveAct
from village.trust.people.models import Person
from village.trust.villages.keys import forget_keys
from village.trust.vocabulary import DataKind

ANSWER = "He was absent for five days."


def what_was_taken_along_stays_listed_after_a_withdrawal(cast: Cast, place: str) -> None:
    asked = answered(cast, ANSWER)
    assert browser(cast, "hanne").post(f"/wilgendaal/own-data/along/{asked.pk}/csv/").status_code == 200
    with acting_as(cast.leila) as mother:
        actions.stop_sharing(opened(mother, asked), by=mother)
    a_moment_later()
    assert browser(cast, "hanne").get(f"/wilgendaal/requests/{asked.pk}/").status_code == 404
    with acting_as(cast.leila) as mother:
        assert "export" in {look.act for look in looks_at(asked.subject_id, asked.pk)}
        assert opened(mother, asked).hard == HARD, "what was lawful then is not erased"


def advice_without_a_name_keeps_no_identity(cast: Cast, place: str) -> None:
    client, what = browser(cast, "els"), "/wilgendaal/requests/ask/what/"
    client.post("/wilgendaal/requests/ask/", {"asker": "professional"})
    for pointing in ("Born on 03/05/2012, he never eats.", "Her mother is at 0470 12 34 56.", "He lives in Kerkstraat 12."):
        warned = client.post(what, {"hard": pointing, "goes_well": ""})
        assert warned.status_code == 422 and pointing in words_of(warned), pointing
    before = people_in(cast)
    client.post(what, {"hard": "A boy of twelve never eats.", "goes_well": "He sings."})
    client.post("/wilgendaal/requests/ask/how/", {"reach_by": "here", "language": "nl", "known": "on"})
    with as_owner():
        asked = HelpRequest.unscoped.get()
        assert asked.called_name == "" and asked.subject_id == cast.people["els"].subject_id
    assert people_in(cast) == before


def people_in(cast: Cast) -> int:
    with as_owner():
        return Person.unscoped.filter(village=cast.village).count()


def a_copy_of_all_about_me_comes_behind_the_login(cast: Cast, place: str) -> None:
    asked = answered(cast, ANSWER)
    box = copy_of(cast, "leila", "sami")
    page = box.read("own-data.html").decode()
    assert HARD in page and ANSWER in page
    assert "0470 00 00 00" in page, "how to reach her is her own"
    assert browser(cast).post("/wilgendaal/own-data/copy/").status_code == 302, "a visitor signs in first"
    assert browser(cast, "els").get(f"/wilgendaal/requests/{asked.pk}/").status_code == 404


def copy_of(cast: Cast, who: str, about: str) -> zipfile.ZipFile:
    sent = browser(cast, who).post("/wilgendaal/own-data/copy/", {"about": str(cast.people[about].subject_id)})
    assert sent.status_code == 200
    return zipfile.ZipFile(io.BytesIO(sent.content))


def the_clock_of_the_place_runs(cast: Cast, place: str) -> None:
    months = law_of(place).value("subject_request")["months"]
    correction = corrected(cast)
    days = (correction.answer_by - correction.asked_at).days
    assert 27 * months <= days <= 31 * months and correction.answer_by == answer_day(law_of(place), correction.asked_at)


def the_original_stays_with_the_own_words_beside_it(cast: Cast, place: str) -> None:
    correction = corrected(cast)
    with as_owner():
        step = RequestStep.unscoped.get(what="answer")
        assert step.words == ANSWER
    page = words_of(browser(cast, "hanne").get(f"/wilgendaal/requests/{step.request_id}/"))
    assert ANSWER in page and "I told them at once." in page
    assert correction.subject_id == cast.people["sami"].subject_id


def corrected(cast: Cast) -> Correction:
    asked = answered(cast, ANSWER)
    with as_owner():
        step = RequestStep.unscoped.get(request=asked, what="answer")
    said = {"wrong": "It was two days.", "right": "Two days.", "statement": "I told them at once.", "about": str(step.pk)}
    assert browser(cast, "leila").post(f"/wilgendaal/own-data/correct/{asked.pk}/", said).status_code == 302
    a_moment_later()
    with as_owner():
        return Correction.unscoped.latest("created_at")


def how_long_things_are_kept_is_the_law_of_the_place(cast: Cast, place: str) -> None:
    law, last = law_of(place), date(2020, 6, 1)
    for kind in DataKind:
        term = law.retention(kind)
        ends = term.ends_on(birth_date=date(2012, 5, 3), last_contact=last)
        assert ends is not None and ends > last, kind
    shown = words_of(browser(cast, "pia").get("/wilgendaal/own-data/terms/"))
    assert law.citation("retention_youth_care").split(",")[0] in shown


def what_somebody_gave_comes_in_a_form_for_machines(cast: Cast, place: str) -> None:
    answered(cast, ANSWER)
    box = copy_of(cast, "leila", "sami")
    told = json.loads(box.read("own-data.json"))
    assert HARD in json.dumps(told, ensure_ascii=False)
    assert any(name.endswith(".schema.json") or "schema" in name for name in box.namelist())


def small_numbers_are_not_said(cast: Cast, place: str) -> None:
    asked = answered(cast, ANSWER)
    assert law_of(place).smallest_count >= 5 and cast.village.small_number >= 5
    for who in ("griet", "kobe"):
        home = words_of(browser(cast, who).get("/wilgendaal/"))
        assert "Sami" not in home and "Leïla" not in home and asked.number not in home
    assert "Too few to say" in words_of(browser(cast, "griet").get("/wilgendaal/promises/kept/"))


def two_records_become_one_by_two_people_and_two_again(cast: Cast, place: str) -> None:
    assert law_of(place).second_person_needed(GraveAct.MERGE)
    with as_owner():
        person(cast, "samy", "Samy Benali", cast.people["sami"].birth_date)
    raise_by_law(cast, "leila", "samy", law_of(place))
    for who in ("sami", "samy"):
        asked = ask(cast, cast.leila, who, called_name=who.title())
        with acting_as(cast.hanne) as hanne:
            actions.take_up(opened(hanne, asked), by=hanne)
    assert {one.subject_id for one in requests_of(cast)} == {cast.people[who].subject_id for who in ("sami", "samy")}
    with acting_as(cast.pia) as pia:
        key = merging.propose(cast.people["sami"].pk, cast.people["samy"].pk, "The same child, written down twice.")
        assert merging.confirm(pia, key) is None, "nobody confirms what they proposed"
    with acting_as(cast.hanne) as hanne:
        assert merging.confirm(hanne, key) == "done"
    forget_keys()
    assert {one.subject_id for one in requests_of(cast)} == {cast.people["sami"].subject_id}
    with acting_as(cast.hanne) as hanne:
        assert merging.undo(hanne, key)
    forget_keys()
    assert {one.subject_id for one in requests_of(cast)} == {cast.people[who].subject_id for who in ("sami", "samy")}


def requests_of(cast: Cast) -> list[HelpRequest]:
    with as_owner():
        return list(HelpRequest.unscoped.filter(village=cast.village))
