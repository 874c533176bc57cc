"""What a school passes on: in a minute, active when the family knows, and never the words back to school."""

import pytest
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner, restrict
from tests.modules.help_requests.conftest import opened
from village.modules.help_requests import actions, concerns, reaching
from village.modules.help_requests.concerns import Passing
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.problems import NotYetKnown
from village.modules.help_requests.queries import concern_of
from village.modules.help_requests.words import BeforeSanction, FamilyKnows, Outcome, ToldBack, Way
from village.modules.promises.queries import open_promise_about
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship, Person
from village.trust.vocabulary import NotAllowed

SEEN = "He falls asleep in class."


def pass_on(cast, who="els", **more):
    told = {"called_name": "Daan", "hard": SEEN, "family_knows": FamilyKnows.YES, "told_how": "A talk on Monday.",
            "goes_well": "He helps everybody.", "tried": "A quiet corner.", "contributes": "A walk at ten."}  # fmt: skip
    with acting_as(cast.actors[who]) as actor:
        return concerns.pass_on(Passing(**{**told, **more}), by=actor)


def waiting(cast, who="els"):
    with acting_as(cast.actors[who]):
        return concerns.my_concerns()


def told(cast, who):
    with as_owner():
        return [(one.code, one.path) for one in Notice.unscoped.filter(person=cast.people[who])]


def test_what_the_family_knows_goes_to_the_desk_with_all_that_helps(wilgendaal):
    sent = pass_on(wilgendaal)
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, sent)
        added = concern_of(found)
        assert (found.hard, found.goes_well, found.called_name) == (SEEN, "He helps everybody.", "Daan")
        assert (added.tried, added.contributes, added.passed_on_by.public_name) == (
            "A quiet corner.", "A walk at ten.", "Els De Wilde",
        )  # fmt: skip
        assert found.answer_by
    assert ("new_request", f"requests/{sent.pk}/") in told(wilgendaal, "hanne")


@pytest.mark.parametrize("who", ["els", "karim", "mieke", "jonas", "leila", "kobe", "pia", "stranger"])
def test_nobody_else_opens_it_not_even_who_passed_it_on(wilgendaal, who):
    sent = pass_on(wilgendaal)
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
        opened(actor, sent)


@pytest.mark.parametrize("who", ["els", "hanne", "bram", "mieke", "karim"])
def test_before_the_family_knows_nobody_reads_it(wilgendaal, who):
    sent = pass_on(wilgendaal, family_knows=FamilyKnows.NOT_YET, told_how="")
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
        opened(actor, sent)
    assert told(wilgendaal, "hanne") == []
    assert [one.held_back for one in waiting(wilgendaal)] == [True]


def test_when_the_family_knows_it_goes(wilgendaal):
    sent = pass_on(wilgendaal, family_knows=FamilyKnows.NOT_YET, told_how="")
    with acting_as(wilgendaal.els) as els:
        concerns.family_knows_it(
            concerns.my_concerns()[0], by=els, knows=FamilyKnows.ASKS, told_how="A call with his father."
        )
    with acting_as(wilgendaal.hanne) as hanne:
        added = concern_of(opened(hanne, sent))
        assert (added.family_knows, added.told_how) == (FamilyKnows.ASKS, "A call with his father.")
        assert added.known_since


def test_not_yet_is_not_a_yes_and_only_who_passed_it_on_may_say_it(wilgendaal):
    pass_on(wilgendaal, family_knows=FamilyKnows.NOT_YET, told_how="")
    with acting_as(wilgendaal.els) as els:
        one = concerns.my_concerns()[0]
        with pytest.raises(NotYetKnown):
            concerns.family_knows_it(one, by=els, knows=FamilyKnows.NOT_YET, told_how="Soon.")
    for who in ("karim", "hanne", "leila"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
            concerns.family_knows_it(one, by=actor, knows=FamilyKnows.YES, told_how="I say so.")


def test_a_family_that_says_no_ends_it_unread(wilgendaal):
    sent = pass_on(wilgendaal, family_knows=FamilyKnows.NOT_YET, told_how="")
    with acting_as(wilgendaal.karim):
        assert concerns.my_concerns() == []
    with acting_as(wilgendaal.els):
        assert concerns.family_says_no(concerns.my_concerns()[0])
    with as_owner():
        assert HelpRequest.unscoped.get(pk=sent.pk).outcome == Outcome.NOT_WANTED
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, sent)


def test_whom_the_family_keeps_out_never_gets_it(wilgendaal):
    sent = pass_on(wilgendaal)
    with as_owner():
        wilgendaal.people["daan"] = Person.unscoped.get(subject_id=sent.subject_id)
    restrict(wilgendaal, "daan", "hanne", "leila")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, sent)


def test_the_teacher_learns_received_who_has_it_and_what_may_be_told(wilgendaal):
    sent = pass_on(wilgendaal)
    assert waiting(wilgendaal)[0].owner is None
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, sent), by=hanne)
    one = waiting(wilgendaal)[0]
    assert (one.owner, one.news) == ("Hanne Moreels", "")
    with acting_as(wilgendaal.hanne) as hanne:
        concerns.tell_back(opened(hanne, sent), by=hanne, says=ToldBack.STARTED)
    assert waiting(wilgendaal)[0].news == "Support started."
    assert {path for _code, path in told(wilgendaal, "els")} == {"requests/passed-on/"}


def test_on_no_page_does_the_teacher_read_what_was_said(wilgendaal):
    sent = pass_on(wilgendaal)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, sent), by=hanne)
        reaching.had_contact(opened(hanne, sent), by=hanne, way=Way.VISIT, words="The rent is late.")
    client = browser(wilgendaal, "els")
    for address in ("requests/passed-on/", "requests/mine/", "", "notices/"):
        page = words_of(client.get(f"/wilgendaal/{address}"))
        assert "The rent is late." not in page and SEEN not in page
    assert client.get(f"/wilgendaal/requests/{sent.pk}/follow/").status_code == 404


def test_the_first_talk_with_the_family_keeps_the_promise(wilgendaal):
    sent = pass_on(wilgendaal)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, sent), by=hanne)
        assert open_promise_about(opened(hanne, sent))
        reaching.had_contact(opened(hanne, sent), by=hanne, way=Way.VISIT, words="We had tea.")
        assert open_promise_about(opened(hanne, sent)) is None


def test_a_parent_whose_child_it_is_reads_it_all(wilgendaal):
    sent = pass_on(wilgendaal)
    with as_owner():
        daan, model = Person.unscoped.get(subject_id=sent.subject_id), Guardianship.unscoped.first()
        Guardianship.unscoped.create(
            village=wilgendaal.village, subject_id=daan.subject_id, child=daan, guardian=wilgendaal.people["ex"],
            authority="parent", evidence="seen", kinds=model.kinds, from_at=model.from_at, until=model.until,
            law_version=model.law_version,
        )  # fmt: skip
    with acting_as(wilgendaal.ex) as father:
        assert opened(father, sent).hard == SEEN


@pytest.mark.parametrize("who", ["hanne", "leila", "stranger"])
def test_the_desk_and_families_do_not_pass_on(wilgendaal, who):
    with pytest.raises(NotAllowed):
        pass_on(wilgendaal, who)
    assert browser(wilgendaal, who).get("/wilgendaal/requests/pass-on/").status_code == 404


def test_the_short_way_asks_four_things(wilgendaal):
    sent = browser(wilgendaal, "els").post("/wilgendaal/requests/pass-on/", {
        "called_name": "Daan", "hard": SEEN, "family_knows": "yes", "told_how": "A talk on Monday.",
    })  # fmt: skip
    assert sent.status_code == 302 and waiting(wilgendaal)[0].called == "Daan"


def test_a_concern_of_the_school_says_what_was_tried_what_goes_well_and_what_it_does(wilgendaal):
    sent = browser(wilgendaal, "els").post("/wilgendaal/requests/pass-on/?whole", {
        "called_name": "Daan", "hard": SEEN, "family_knows": "not_yet",
    })  # fmt: skip
    assert sent.status_code == 422 and words_of(sent).count("Write something here.") >= 3


def test_before_a_sanction_a_talk_is_proposed_once(wilgendaal):
    client = browser(wilgendaal, "els")
    told = {"called_name": "Daan", "hard": SEEN, "family_knows": "not_yet", "goes_well": "Much.", "tried": "A lot.",
            "contributes": "A walk.", "sanction": "not_yet"}  # fmt: skip
    first = client.post("/wilgendaal/requests/pass-on/?whole", told)
    assert first.status_code == 422 and "Look over the wall first" in words_of(first)
    assert client.post("/wilgendaal/requests/pass-on/?whole", {**told, "as_it_is": "on"}).status_code == 302


def test_help_to_invite_the_family_is_read_at_the_desk(wilgendaal):
    sent = pass_on(wilgendaal, sanction=BeforeSanction.INVITE)
    page = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{sent.pk}/"))
    assert "we want help to invite the family to a talk" in page and "A walk at ten." in page


def test_the_family_knows_now_from_the_page(wilgendaal):
    sent = pass_on(wilgendaal, family_knows=FamilyKnows.NOT_YET, told_how="")
    client = browser(wilgendaal, "els")
    wrong = client.post("/wilgendaal/requests/passed-on/known/", {"number": sent.number, "knows": "yes"})
    assert wrong.status_code == 422 and "Write who told them, and how." in words_of(wrong)
    right = {"number": sent.number, "knows": "yes", "told_how": "A letter, in Arabic."}
    assert client.post("/wilgendaal/requests/passed-on/known/", right).status_code == 302
    assert not waiting(wilgendaal)[0].held_back
