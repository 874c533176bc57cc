"""Joining a village, and keeping one's own name, ways to be reached and sessions."""

from allauth.usersessions.models import UserSession

from tests.cast import as_owner
from tests.portal.entrance.conftest import AT, account_of, address, code_in_last_mail, come_in
from village.trust.people.models import Account, Person


def person_of(email):
    with as_owner():
        return list(
            Person.unscoped.filter(account__email=email).values(
                "name", "language", "email", "phone", "village__slug"
            )
        )


def sign_up(browser, email="noor@example.org"):
    browser.post(f"{AT}/signup/", {"email": email})
    return browser.post(f"{AT}/confirm-email/", {"code": code_in_last_mail()})


def test_noor_makes_an_account_with_a_code_and_no_password(wilgendaal, browser):
    sign_up(browser)
    assert not Account.objects.get(email="noor@example.org").has_usable_password()
    assert browser.get("/wilgendaal/desk/")["Location"] == f"{AT}/join/"


def test_noor_gives_her_name_and_is_in(wilgendaal, browser):
    sign_up(browser)
    assert browser.get(f"{AT}/join/").status_code == 200
    answer = browser.post(f"{AT}/join/", {"name": "Noor", "language": "fr"})
    assert answer["Location"] == "/wilgendaal/" and answer.cookies["village_language"].value == "fr"
    assert "for Noor" in browser.get("/wilgendaal/desk/").content.decode()
    (noor,) = person_of("noor@example.org")
    assert noor["language"] == "fr" and noor["email"] == "noor@example.org"


def test_without_a_name_nobody_joins(wilgendaal, browser):
    sign_up(browser)
    answer = browser.post(f"{AT}/join/", {"name": "  ", "language": "nl"})
    assert answer.status_code == 422 and "id_name_error" in answer.content.decode()
    assert person_of("noor@example.org") == []


def test_joining_twice_makes_one_person(wilgendaal, browser):
    sign_up(browser)
    for _ in range(2):
        browser.post(f"{AT}/join/", {"name": "Noor", "language": "nl"})
    assert len(person_of("noor@example.org")) == 1


def test_a_visitor_cannot_join_without_an_account(wilgendaal, browser):
    assert browser.post(f"{AT}/join/", {"name": "Noor", "language": "nl"})["Location"] == f"{AT}/login/"


def test_leila_joins_a_second_village_with_the_same_account(wilgendaal, tilleuls, browser):
    come_in(browser, "leila")
    assert browser.get("/tilleuls/desk/")["Location"] == "/tilleuls/account/join/"
    browser.post("/tilleuls/account/join/", {"name": "Leïla", "language": "fr"})
    assert {one["village__slug"] for one in person_of(address("leila"))} == {"wilgendaal", "tilleuls"}


def test_an_account_made_by_somebody_else_opens_only_with_the_owners_code(
    wilgendaal, browser, another_browser
):
    browser.post(f"{AT}/signup/", {"email": "noor@example.org"})
    another_browser.post(f"{AT}/confirm-email/", {"code": code_in_last_mail()})
    assert another_browser.get("/wilgendaal/desk/")["Location"].startswith(f"{AT}/login/")


def test_leila_changes_how_she_is_called_and_reached(wilgendaal, browser):
    come_in(browser, "leila")
    page = browser.get(f"{AT}/").content.decode()
    assert "Leïla Benali" in page and address("leila") in page
    answer = browser.post(
        f"{AT}/", {"name": "Leïla", "language": "nl", "email": address("leila"), "phone": "0470 12 34 56"}
    )
    assert answer.status_code == 302
    assert person_of(address("leila"))[0]["phone"] == "0470 12 34 56"
    assert account_of("leila").language == "nl"


def test_messages_go_only_to_an_address_that_is_hers(wilgendaal, browser):
    come_in(browser, "leila")
    answer = browser.post(
        f"{AT}/", {"name": "Leïla", "language": "nl", "email": "victim@example.org", "phone": ""}
    )
    assert answer.status_code == 422
    assert person_of(address("leila"))[0]["email"] == address("leila")


def test_a_smuggled_field_is_refused(wilgendaal, browser):
    come_in(browser, "leila")
    answer = browser.post(f"{AT}/", {"name": "Leïla", "language": "nl", "email": "", "account": "1"})
    assert answer.status_code == 422 and "does not belong to it" in answer.content.decode()


def test_leila_sees_and_ends_her_other_session(wilgendaal, browser, another_browser):
    another_browser.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone) Safari/605"
    come_in(browser, "leila")
    come_in(another_browser, "leila")
    assert "Safari on iPhone" in browser.get(f"{AT}/sessions/").content.decode()
    other = UserSession.objects.get(user_agent__contains="iPhone")
    browser.post(f"{AT}/sessions/", {"session": other.pk})
    assert another_browser.get("/wilgendaal/desk/").status_code == 302
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_leila_ends_all_others_at_once(wilgendaal, browser, another_browser):
    come_in(browser, "leila")
    come_in(another_browser, "leila")
    browser.post(f"{AT}/sessions/", {"session": "others"})
    assert another_browser.get("/wilgendaal/desk/").status_code == 302
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(wilgendaal, browser, another_browser):
    come_in(browser, "leila")
    come_in(another_browser, "oma")
    theirs = UserSession.objects.get(user=account_of("oma"))
    browser.post(f"{AT}/sessions/", {"session": theirs.pk})
    assert another_browser.get("/wilgendaal/desk/").status_code == 200


def test_adding_an_address_takes_effect_only_after_its_code(wilgendaal, browser):
    come_in(browser, "leila")
    browser.post(f"{AT}/email/", {"email": "new@example.org", "action_add": "1"})
    assert "new@example.org" not in browser.get(f"{AT}/").content.decode()
    browser.post(f"{AT}/confirm-email/", {"code": code_in_last_mail()})
    assert "new@example.org" in browser.get(f"{AT}/").content.decode()
