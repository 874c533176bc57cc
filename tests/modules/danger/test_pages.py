"""The screens of danger: one touch away, three fields in a hurry, nothing typed is lost; each "may" with its "may not"."""

import pytest
from django.utils import timezone

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.danger.conftest import (
    COPY,
    as_it_stands,
    confirms,
    does,
    looks,
    person_ids,
    reviews,
    shares,
)
from village.modules.danger import actions
from village.modules.danger.models import DangerAct
from village.trust.access.actor import acting_as
from village.trust.consent.models import Restriction
from village.trust.directory.models import Membership

DANGER = "/wilgendaal/danger/"


def act_url(act, more=""):
    return f"{DANGER}acts/{act.pk}/{more}"


def filled_in(law, **more):
    today = str(timezone.localdate())
    told = {
        "facts": "Not at school since Friday.", "harm_if_not": "She sleeps outside.", "harm_if": "Less trust.",
        "tried": "Called.", "child_heard": "yes", "child_words": "Do not call home.", "family_knows": "no",
        "not_told_why": "Not safe.",
        "tell_review_on": today, "ground": law.danger_grounds[0].key, "receiver": f"law:{law.danger_receivers[0].key}",
        "shared": COPY, "affirmed": list(law.danger_receivers[0].checks),
        **{f"step_{one}": today for one in law.danger_first_steps},
    }  # fmt: skip
    return {**told, **more}


@pytest.fixture
def act(wilgendaal):
    made = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, made)
    return made


# --- one touch away ---


@pytest.mark.parametrize("who", ["hanne", "els", "jonas", "griet", "leila", "yara", "stranger"])
def test_the_numbers_are_there_for_everybody(wilgendaal, who):
    page = browser(wilgendaal, who).get(DANGER)
    assert page.status_code == 200
    assert 'href="tel:112"' in words_of(page) and 'href="tel:1712"' in words_of(page)


def test_from_the_first_page_and_from_a_question_it_is_one_touch(wilgendaal, taken):
    hanne = browser(wilgendaal, "hanne")
    assert f'href="{DANGER}"' in words_of(hanne.get("/wilgendaal/"))
    assert f'href="{DANGER}?question={taken.pk}"' in words_of(hanne.get(f"/wilgendaal/requests/{taken.pk}/"))
    assert "danger" not in words_of(
        browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/")
    )


def test_three_fields_are_enough(wilgendaal):
    els = browser(wilgendaal, "els")
    with acting_as(wilgendaal.els):
        to = f"member:{_seat(wilgendaal, 'karim')}"
    answer = els.post(DANGER, {"name": "Milan", "what": "He fell from the wall.", "receiver": to})
    assert answer.status_code == 302
    with as_owner():
        assert DangerAct.unscoped.get().is_acute
    page = words_of(browser(wilgendaal, "karim").get("/wilgendaal/"))
    assert "Something urgent was passed on to you" in page
    assert "Something urgent" not in words_of(browser(wilgendaal, "oona").get("/wilgendaal/"))


def test_what_was_typed_stays_when_something_misses(wilgendaal):
    page = browser(wilgendaal, "els").post(
        DANGER, {"name": "Milan", "what": "He fell from the wall.", "receiver": ""}
    )
    assert page.status_code == 422
    assert "He fell from the wall." in words_of(page) and "Choose who must know this at once." in words_of(
        page
    )


def test_who_does_not_work_here_passes_nothing_on(wilgendaal):
    for who in ("leila", "ex", "stranger"):
        assert (
            browser(wilgendaal, who)
            .post(DANGER, {"name": "x", "what": "y", "receiver": "law:vk"})
            .status_code
            == 404
        )
    with as_owner():
        assert not DangerAct.unscoped.exists()


# --- the whole record ---


def test_the_whole_form_makes_the_whole_record(wilgendaal, taken, law):
    hanne = browser(wilgendaal, "hanne")
    url = f"{DANGER}decide/share/?question={taken.pk}"
    with acting_as(wilgendaal.hanne):
        second = _seat(wilgendaal, "mieke")
    answer = hanne.post(url, filled_in(law, second=second))
    assert answer.status_code == 302
    page = words_of(hanne.get(answer["Location"]))
    assert "Waits for a second opinion" in page and COPY in page
    mieke = browser(wilgendaal, "mieke")
    assert "Your second opinion is asked" in words_of(mieke.get(answer["Location"]))
    mieke.post(f"{answer['Location']}confirm/", {"agrees": "yes", "words": "I read it."})
    assert "It counts" in words_of(mieke.get(answer["Location"]))


def test_each_missing_part_has_its_sentence_and_nothing_is_lost(wilgendaal, taken, law):
    hanne = browser(wilgendaal, "hanne")
    url = f"{DANGER}decide/share/?question={taken.pk}"
    for missing, says in (("not_told_why", "Write why they are not told yet."), ("ground", "Choose the ground of the law"),
                          ("affirmed", "For this receiver, affirm as well"),
                          ("second", "somebody else decides this with you")):  # fmt: skip
        page = hanne.post(url, {name: value for name, value in filled_in(law).items() if name != missing})
        assert page.status_code == 422, missing
        assert says in words_of(page) and "Not at school since Friday." in words_of(page)
    page = hanne.post(url, filled_in(law, smuggled="x"))
    assert page.status_code == 422
    with as_owner():
        assert not DangerAct.unscoped.exists()


@pytest.mark.parametrize("deed, who", [("share", "els"), ("look", "jonas"), ("look", "mieke"), ("lock", "els"),
                                       ("share", "leila"),
                                       ("look", "pia"), ("nothing", "hanne")])  # fmt: skip
def test_a_decision_that_is_not_theirs_does_not_exist(wilgendaal, deed, who):
    assert browser(wilgendaal, who).get(f"{DANGER}decide/{deed}/").status_code == 404


def test_a_question_that_is_not_theirs_does_not_exist_here_either(wilgendaal, taken):
    for path in ("", "decide/share/"):
        assert browser(wilgendaal, "oona").get(f"{DANGER}{path}?question={taken.pk}").status_code == 404
        assert browser(wilgendaal, "hanne").get(f"{DANGER}{path}?question=nonsense").status_code == 404


def test_looking_shows_what_was_opened(wilgendaal, asked_alone):
    act = looks(wilgendaal, wilgendaal.nele)
    page = words_of(browser(wilgendaal, "nele").get(act_url(act, "look/")))
    assert asked_alone.number in page
    assert (
        browser(wilgendaal, "nele").get(f"/wilgendaal/requests/{asked_alone.pk}/follow/").status_code == 200
    )
    assert browser(wilgendaal, "mieke").get(act_url(act, "look/")).status_code == 404


def test_one_switch_from_the_page_of_a_question(wilgendaal, taken, law):
    hanne = browser(wilgendaal, "hanne")
    url = f"{DANGER}decide/lock/?question={taken.pk}"
    assert "Leïla Benali" in words_of(hanne.get(url))
    answer = hanne.post(
        url,
        {
            "against": str(wilgendaal.people["leila"].pk),
            "facts": "He said so.",
            "ground": law.danger_grounds[0].key,
        },
    )
    assert answer.status_code == 302
    with as_owner():
        assert Restriction.unscoped.get(because="safety").against_person_id == wilgendaal.people["leila"].pk
    assert "Ask to lift the lock" in words_of(hanne.get(answer["Location"]))
    wrong = hanne.post(url, {"against": str(wilgendaal.people["stranger"].pk), "facts": "x", "ground": "x"})
    assert wrong.status_code == 422


def test_the_law_is_named_in_the_language_of_who_reads_it(wilgendaal):
    nele = browser(wilgendaal, "nele")
    assert "(Criminal Code, article 422bis)" in words_of(nele.get(f"{DANGER}decide/share/"))
    dutch = words_of(nele.get(f"{DANGER}decide/share/", headers={"accept-language": "nl"}))
    assert "(Strafwetboek, artikel 422bis)" in dutch and "Criminal Code" not in dutch


# --- the act, and who reads it ---


@pytest.mark.parametrize("who", ["leila", "yara", "ex", "stranger", "oona", "els", "bram", "griet", "kobe"])
def test_for_others_no_page_of_it_exists(wilgendaal, act, who):
    client = browser(wilgendaal, who)
    for url in (
        act_url(act),
        act_url(act, "complete/"),
        act_url(act, "look/"),
        f"{DANGER}told/{act.pk}/",
        f"{DANGER}received/{act.copy_id}/",
    ):
        assert client.get(url).status_code == 404, url
    for url in (
        act_url(act, "add/"),
        act_url(act, "confirm/"),
        act_url(act, "review/"),
        act_url(act, "nonsense/"),
    ):
        assert client.post(url, {"words": "x"}).status_code == 404, url


def test_the_privacy_officer_opens_it_first_and_then_looks_back(wilgendaal, act):
    pia = browser(wilgendaal, "pia")
    page = words_of(pia.get(f"{DANGER}acts/"))
    assert "Open and look back" in page and "Yara" not in page
    assert pia.get(act_url(act)).status_code == 404
    pia.post(act_url(act, "open/"))
    assert "Yara" in words_of(pia.get(act_url(act)))
    pia.post(act_url(act, "review/"), {"justified": "no", "words": "You could have asked her first."})
    assert as_it_stands(act).justified is False
    assert "You could have asked her first." in words_of(browser(wilgendaal, "hanne").get(act_url(act)))


def test_the_details_are_written_on_one_page(wilgendaal, act, law):
    page = browser(wilgendaal, "hanne").get(act_url(act, "complete/"))
    assert "Not at school since Friday." in words_of(page) and 'name="shared"' not in words_of(page)
    sent = {name: value for name, value in filled_in(law).items() if name not in ("receiver", "shared")}
    assert (
        browser(wilgendaal, "hanne")
        .post(act_url(act, "complete/"), sent | {"facts": "Since Thursday."})
        .status_code
        == 302
    )
    assert browser(wilgendaal, "mieke").get(act_url(act, "complete/")).status_code == 404


def test_the_family_reads_it_on_a_page_of_their_own_and_answers(wilgendaal, act):
    does(
        wilgendaal.hanne,
        act,
        actions.tell_family,
        persons=person_ids(wilgendaal, "yara"),
        words="We were afraid for you.",
    )
    a_moment_later()
    yara, url = browser(wilgendaal, "yara"), f"{DANGER}told/{act.pk}/"
    page = words_of(yara.get(url))
    assert "We were afraid for you." in page and COPY in page and "A bruise on her arm." in page
    assert "A neighbour heard it too." not in page
    assert "What we told you" in words_of(yara.get("/wilgendaal/"))
    assert "What we told you" not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))
    assert yara.post(url, {"words": "You should have asked me."}).status_code == 302
    assert "You should have asked me." in words_of(browser(wilgendaal, "hanne").get(act_url(act)))
    assert browser(wilgendaal, "hanne").get(url).status_code == 404
    assert "told the family" in words_of(yara.get("/wilgendaal/circle/looked/"))
    assert "told the family" not in words_of(
        browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={act.subject_id}")
    )


def test_the_receiver_says_that_it_was_read_and_is_followed(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    confirms(wilgendaal.mieke, act)
    nele, url = browser(wilgendaal, "nele"), f"{DANGER}received/{act.copy_id}/"
    assert COPY in words_of(nele.get(url))
    assert "Received" not in words_of(browser(wilgendaal, "hanne").get(act_url(act)))
    nele.post(url, {"follows": "1"})
    assert "Followed since" in words_of(browser(wilgendaal, "hanne").get(act_url(act)))
    assert browser(wilgendaal, "oona").post(url, {"follows": "1"}).status_code == 404


@pytest.mark.parametrize(
    "verb", ["add", "confirm", "tell", "not_yet", "review", "outcome", "ask_to_lift", "lift", "x"]
)
@pytest.mark.parametrize(
    "sent", [{}, {"words": "\x00" * 20}, {"words": "x" * 9000, "persons": "nonsense", "agrees": "maybe"}]
)
def test_whatever_is_sent_answers_in_words(wilgendaal, act, verb, sent):
    reviews(wilgendaal.pia, act)
    for who in ("hanne", "mieke", "pia"):
        assert browser(wilgendaal, who).post(act_url(act, f"{verb}/"), sent).status_code in (302, 404, 422)


@pytest.mark.parametrize("deed", ["share", "look", "not_share", "lock"])
def test_whatever_is_sent_to_a_decision_answers_in_words(wilgendaal, taken, deed):
    for sent in (
        {},
        {"facts": "\x00"},
        {"born": "31-31-31", "kinds": "99", "told": "x", "second": "x", "receiver": "member:x"},
    ):
        for question in ("", f"?question={taken.pk}"):
            answer = browser(wilgendaal, "hanne").post(f"{DANGER}decide/{deed}/{question}", sent)
            assert answer.status_code in (404, 422)


def _seat(cast, who):
    return str(Membership.unscoped.get(village=cast.village, person=cast.people[who]).pk)


def test_nothing_is_opened_for_a_reason_of_one_word(wilgendaal, taken):
    answer = browser(wilgendaal, "hanne").post(f"{DANGER}decide/look/?question={taken.pk}", {"facts": "Worried."})
    assert answer.status_code == 422
    assert "Write a whole sentence" in words_of(answer)
