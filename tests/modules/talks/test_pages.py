"""The pages of talks: asked in two steps without an account, read by who was chosen, hidden for everybody else."""

import re

import pytest
from django.core import mail

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.talks.conftest import LIMITED, a_moment_later, ask_for, chair, saw_proof, take_up
from village.modules.help_requests.models import HelpRequest
from village.modules.talks.models import Invitation, Mediation, Talk, TalkAsked

HERE = "/wilgendaal/talks/"
TELL = {"name": "Noor", "words": "My grandmother is gone.", "companion": "friend", "companion_called": "Lina"}
HOW = {
    "reach_by": "message", "reach_where": "0470 00 00 00", "language": "nl", "known": "on",
    "limits": ["not_school", "ask_first"], "limit_words": "Not about my stepfather.",
}  # fmt: skip
OFFER = {
    "kind": "advice", "called": "Jonas", "place": "De Loods", "hours": "Monday", "come": ["walk_in"],
    "languages": ["nl"], "age_from": "11", "age_until": "25",
}  # fmt: skip


def desk(asked, rest=""):
    return f"/wilgendaal/requests/{asked.pk}/{rest}"


def asked_by_noor(cast, talk, **how):
    """Both steps, as a visitor does them. Returns the browser and the last page."""
    client = browser(cast)
    client.post(f"{HERE}{talk.pk}/ask/", TELL)
    page = client.post(f"{HERE}{talk.pk}/ask/how/", {**HOW, **how}, follow=True)
    a_moment_later()
    return client, page


def test_the_menu_is_open_and_calm(wilgendaal, mentor):
    page = browser(wilgendaal).get(HERE)
    said = words_of(page)
    assert page.status_code == 200 and "Jonas" in said and "Somebody beside me" in said
    assert not re.search("psycholog|therap|mental|problem|disorder", said, re.IGNORECASE)


def test_it_is_filtered_by_what_one_wants(wilgendaal, mentor):
    client = browser(wilgendaal)
    assert "De Loods, near the kitchen" in words_of(client.get(f"{HERE}?want=mentoring&in=fr"))
    for nothing in ("?want=advice", "?in=ar"):
        assert "Nobody for this yet" in words_of(client.get(HERE + nothing))
    assert client.get(f"{HERE}?want=xx&in=yy&page=zz").status_code == 200


def test_before_asking_it_says_who_hears_it_and_when_somebody_must_tell(wilgendaal, mentor):
    said = words_of(browser(wilgendaal).get(f"{HERE}{mentor.pk}/"))
    assert "Your parents" in said and "when somebody is in danger, another person must be told" in said


def test_noor_asks_in_two_steps_without_an_account(wilgendaal, mentor):
    _client, page = asked_by_noor(wilgendaal, mentor)
    said = words_of(page)
    assert "Jonas has your question" in said and "Your code" in said and "Not about my stepfather." in said
    with as_owner():
        asked = HelpRequest.unscoped.get()
        wish = TalkAsked.unscoped.get()
        assert (asked.asker_name, asked.route, asked.hard) == ("Noor", "own", TELL["words"])
        assert (wish.limits, wish.limit_words, wish.companion) == (
            ["ask_first", "not_school"],
            HOW["limit_words"],
            "friend",
        )


def test_who_writes_nothing_asks_all_the_same(wilgendaal, mentor):
    client = browser(wilgendaal)
    client.post(f"{HERE}{mentor.pk}/ask/", {"name": "Zoë"})
    client.post(f"{HERE}{mentor.pk}/ask/how/", {**HOW, "limits": []})
    with as_owner():
        assert HelpRequest.unscoped.get().hard == "I would like to talk with Jonas."


def test_sent_twice_it_is_asked_once(wilgendaal, mentor):
    client = browser(wilgendaal)
    client.post(f"{HERE}{mentor.pk}/ask/", TELL)
    for _again in range(2):
        client.post(f"{HERE}{mentor.pk}/ask/how/", {**HOW, "once": "the-same-form"})
    with as_owner():
        assert HelpRequest.unscoped.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reach_where": "no number"}, "Write the phone number"),
        ({"reach_by": "mail", "reach_where": "x"}, "Write the e-mail"),
        ({"known": ""}, "Touch the box"), ({"limits": ["everything"]}, "everything"), ({"more": "1"}, "does not belong"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_and_nothing_typed_is_lost(wilgendaal, mentor, wrong, said):
    client = browser(wilgendaal)
    client.post(f"{HERE}{mentor.pk}/ask/", TELL)
    page = client.post(f"{HERE}{mentor.pk}/ask/how/", {**HOW, **wrong})
    assert page.status_code == 422 and said in words_of(page) and "Not about my stepfather." in words_of(page)
    assert "My grandmother is gone." in words_of(client.get(f"{HERE}{mentor.pk}/ask/"))


def test_the_second_step_waits_for_the_first(wilgendaal, mentor):
    page = browser(wilgendaal).get(f"{HERE}{mentor.pk}/ask/how/")
    assert page.status_code == 302 and page.url.endswith(f"{mentor.pk}/ask/")


def test_her_code_opens_her_question_with_his_face_and_her_limits(wilgendaal, mentor):
    client, _page = asked_by_noor(wilgendaal, mentor)
    with as_owner():
        asked = HelpRequest.unscoped.get()
    said = words_of(client.get(desk(asked, "follow/")))
    assert "You asked to talk with Jonas" in said and "Not about my stepfather." in said
    assert "You came in with a code" in words_of(client.get(f"{HERE}{mentor.pk}/ask/"))
    assert client.post(f"{HERE}{mentor.pk}/ask/anew/").status_code == 302


def test_he_reads_the_limits_before_anything_else(wilgendaal, asked):
    said = words_of(browser(wilgendaal, "jonas").get(desk(asked)))
    limits = said.index("Yes, but not everything I told you")
    assert limits < said.index("I cannot sleep since the summer.") and "but not about the summer" in said
    assert "Lina" in said and "Nothing to my parents" in said


@pytest.mark.parametrize("page", ["handovers/start/{}/", "own-data/along/{}/"])
def test_the_limits_stand_in_front_of_whatever_passes_something_on(wilgendaal, asked, page):
    take_up(wilgendaal, "jonas", asked)
    said = words_of(browser(wilgendaal, "jonas").get("/wilgendaal/" + page.format(asked.pk)))
    assert "but not about the summer" in said and "Nothing to my parents" in said


def test_what_waits_for_him_stands_on_his_first_page_and_in_his_list(wilgendaal, asked):
    client = browser(wilgendaal, "jonas")
    for page in ("/wilgendaal/", f"{HERE}asked/"):
        assert desk(asked) in words_of(client.get(page))
    assert desk(asked) not in words_of(client.get(f"{HERE}asked/?show=closed"))


def test_he_takes_it_up_and_answers_on_the_pages_of_a_question(wilgendaal, asked):
    client = browser(wilgendaal, "jonas")
    assert (
        client.post(desk(asked, "take-up/"), {"answer_by": "2030-01-02T10:00"}, follow=True).status_code
        == 200
    )
    a_moment_later()
    client.post(desk(asked, "answer/"), {"words": "Wednesday at two?"})
    assert "Wednesday at two?" in words_of(browser(wilgendaal, "yara").get(desk(asked, "follow/")))


@pytest.mark.parametrize("who", ["leila", "els", "karim", "hanne", "nele", "griet", "pia", "stranger"])
def test_for_everybody_else_it_does_not_exist(wilgendaal, asked, who):
    client = browser(wilgendaal, who)
    for page in (desk(asked), desk(asked, "follow/"), f"{HERE}sent/{asked.pk}/", f"{HERE}limits/{asked.pk}/"):
        assert client.get(page).status_code == 404


def test_she_changes_her_limits_and_he_cannot(wilgendaal, asked):
    page = f"{HERE}limits/{asked.pk}/"
    assert browser(wilgendaal, "jonas").get(page).status_code == 404
    browser(wilgendaal, "yara").post(page, {"limits": ["nothing"], "limit_words": "Nothing at all."})
    said = words_of(browser(wilgendaal, "jonas").get(desk(asked)))
    assert "Nothing at all." in said and "but not about the summer" not in said


def test_young_people_find_it_on_their_page_and_beside_asking(wilgendaal, mentor):
    assert f"{HERE}{mentor.pk}/" in words_of(browser(wilgendaal, "yara").get("/wilgendaal/"))
    assert "would you rather talk with somebody" in words_of(
        browser(wilgendaal).get("/wilgendaal/requests/ask/")
    )
    assert f"{HERE}{mentor.pk}/" not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))


def test_he_keeps_what_he_offers_and_a_teacher_has_no_such_page(wilgendaal):
    client = browser(wilgendaal, "jonas")
    assert client.post(f"{HERE}kept/new/", OFFER).status_code == 302
    with as_owner():
        talk = Talk.unscoped.get()
    assert "Jonas, Advice" in words_of(client.get(f"{HERE}kept/"))
    client.post(f"{HERE}kept/{talk.pk}/", {**OFFER, "place": "In the park"})
    assert "In the park" in words_of(browser(wilgendaal).get(f"{HERE}{talk.pk}/"))
    client.post(f"{HERE}kept/{talk.pk}/close/")
    assert browser(wilgendaal).get(f"{HERE}{talk.pk}/").status_code == 404
    for page in ("kept/", "kept/new/", f"kept/{talk.pk}/", "kept/training/", "asked/"):
        assert browser(wilgendaal, "els").get(HERE + page).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "counselling"}, "saw the proof of your training"), ({"come": ["call"]}, "Write the number"),
        ({"age_from": "20", "age_until": "12"}, "highest age"), ({"place": ""}, "Write something here"),
    ],
)  # fmt: skip
def test_what_is_not_right_is_said_at_the_field(wilgendaal, wrong, said):
    page = browser(wilgendaal, "jonas").post(f"{HERE}kept/new/", {**OFFER, **wrong})
    assert page.status_code == 422 and said in words_of(page)


def test_oona_saw_neles_proof_and_nele_offers_it(wilgendaal):
    proof = {
        "member": str(chair(wilgendaal, "nele")),
        "kind": "counselling",
        "what": "Diploma",
        "trained_on": "2020-06-30",
    }
    assert browser(wilgendaal, "oona").post(f"{HERE}kept/training/", proof).status_code == 302
    assert browser(wilgendaal, "nele").post(f"{HERE}kept/training/", proof).status_code == 422
    nele = browser(wilgendaal, "nele")
    assert (
        nele.post(f"{HERE}kept/new/", {**OFFER, "kind": "counselling", "called": "Nele"}).status_code == 302
    )
    assert "Seen by Oona Smet" in words_of(nele.get(f"{HERE}kept/"))


def link_of(cast, asked, **more):
    """Jonas makes the link on his pages."""
    with as_owner():
        mediation = Mediation.unscoped.get(request=asked)
    page = browser(cast, "jonas").post(
        f"{HERE}together/{mediation.pk}/invite/", {"email": "", **more}, follow=True
    )
    a_moment_later()
    return mediation, re.search(r"/wilgendaal/account/link/[\w-]+/", words_of(page)).group()


def test_the_other_comes_by_the_link_says_yes_and_reads_nothing_of_what_was_told(wilgendaal, together):
    mediation, link = link_of(wilgendaal, together)
    client = browser(wilgendaal)
    page = words_of(client.post(link, follow=True))
    assert "Yara would like to talk with you" in page and "Jonas Adeyemi of De Loods" in page
    for hidden in ("summer", "room 12", together.number, "Benali"):
        assert hidden not in page
    with as_owner():
        invitation = Invitation.unscoped.get()
    said = words_of(client.post(f"{HERE}invited/{invitation.pk}/yes/", follow=True))
    assert "You said yes" in said and "Your code" in said
    assert "both said yes" in words_of(browser(wilgendaal, "yara").get(desk(together, "follow/")))
    for closed in (desk(together), desk(together, "follow/"), f"{HERE}together/{mediation.pk}/stop/"):
        assert client.get(closed).status_code == 404
    assert "This has stopped" in words_of(client.post(f"{HERE}invited/{invitation.pk}/no/", follow=True))
    assert "the other one" in words_of(browser(wilgendaal, "jonas").get(desk(together)))


def test_the_mail_with_the_link_says_nothing(wilgendaal, together, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        link_of(wilgendaal, together, email="els@school.example")
    [letter] = mail.outbox
    for hidden in ("Yara", "Els", "Jonas", "talk", "mediation", together.number):
        assert hidden not in letter.subject + letter.body


def test_she_stops_it_and_the_others_page_says_so(wilgendaal, together):
    mediation, link = link_of(wilgendaal, together)
    client = browser(wilgendaal)
    client.post(link)
    yara = browser(wilgendaal, "yara")
    assert "Stop talking together with Els?" in words_of(yara.get(f"{HERE}together/{mediation.pk}/stop/"))
    yara.post(f"{HERE}together/{mediation.pk}/stop/")
    with as_owner():
        invitation = Invitation.unscoped.get()
    assert "This has stopped" in words_of(client.get(f"{HERE}invited/{invitation.pk}/"))


@pytest.mark.parametrize("who", ["leila", "els", "hanne", "nele", "stranger"])
def test_only_the_three_of_them_have_these_pages(wilgendaal, together, who):
    mediation, _link = link_of(wilgendaal, together)
    with as_owner():
        invitation = Invitation.unscoped.get()
    client = browser(wilgendaal, who)
    for page in (
        f"together/{mediation.pk}/invite/",
        f"together/{mediation.pk}/stop/",
        f"invited/{invitation.pk}/",
    ):
        assert client.get(HERE + page).status_code == 404


def test_a_visitor_is_asked_to_sign_in_where_it_is_not_open(wilgendaal, asked, mentor):
    client = browser(wilgendaal)
    for page in ("asked/", "kept/", f"sent/{asked.pk}/", f"limits/{asked.pk}/", f"invited/{asked.pk}/"):
        assert client.get(HERE + page).status_code == 302


def test_the_contact_point_has_it_in_no_list(wilgendaal, asked):
    take_up(wilgendaal, "jonas", asked)
    saw_proof(wilgendaal, "oona", "nele")
    for who, page in (("hanne", "/wilgendaal/requests/"), ("mieke", "/wilgendaal/requests/overview/")):
        assert asked.number not in words_of(browser(wilgendaal, who).get(page))


def test_what_may_not_be_passed_on_stands_above_every_decision_in_danger(wilgendaal, mentor):
    request = ask_for(wilgendaal, mentor, wilgendaal.yara, limit_words=LIMITED)
    take_up(wilgendaal, "jonas", request)
    client = browser(wilgendaal, "jonas")
    for address in ("danger/", "danger/decide/share/"):
        assert LIMITED in words_of(client.get(f"/wilgendaal/{address}?question={request.pk}")), address
        assert LIMITED not in words_of(client.get(f"/wilgendaal/{address}")), "nobody's, without a question"


def test_talks_of_every_kind_are_called_everything(wilgendaal, mentor):
    shown = words_of(browser(wilgendaal, "yara").get("/wilgendaal/talks/"))
    assert "Everything" in shown and "Everybody" not in shown
