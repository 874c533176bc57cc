"""Coming back without an account: the right code opens one thing, any other code says one sentence."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import as_owner
from tests.portal.entrance.conftest import AT, come_in
from tests.portal.entrance.test_signing_in import same
from village.trust.people.models import EntryCode

CODE = "4827193055601284"
SECRET = "a-secret-of-a-link_1234567890abc"


def used_at():
    with as_owner():
        return EntryCode.unscoped.values_list("used_at", flat=True).get()


@pytest.mark.parametrize(
    "typed", [CODE, "4827 1930 5560 1284", "4827-1930-5560-1284", " 4827\u00a01930 5560 1284 "]
)
def test_the_code_opens_the_question_however_it_is_typed(wilgendaal, browser, code_for, item, typed):
    code_for(CODE)
    answer = browser.post(f"{AT}/code/", {"code": typed})
    assert answer["Location"] == f"/wilgendaal/requests/{item}/"
    assert f"only {item}" in browser.get(answer["Location"]).content.decode()


def test_digits_of_another_script_are_digits(wilgendaal, browser, code_for):
    code_for(CODE)
    arabic = CODE.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert browser.post(f"{AT}/code/", {"code": arabic}).status_code == 302


def test_a_wrong_an_expired_and_a_senseless_code_get_one_sentence(wilgendaal, browser, code_for):
    code_for(CODE, lives=timedelta(seconds=-1))
    codes = (CODE, "1111222233334444", "open sesame 1234")
    answers = {code: browser.post(f"{AT}/code/", {"code": code}) for code in codes}
    said = {str(same(answer)).replace(code, "") for code, answer in answers.items()}
    assert len(said) == 1 and "opens nothing here" in said.pop()
    assert {answer.status_code for answer in answers.values()} == {422}


def test_a_code_of_another_village_opens_nothing(wilgendaal, tilleuls, browser, code_for):
    code_for(CODE, village=tilleuls)
    assert browser.post(f"{AT}/code/", {"code": CODE}).status_code == 422
    assert browser.post("/tilleuls/account/code/", {"code": CODE}).status_code == 302


def test_a_link_secret_is_not_a_code(wilgendaal, browser, code_for):
    code_for(CODE, way="link")
    assert browser.post(f"{AT}/code/", {"code": CODE}).status_code == 422


def test_guessing_codes_ends_soon(wilgendaal, browser):
    answers = [browser.post(f"{AT}/code/", {"code": f"{n:016d}"}).status_code for n in range(12)]
    assert answers[0] == 422 and answers[-1] == 429


def test_a_code_opens_no_other_page(wilgendaal, browser, code_for):
    code_for(CODE)
    browser.post(f"{AT}/code/", {"code": CODE})
    assert browser.get(f"{AT}/").status_code == 302
    assert browser.get(f"{AT}/sessions/").status_code == 404


def test_a_code_signs_out_whoever_was_signed_in(wilgendaal, browser, code_for, item):
    code_for(CODE)
    come_in(browser, "stranger")
    browser.post(f"{AT}/code/", {"code": CODE})
    assert "Tom Vets" not in browser.get("/wilgendaal/desk/").content.decode()
    assert f"only {item}" in browser.get(f"/wilgendaal/requests/{item}/").content.decode()


def test_opening_a_link_changes_nothing_so_a_mail_scanner_cannot_use_it_up(wilgendaal, browser, code_for):
    code_for(SECRET, way="link")
    for _ in range(3):
        assert browser.get(f"{AT}/link/{SECRET}/").status_code == 200
    assert used_at() is None
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_a_link_looks_the_same_whether_or_not_it_exists(wilgendaal, browser, another_browser, code_for):
    code_for(SECRET, way="link")
    real, none = browser.get(f"{AT}/link/{SECRET}/"), another_browser.get(f"{AT}/link/{SECRET[::-1]}/")
    assert str(same(real)).replace(SECRET, "") == str(same(none)).replace(SECRET[::-1], "")


def test_the_button_opens_it_once(wilgendaal, browser, another_browser, code_for, item):
    code_for(SECRET, way="link")
    assert browser.post(f"{AT}/link/{SECRET}/")["Location"] == f"/wilgendaal/requests/{item}/"
    assert used_at() is not None
    again = another_browser.post(f"{AT}/link/{SECRET}/")
    assert again.status_code == 422 and "does not open any more" in again.content.decode()


def test_a_link_tells_no_other_site_where_it_was(wilgendaal, browser):
    answer = browser.get(f"{AT}/link/{SECRET}/")
    assert answer["Referrer-Policy"] == "same-origin" and "no-store" in answer["Cache-Control"]


def test_signing_out_ends_a_visit_with_a_code(wilgendaal, browser, code_for, item):
    code_for(CODE)
    browser.post(f"{AT}/code/", {"code": CODE})
    browser.post(f"{AT}/logout/")
    assert browser.get(f"/wilgendaal/requests/{item}/").status_code == 302


def test_the_page_of_the_code_has_its_name(wilgendaal):
    assert reverse("entrance:receipt") == "/account/code/"
