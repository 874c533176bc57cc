"""The screens: who reads along, proposing, agreeing, sending, receiving. Each "may" beside its "may not"."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import TestCase

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.handovers.conftest import PARTNER, WHY, agree, letter_id, propose, receive, send
from tests.modules.handovers.screens import AT, H, letter_in, link_in, page, post
from tests.modules.help_requests.conftest import HARD, WELL, a_moment_later, opened, question
from village.foundation.time_range import now
from village.modules.circles.one_thing import share_one
from village.modules.handovers.models import Handover, HandoverPart, Letter
from village.modules.handovers.words import Back, Slice
from village.modules.help_requests import actions as requests
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.access.receipts import new_receipt
from village.trust.consent.models import Assignment
from village.trust.consent.records import share_item
from village.trust.directory.models import Membership
from village.trust.people.models import Subject
from village.trust.vocabulary import DataKind, NotAllowed, Right, Role

# to another organisation


def start_data(cast, **more):
    with as_owner():
        jonas = Membership.unscoped.get(person=cast.people["jonas"])
    return {
        "to": str(jonas.pk), "partner_name": "", "partner_place": "", "partner_mail": "", "partner_law": "be-flanders",
        "pieces": ["goes_well", "hard"], "note": "Wednesday is best.", "why": WHY, "beside_days": "14", **more,
    }  # fmt: skip


def test_only_who_helps_families_is_offered_to_take_one_on(wilgendaal, taken):
    form = page(browser(wilgendaal, "hanne"), f"{H}/start/{taken.pk}/")
    assert "Jonas Adeyemi" in form
    assert not [name for name in ("Griet Claes", "Kobe Pauwels", "Pia Lemmens") if name in form]
    with as_owner():
        kobe = Membership.unscoped.get(person=wilgendaal.people["kobe"])
    post(browser(wilgendaal, "hanne"), f"{H}/start/{taken.pk}/", 422, step="look", **start_data(wilgendaal, to=str(kobe.pk)))


def test_who_is_never_handed_a_family_has_no_place_for_it_in_the_menu(wilgendaal):
    there = f'href="{H}/"'
    assert there in words_of(browser(wilgendaal, "jonas").get("/wilgendaal/"))
    assert there not in words_of(browser(wilgendaal, "kobe").get("/wilgendaal/"))


def test_the_whole_way_on_screen(wilgendaal, taken):
    hanne, leila, jonas = (browser(wilgendaal, who) for who in ("hanne", "leila", "jonas"))
    assert "Hand over" in page(hanne, f"{AT}/requests/{taken.pk}/")
    look = words_of(post(hanne, f"{H}/start/{taken.pk}/", 200, step="look", **start_data(wilgendaal)))
    before = letter_in(look)
    there = post(hanne, f"{H}/start/{taken.pk}/", step="propose", **start_data(wilgendaal))["Location"]
    assert "the family decides" in page(hanne, there)
    assert "proposes to bring in" in page(leila, f"{AT}/requests/{taken.pk}/follow/")
    assert WHY in page(leila, f"{there}agree/")
    with as_owner():
        keep = [str(pk) for pk in HandoverPart.unscoped.exclude(what=Slice.NOTE).order_by("place").values_list("pk", flat=True)]
    seen = words_of(post(leila, f"{there}agree/", 200, keep=keep, back="all", step="look"))
    post(leila, f"{there}agree/", keep=keep, back="all", step="agree")
    exactly = letter_in(seen)
    assert exactly != before and "Wednesday is best." not in exactly
    assert letter_in(page(hanne, there)) == exactly
    post(hanne, f"{there}send/")
    letter = f"{H}/letter/{letter_id(Handover(pk=handover_id()))}/"
    assert letter_in(page(jonas, letter)) == exactly
    assert "before" in page(jonas, f"{H}/")
    post(jonas, f"{letter}accept/", words="I call.")
    post(jonas, f"{letter}say/", words="We met at the park.")
    post(jonas, f"{letter}start/", words="")
    post(jonas, f"{letter}finish/", words="He comes each week.")
    text = page(leila, there)
    assert "We met at the park." in text and "Does it help?" in text
    assert "We met at the park." in page(hanne, there)
    post(leila, f"{there}close/", ended="started")
    assert "Closed by the family" in page(leila, there)


def handover_id():
    with as_owner():
        return Handover.unscoped.values_list("pk", flat=True).get()


def test_a_no_on_screen_needs_both_and_keeps_what_was_typed(wilgendaal, sent):
    jonas = browser(wilgendaal, "jonas")
    letter = f"{H}/letter/{letter_id(sent)}/"
    wrong = words_of(post(jonas, f"{letter}decline/", 422, words="Full until May.", instead=""))
    assert "Full until May." in wrong
    post(jonas, f"{letter}decline/", words="Full until May.", instead="The library.")
    assert jonas.get(letter)["Location"] == f"{H}/"  # said that it went back; nothing of it opens
    for who in ("leila", "hanne"):
        text = page(browser(wilgendaal, who), f"{H}/{sent.pk}/")
        assert "Full until May." in text and "The library." in text


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "oona", "bram", "mieke", "kobe", "pia", "oma", "jonas"])
def test_the_proposal_is_for_the_family_and_the_sender(wilgendaal, proposed, who):
    client = browser(wilgendaal, who)
    for path in ("", "agree/", "refuse/", "stop/"):
        assert client.get(f"{H}/{proposed.pk}/{path}").status_code == 404
    for path in ("agree/", "refuse/", "stop/", "close/", "send/", "link/"):
        assert client.post(f"{H}/{proposed.pk}/{path}").status_code == 404


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "oona", "bram", "mieke", "kobe", "oma"])
def test_the_letter_is_for_those_it_was_sent_to(wilgendaal, accepted, who):
    client = browser(wilgendaal, who)
    letter = f"{H}/letter/{letter_id(accepted)}/"
    assert client.get(letter).status_code == 404
    for path in ("accept/", "decline/", "say/", "start/", "finish/"):
        assert client.post(f"{letter}{path}", {"words": "x", "instead": "y"}).status_code == 404


def test_who_reads_the_question_along_has_nothing_to_do_with_the_handing_over(wilgendaal, taken, proposed):
    client = browser(wilgendaal, "leila")
    post(client, f"{H}/along/{taken.pk}/", who="somebody", name="Oma", how_long="week", step="share")
    oma = browser(wilgendaal)
    there = post(oma, AT + link_in(page(client, f"{H}/along/{taken.pk}/link/")))["Location"]
    assert "Handing over" not in page(oma, there)
    assert oma.get(f"{H}/{proposed.pk}/").status_code == 404


def test_the_circle_names_the_letter_and_stops_it(wilgendaal, accepted):
    leila = browser(wilgendaal, "leila")
    text = page(leila, f"{AT}/circle/?about={wilgendaal.sami.subject_id}")
    assert "as it was handed over" in text and f"{H}/{accepted.pk}/stop/" in text and "De Loods" in text
    post(leila, f"{H}/{accepted.pk}/stop/")
    assert browser(wilgendaal, "jonas").get(f"{H}/letter/{letter_id(accepted)}/")["Location"] == f"{H}/"
    assert "The family stopped it" in page(browser(wilgendaal, "hanne"), f"{H}/{accepted.pk}/")


def test_the_sender_hears_how_it_stands_also_after_the_view_faded(wilgendaal, taken, proposed):
    agree(wilgendaal, proposed, back=Back.STARTED)
    send(wilgendaal, proposed)
    receive(wilgendaal, proposed, "accept")
    receive(wilgendaal, proposed, "start", words="Only for the family.")
    with as_owner():
        Assignment.unscoped.filter(item_id=taken.item_id).update(
            from_at=now() - timedelta(days=9), until=now() - timedelta(hours=1)
        )
    hanne = browser(wilgendaal, "hanne")
    assert hanne.get(f"{H}/{proposed.pk}/").status_code == 404
    text = page(hanne, f"{H}/?show=sent")
    assert "It started" in text and taken.number in text
    assert "Sami" not in text and "Only for the family." not in text
    assert taken.number not in page(browser(wilgendaal, "bram"), f"{H}/?show=sent")


# a partner without account


def test_a_partner_without_account_does_it_all_by_the_link(wilgendaal, taken):
    hanne, leila = browser(wilgendaal, "hanne"), browser(wilgendaal, "leila")
    data = start_data(
        wilgendaal, to="partner", partner_name="Luc Peeters", partner_place="Huis Tournai", partner_mail="luc@example.org"
    )  # fmt: skip
    there = post(hanne, f"{H}/start/{taken.pk}/", step="propose", **data)["Location"]
    with as_owner():
        keep = [str(pk) for pk in HandoverPart.unscoped.values_list("pk", flat=True)]
    post(leila, f"{there}agree/", keep=keep, back="started", step="agree")
    with TestCase.captureOnCommitCallbacks(execute=True):
        post(hanne, f"{there}send/")
    (out,) = [one for one in mail.outbox if one.to == ["luc@example.org"]]
    assert not [secret for secret in ("Sami", "Leïla", "Luc", HARD) if secret in out.subject + out.body]
    luc = browser(wilgendaal)
    letter = post(luc, AT + link_in(out.body))["Location"]
    assert HARD in page(luc, letter)
    assert luc.get(f"{AT}/requests/{taken.pk}/follow/").status_code == 404
    post(luc, f"{letter}accept/", words="")
    post(luc, f"{letter}say/", words="We meet on Friday.")
    post(luc, f"{letter}start/", words="")
    post(luc, f"{letter}finish/", words="All good.")
    text = page(leila, there)
    assert "Luc Peeters" in text and "We meet on Friday." in text
    assert "We meet on Friday." not in page(hanne, there)


def test_the_sender_makes_a_new_link_and_nobody_else(wilgendaal, proposed):
    with as_owner():
        HandoverPart.unscoped.all().delete()
        request = proposed.request
        Handover.unscoped.all().delete()
    handover = propose(wilgendaal, request, to=PARTNER)
    agree(wilgendaal, handover)
    assert send(wilgendaal, handover)
    hanne = browser(wilgendaal, "hanne")
    post(hanne, f"{H}/{handover.pk}/link/")
    link = link_in(page(hanne, f"{H}/{handover.pk}/"))
    assert browser(wilgendaal, "leila").post(f"{H}/{handover.pk}/link/").status_code == 404
    luc = browser(wilgendaal)
    post(luc, AT + link)
    letter = f"{H}/letter/{letter_id(handover)}/"
    post(luc, f"{letter}decline/", words="No room.", instead="Ask in spring.")
    assert luc.get(letter).status_code == 404
    assert page(luc, f"{H}/thanks/")


# across a border


def abroad(cast, law):
    with as_owner():
        cast.organisations["loods"].jurisdiction = law
        cast.organisations["loods"].save()


def test_across_a_border_both_laws_must_allow_it(wilgendaal, taken):
    abroad(wilgendaal, "france")
    there = post(browser(wilgendaal, "hanne"), f"{H}/start/{taken.pk}/", step="propose", **start_data(wilgendaal))["Location"]
    with as_owner():
        made = Handover.unscoped.get()
        assert made.law_version.startswith("be-flanders/") and made.receivers_law.startswith("france/")
    told = page(browser(wilgendaal, "hanne"), there)
    assert "This goes across a border" in told and "Both law files let it: Flanders (Belgium), GDPR" in told
    assert "Law of France, text of" in told and "Law of Flanders (Belgium), text of" in told and "france/" not in told


def test_what_a_young_person_tells_alone_does_not_cross_and_the_page_says_what_can(wilgendaal, asked_alone):
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked_alone), by=hanne)
    abroad(wilgendaal, "france")
    hanne, data = browser(wilgendaal, "hanne"), start_data(wilgendaal)
    text = words_of(post(hanne, f"{H}/start/{asked_alone.pk}/", 422, step="propose", **data))
    assert "cannot go across the border" in text and "Still possible" in text and HARD in text
    with as_owner():
        assert not Handover.unscoped.exists() and not Letter.unscoped.exists()


def test_a_school_gets_only_what_a_teacher_can_do(wilgendaal, taken):
    with as_owner():
        karim = Membership.unscoped.get(person=wilgendaal.people["karim"])
    hanne, data = browser(wilgendaal, "hanne"), start_data(wilgendaal, to=str(karim.pk))
    text = words_of(post(hanne, f"{H}/start/{taken.pk}/", 422, step="propose", **data))
    assert "what a teacher can do" in text
    there = post(hanne, f"{H}/start/{taken.pk}/", step="propose", **{**data, "pieces": ["contact"]})["Location"]
    with as_owner():
        keep = [str(pk) for pk in HandoverPart.unscoped.values_list("pk", flat=True)]
    post(browser(wilgendaal, "leila"), f"{there}agree/", keep=keep, back="started", step="agree")
    post(hanne, f"{there}send/")
    letter = f"{H}/letter/{letter_id(Handover(pk=handover_id()))}/"
    read = page(browser(wilgendaal, "karim"), letter)
    assert "Wednesday is best." in read and HARD not in read and WELL not in read
    assert browser(wilgendaal, "els").get(letter).status_code == 404
    with as_owner():
        assert Letter.unscoped.get().kind == DataKind.SCHOOL


def test_what_waits_stands_on_the_first_page(wilgendaal, proposed):
    assert "Your yes is asked" in page(browser(wilgendaal, "leila"), f"{AT}/")
    for who in ("ex", "stranger", "oma", "yara"):
        assert "Your yes is asked" not in page(browser(wilgendaal, who), f"{AT}/")
    agree(wilgendaal, proposed)
    assert "Your yes is asked" not in page(browser(wilgendaal, "leila"), f"{AT}/")
    send(wilgendaal, proposed)
    assert "One family was brought to you." in page(browser(wilgendaal, "jonas"), f"{AT}/")
    assert "brought to you" not in page(browser(wilgendaal, "nele"), f"{AT}/")


def test_who_came_second_hears_that_a_colleague_has_it(wilgendaal, proposed):
    with as_owner():
        work(wilgendaal, "stranger", "loods", Role.MEMBER, on_duty=True)
    agree(wilgendaal, proposed)
    send(wilgendaal, proposed)
    tom, letter = browser(wilgendaal, "stranger"), f"{H}/letter/{letter_id(proposed)}/"
    page(tom, letter)
    receive(wilgendaal, proposed, "accept")
    assert "a colleague has it" in words_of(tom.post(f"{letter}accept/", {"words": ""}, follow=True))
    assert browser(wilgendaal, "els").post(f"{letter}accept/", {"words": ""}).status_code == 404


# who asked without an account


def test_who_asked_without_account_agrees_with_the_code_and_gets_one_for_the_answer(wilgendaal):
    nora = browser(wilgendaal)
    asked, code = ask_without_account(wilgendaal, nora)
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    handover = propose(wilgendaal, asked, beside_days=14)
    there = f"{H}/{handover.pk}/"
    assert "See and decide" in page(nora, f"{AT}/requests/{asked.pk}/follow/")
    with as_owner():
        keep = [str(pk) for pk in HandoverPart.unscoped.values_list("pk", flat=True)]
    post(nora, f"{there}agree/", keep=keep, back="nothing", step="agree")
    second = "".join(re.findall(r"<span>(\d{4})</span>", page(nora, there)))
    assert len(second) == 16 and second != code
    send(wilgendaal, handover)
    receive(wilgendaal, handover, "accept", words="I am glad you asked.")
    theirs = page(browser(wilgendaal, "jonas"), f"{H}/letter/{letter_id(handover)}/")
    assert "must not hear it from you" in theirs
    again = browser(wilgendaal)
    where = post(again, f"{AT}/account/code/", code=second)["Location"]
    text = page(again, where)
    assert "I am glad you asked." in text and "brings a family to you" not in text
    assert again.get(f"{AT}/requests/{asked.pk}/follow/").status_code == 404  # a code opens one thing
    assert "I am glad you asked." not in page(browser(wilgendaal, "hanne"), there)


def ask_without_account(cast, client):
    """As a visitor, through the actions; the browser comes back with the code."""
    with acting_as(cast.visitor) as visitor:
        nora = requests.come_in(visitor, name="Nora", language="nl")
        mine = Subject(pk=nora.subject_id, village_id=cast.village.pk)
        asked = requests.ask_alone(mine, by=nora, question=question(called_name=""))
        code = new_receipt(nora.person_id, asked.pk)
    a_moment_later()
    post(client, f"{AT}/account/code/", code=code)
    return asked, code


def test_a_receiver_cannot_pass_it_on(wilgendaal, accepted):
    """The purpose travels with it: onward sharing asks a new decision of the family (B3-23)."""
    with acting_as(wilgendaal.jonas) as jonas:
        letter = find(jonas, Letter, letter_id(accepted))
        with pytest.raises(NotAllowed):
            share_one(letter, by=jonas, to_person=wilgendaal.nele.person_id)
        with pytest.raises(DatabaseError), transaction.atomic():
            share_item(
                jonas, subject_id=letter.subject_id, item_id=letter.item_id, kind=DataKind(letter.kind),
                rights=Right.VIEW, law_version="x", to_person=wilgendaal.nele.person_id,
            )  # fmt: skip


def test_the_list_opens_where_something_stands(wilgendaal, sent):
    hers = page(browser(wilgendaal, "hanne"), f"{H}/")
    assert "Nothing here" not in hers and 'href="?show=sent" aria-current' in hers
    assert "Nothing here" in page(browser(wilgendaal, "hanne"), f"{H}/?show=open"), "what is asked for is shown, also empty"
    assert 'href="?show=open" aria-current' in page(browser(wilgendaal, "jonas"), f"{H}/")
    assert "Nothing here" in page(browser(wilgendaal, "oona"), f"{H}/")
