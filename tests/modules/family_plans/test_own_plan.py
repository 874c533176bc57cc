"""A small plan of a young person alone: by age and law file, seen by nobody who was not asked along, shown piece by piece."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import SOON, a_moment_later, joins
from tests.modules.papers.conftest import a_drawing
from tests.modules.papers.sounds import wav
from village.modules.family_plans import own
from village.modules.family_plans.models import OwnPart, OwnPlan, ShownPiece
from village.modules.family_plans.own import Said
from village.modules.family_plans.problems import TooYoungForItAlone
from village.modules.family_plans.words import OwnSort
from village.modules.papers.models import Paper
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.law.policies import jurisdictions, policy_for
from village.trust.people.models import Subject
from village.trust.villages.models import Village
from village.trust.vocabulary import DataKind, NotAllowed, Purpose

WANT = "I want to live with my aunt in summer."
DO = "Ask her on Sunday."
NOBODY = ["leila", "ex", "els", "karim", "hanne", "mieke", "oma", "stranger", "oona", "jonas", "griet", "kobe", "pia"]
HERE = "/wilgendaal"


def to(name, *args):
    return f"{HERE}{reverse(f'family_plans:{name}', args=args)}"


def me(cast, who):
    return Subject(pk=cast.people[who].subject_id, village_id=cast.village.pk)


@pytest.fixture
def own_plan(wilgendaal):
    """Yara's, with what she wants and what she does."""
    with acting_as(wilgendaal.yara) as yara:
        plan = own.begin_own_plan(me(wilgendaal, "yara"), by=yara)
        own.add_own(plan, by=yara, said=Said(OwnSort.GOAL, WANT))
        own.add_own(plan, by=yara, said=Said(OwnSort.STEP, DO, due_on=SOON))
    a_moment_later()
    return plan


def part(words=WANT):
    with as_owner():
        return next(one for one in OwnPart.unscoped.all() if one.words == words)


def walks_along(cast, plan, who="jonas"):
    answer = browser(cast, "yara").post(to("own_along", plan.pk), {"who": str(cast.people[who].pk)})
    a_moment_later()
    return answer


def reads_family(cast, who, plan):
    answer = browser(cast, who).get(to("plan", plan.pk))
    return words_of(answer) if answer.status_code == 200 else ""


@pytest.mark.parametrize("place", jurisdictions())
def test_every_law_file_names_the_age(place):
    assert 10 <= policy_for(place, date(2026, 11, 22)).own_plan_from < 18


def test_yara_begins_fills_and_reads_her_own_plan(wilgendaal):
    yara = browser(wilgendaal, "yara")
    assert "Start my plan" in words_of(yara.get(to("own")))
    yara.post(to("own"))
    with as_owner():
        plan = OwnPlan.unscoped.get()
        assert plan.subject_id == wilgendaal.people["yara"].subject_id
        assert plan.kind == DataKind.OWN_STORY
    for sort, told in (
        ("words", {"prompt": "wish", "words": "Less noise."}), ("goal", {"words": WANT}),
        ("step", {"words": DO, "due_on": SOON.isoformat()}), ("helps", {"who": "Imani", "words": "She listens."}),
    ):  # fmt: skip
        assert yara.get(to("own_add", plan.pk, sort)).status_code == 200
        assert yara.post(to("own_add", plan.pk, sort), told).status_code == 302
    page = words_of(yara.get(to("own"), follow=True))
    assert all(words in page for words in ("Less noise.", WANT, DO, "She listens."))


def test_who_is_too_young_by_the_law_file_has_no_such_page(wilgendaal):
    assert browser(wilgendaal, "sami").get(to("own")).status_code == 404
    with acting_as(wilgendaal.sami) as sami, pytest.raises(TooYoungForItAlone):
        own.begin_own_plan(me(wilgendaal, "sami"), by=sami)


@pytest.mark.parametrize("who", ["leila", "hanne", "els"])
def test_for_grown_ups_and_who_works_here_there_is_no_such_page(wilgendaal, who):
    assert browser(wilgendaal, who).get(to("own")).status_code == 404
    assert browser(wilgendaal, who).post(to("own")).status_code == 404


def test_nobody_begins_one_for_a_child(wilgendaal):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        own.begin_own_plan(me(wilgendaal, "yara"), by=leila)


@pytest.mark.parametrize("who", NOBODY)
def test_no_parent_no_school_and_no_worker_finds_it_on_any_route(wilgendaal, plan, own_plan, who):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL, DataKind.WELLBEING])
    client = browser(wilgendaal, who)
    for route in ("own_plan", "own_along"):
        assert client.get(to(route, own_plan.pk)).status_code == 404
    assert client.get(to("own_add", own_plan.pk, "goal")).status_code == 404
    assert client.get(to("own_show", part().pk)).status_code == 404
    for route in ("own_alone", "own_close"):
        assert client.post(to(route, own_plan.pk)).status_code == 404
    assert client.post(to("own_done", part(DO).pk)).status_code == 404
    pages = ["/", "/plan/", f"/plan/{plan.pk}/", "/circle/", "/notices/", "/search/?q=aunt"]
    for page in pages:
        text = words_of(client.get(f"{HERE}{page}", follow=True))
        assert WANT not in text and str(own_plan.pk) not in text
    with acting_as(wilgendaal.actors[who]) as actor:
        open_list(actor, Purpose.LIST)
        assert not OwnPlan.unscoped.exists() and not OwnPart.unscoped.exists()
        with pytest.raises(Http404):
            find(actor, OwnPlan, own_plan.pk)


def test_her_mother_opening_everything_of_her_child_meets_nothing_of_it(wilgendaal, own_plan):
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, wilgendaal.people["yara"].subject_id, Purpose.FOLLOW)
        assert not OwnPlan.unscoped.exists()
        assert not OwnPart.unscoped.exists()


def test_who_is_asked_along_reads_and_adds_and_decides_nothing(wilgendaal, plan, own_plan):
    assert walks_along(wilgendaal, own_plan).status_code == 302
    jonas = browser(wilgendaal, "jonas")
    assert WANT in words_of(jonas.get(to("own_plan", own_plan.pk)))
    assert to("own_plan", own_plan.pk) in words_of(jonas.get(to("mine")))
    assert jonas.post(to("own_add", own_plan.pk, "step"), {"words": "We call her.", "due_on": ""}).status_code == 302
    assert "Jonas Adeyemi wrote this" in words_of(browser(wilgendaal, "yara").get(to("own_plan", own_plan.pk)))
    decided = (("own_close", own_plan.pk), ("own_alone", own_plan.pk), ("own_done", part(DO).pk), ("own_out", part().pk))
    for route, pk in decided:
        assert jonas.post(to(route, pk)).status_code == 404
    assert jonas.get(to("own_show", part().pk)).status_code == 404


def test_who_walks_along_sees_nothing_else_of_her(wilgendaal, own_plan):
    walks_along(wilgendaal, own_plan)
    with acting_as(wilgendaal.jonas) as jonas:
        open_list(jonas, Purpose.LIST)
        assert [one.pk for one in OwnPlan.unscoped.all()] == [own_plan.pk]
        assert not ShownPiece.unscoped.exists()


@pytest.mark.parametrize("who", ["els", "karim"])
def test_nobody_of_a_school_can_be_asked_along(wilgendaal, own_plan, who):
    page = words_of(browser(wilgendaal, "yara").get(to("own_along", own_plan.pk)))
    assert wilgendaal.people[who].name not in page
    assert walks_along(wilgendaal, own_plan, who).status_code == 422
    with acting_as(wilgendaal.yara) as yara, pytest.raises(NotAllowed):
        own.walk_along(find(yara, OwnPlan, own_plan.pk), by=yara, person=wilgendaal.people[who].pk)


def test_when_she_stops_the_door_closes_at_once(wilgendaal, own_plan):
    walks_along(wilgendaal, own_plan)
    browser(wilgendaal, "yara").post(to("own_alone", own_plan.pk))
    jonas = browser(wilgendaal, "jonas")
    assert jonas.get(to("own_plan", own_plan.pk)).status_code == 404
    assert to("own_plan", own_plan.pk) not in words_of(jonas.get(to("mine")))


def test_she_shows_one_piece_and_nothing_says_that_there_is_more(wilgendaal, plan, own_plan):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    browser(wilgendaal, "yara").post(to("own_show", part().pk), {"whom": "family"})
    a_moment_later()
    page = reads_family(wilgendaal, "leila", plan)
    assert WANT in page and DO not in page
    assert str(own_plan.pk) not in page
    assert WANT not in reads_family(wilgendaal, "els", plan)
    assert "Your family reads this" in words_of(browser(wilgendaal, "yara").get(to("own_plan", own_plan.pk)))


def test_what_she_stops_showing_is_gone_and_stays_in_her_own_plan(wilgendaal, plan, own_plan):
    yara = browser(wilgendaal, "yara")
    yara.post(to("own_show", part().pk), {"whom": "readers"})
    a_moment_later()
    with as_owner():
        piece = ShownPiece.unscoped.get()
    yara.post(to("stop_showing", piece.pk))
    assert WANT not in reads_family(wilgendaal, "leila", plan)
    assert WANT in words_of(yara.get(to("own_plan", own_plan.pk)))


def test_who_walks_along_is_not_told_of_in_the_family(wilgendaal, plan, own_plan):
    walks_along(wilgendaal, own_plan)
    for page in (f"/plan/{plan.pk}/", "/circle/", f"/circle/?about={wilgendaal.people['yara'].subject_id}"):
        text = words_of(browser(wilgendaal, "leila").get(f"{HERE}{page}", follow=True))
        assert "Jonas" not in text


def test_a_closed_plan_is_read_and_not_changed(wilgendaal, own_plan):
    yara = browser(wilgendaal, "yara")
    yara.post(to("own_close", own_plan.pk))
    answer = yara.post(to("own_add", own_plan.pk, "goal"), {"words": "More"}, follow=True)
    assert "closed" in words_of(answer)
    assert WANT in words_of(yara.get(to("own_plan", own_plan.pk)))


def test_the_law_of_the_place_decides_from_which_age(wilgendaal):
    """Yara is fourteen: old enough in Flanders, not yet in France."""
    with as_owner():
        Village.objects.filter(pk=wilgendaal.village.pk).update(jurisdiction="france")
    assert browser(wilgendaal, "yara").get(to("own")).status_code == 404
    with acting_as(wilgendaal.yara) as yara, pytest.raises(TooYoungForItAlone):
        own.begin_own_plan(me(wilgendaal, "yara"), by=yara)


def says_it(cast, who, plan, **more):
    """Aloud and drawn, without a word, as a browser without script sends it."""
    files = {
        "spoken": SimpleUploadedFile("voice.wav", wav(), "audio/wav"),
        "drawn": SimpleUploadedFile("drawing.png", a_drawing(), "image/png"),
    }
    answer = browser(cast, who).post(to("own_add", plan.pk, "goal"), {"words": "", **files, **more})
    a_moment_later()
    return answer


def kept():
    with as_owner():
        return list(Paper.unscoped.filter(removed_at=None).order_by("created_at"))


def hears(cast, who):
    """Whether each of what was kept can be heard and seen."""
    return [browser(cast, who).get(f"{HERE}{reverse('papers:play', args=[one.pk])}").status_code == 200 for one in kept()]


def test_she_says_and_draws_it_in_her_own_plan(wilgendaal, own_plan):
    assert says_it(wilgendaal, "yara", own_plan).status_code == 302
    page = words_of(browser(wilgendaal, "yara").get(to("own_plan", own_plan.pk)))
    assert page.count("Yara: my own plan") >= 2 and "<audio" in page
    assert hears(wilgendaal, "yara") == [True, True]


@pytest.mark.parametrize("who", NOBODY)
def test_what_she_says_there_nobody_else_hears(wilgendaal, plan, own_plan, who):
    says_it(wilgendaal, "yara", own_plan)
    assert hears(wilgendaal, who) == [False, False]


def test_who_walks_along_hears_it_until_she_stops_and_records_nothing_for_her(wilgendaal, own_plan):
    walks_along(wilgendaal, own_plan)
    says_it(wilgendaal, "yara", own_plan)
    assert hears(wilgendaal, "jonas") == [True, True]
    assert "spoken" not in words_of(browser(wilgendaal, "jonas").get(to("own_add", own_plan.pk, "goal")))
    says_it(wilgendaal, "jonas", own_plan, words="Call your aunt together?")
    assert len(kept()) == 2
    browser(wilgendaal, "yara").post(to("own_alone", own_plan.pk))
    a_moment_later()
    assert hears(wilgendaal, "jonas") == [False, False]


def test_taken_off_what_she_said_is_gone_with_it(wilgendaal, own_plan):
    says_it(wilgendaal, "yara", own_plan)
    said = part("")
    browser(wilgendaal, "yara").post(to("own_out", said.pk))
    assert kept() == []


def test_shown_in_the_plan_of_the_family_it_is_heard_there_and_only_that(wilgendaal, plan, own_plan):
    says_it(wilgendaal, "yara", own_plan)
    sent = browser(wilgendaal, "yara").post(to("own_show", part("").pk), {"whom": "family"})
    a_moment_later()
    assert sent.status_code == 302
    assert hears(wilgendaal, "leila") == [False, False, True, True], "the piece that is shown, not her own plan"
    assert hears(wilgendaal, "ex") == [False] * 4


def test_nothing_at_all_is_no_part_of_a_plan(wilgendaal, own_plan):
    answer = browser(wilgendaal, "yara").post(to("own_add", own_plan.pk, "goal"), {"words": " "})
    assert answer.status_code == 422 and "Write something here." in words_of(answer)
