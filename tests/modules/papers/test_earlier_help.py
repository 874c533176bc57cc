"""Earlier help is told once: by the family it counts at once, by a worker when the family has checked it."""

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import consent
from tests.modules.papers.conftest import HERE, keep, row, tell
from village.modules.papers import actions
from village.modules.papers.actions import Help
from village.modules.papers.models import EarlierHelp, Paper
from village.modules.papers.queries import earlier_help
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.vocabulary import DataKind, NotAllowed, Right

LINE = HERE + "earlier/"
TOLD = {"who": "Miss Ann", "from_year": "2019"}
SAID = {**TOLD, "kind": "6"}


def line(cast, who):
    with acting_as(cast.actors[who]) as actor:
        open_list(actor)
        return [one.who for one in earlier_help(actor)]


def written_by_jonas(cast):
    """Jonas works on Sami's letter with the family, and writes down with them what they tell."""
    letter = keep(cast, "leila", "sami")
    consent(cast, "sami", "leila", item=letter.pk, kind=DataKind.FAMILY_STORY, to="jonas", rights=Right(3))
    with acting_as(cast.jonas) as jonas:
        here = find(jonas, Paper, letter.pk, right=Right.CONTRIBUTE)
        one = actions.write_help_down(here, by=jonas, help=Help(from_year=2018, who="A summer camp"))
    a_moment_later()
    return one


def test_what_the_family_tells_counts_at_once(wilgendaal):
    client = browser(wilgendaal, "leila")
    said = {**SAID, "about": str(wilgendaal.people["sami"].subject_id), "brought": "He slept again."}
    page = words_of(client.post(LINE + "new/", said, follow=True))
    assert "Miss Ann" in page and "He slept again." in page and "Checked by the family" in page
    assert row(EarlierHelp).checked_by_id == wilgendaal.people["leila"].pk


def test_nobody_outside_reads_it(wilgendaal):
    tell(wilgendaal, "leila", "sami")
    assert line(wilgendaal, "leila") == ["Miss Ann of the school"]
    for who in ("els", "jonas", "hanne", "stranger", "yara", "ex"):
        assert line(wilgendaal, who) == []


def test_what_yara_tells_just_for_herself_her_mother_does_not_read(wilgendaal):
    tell(wilgendaal, "yara", kind=DataKind.OWN_STORY)
    assert line(wilgendaal, "yara") and line(wilgendaal, "leila") == []


def test_what_a_worker_writes_down_counts_after_the_familys_yes(wilgendaal):
    one = written_by_jonas(wilgendaal)
    client = browser(wilgendaal, "leila")
    assert not one.is_checked and "Still to be checked" in words_of(client.get(LINE))
    assert client.post(f"{LINE}{one.pk}/check/").status_code == 302
    assert row(EarlierHelp, pk=one.pk).checked_by_id == wilgendaal.people["leila"].pk


@pytest.mark.parametrize("who", ["jonas", "els", "stranger", "yara"])
def test_nobody_else_says_it_was_like_that(wilgendaal, who):
    one = written_by_jonas(wilgendaal)
    client = browser(wilgendaal, who)
    for rest in ("check/", "otherwise/", "out/"):
        assert client.post(f"{LINE}{one.pk}/{rest}", TOLD).status_code == 404
    assert not row(EarlierHelp, pk=one.pk).is_checked


def test_told_otherwise_the_familys_words_stand_there_and_the_workers_stay_theirs(wilgendaal):
    one = written_by_jonas(wilgendaal)
    client = browser(wilgendaal, "leila")
    page = words_of(client.post(f"{LINE}{one.pk}/otherwise/", {**TOLD, "who": "Aunt Samira"}, follow=True))
    assert "Aunt Samira" in page and "A summer camp" not in page
    assert row(EarlierHelp, pk=one.pk).who == "A summer camp" and line(wilgendaal, "jonas") == ["Aunt Samira"]


def test_left_out_it_is_off_the_line_for_everybody(wilgendaal):
    one = written_by_jonas(wilgendaal)
    client = browser(wilgendaal, "leila")
    assert client.get(f"{LINE}{one.pk}/out/").status_code == 200
    client.post(f"{LINE}{one.pk}/out/")
    assert line(wilgendaal, "leila") == line(wilgendaal, "jonas") == []
    assert client.get(f"{LINE}{one.pk}/").status_code == 404


def test_a_worker_without_what_they_work_on_writes_nothing_down(wilgendaal):
    letter = keep(wilgendaal, "leila", "sami")
    for who in ("els", "stranger", "hanne"):
        answer = browser(wilgendaal, who).post(f"{LINE}with/papers.paper/{letter.pk}/", TOLD)
        assert answer.status_code == 404
    for odd in ("people.person", "nothing", "papers.nothing", "a.b.c", "people.subject"):
        assert browser(wilgendaal, "leila").get(f"{LINE}with/{odd}/{letter.pk}/").status_code == 404
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        actions.write_help_down(letter, by=els, help=Help(from_year=2018, who="x"))


def test_a_worker_writes_it_down_on_the_page(wilgendaal):
    letter = keep(wilgendaal, "leila", "sami")
    consent(wilgendaal, "sami", "leila", item=letter.pk, kind=DataKind.FAMILY_STORY, to="jonas", rights=Right(3))
    page = browser(wilgendaal, "jonas").post(f"{LINE}with/papers.paper/{letter.pk}/", TOLD, follow=True)
    assert page.status_code == 200 and not row(EarlierHelp).is_checked


def test_papers_belong_to_it_as_far_as_somebody_may_see_them(wilgendaal):
    letter = keep(wilgendaal, "leila", "sami", called="Report of 2019")
    one = tell(wilgendaal, "leila", "sami", paper_ids=[letter.pk])
    consent(wilgendaal, "sami", "leila", item=one.pk, kind=DataKind.FAMILY_STORY, to="jonas")
    assert "Report of 2019" in words_of(browser(wilgendaal, "leila").get(f"{LINE}{one.pk}/"))
    seen = words_of(browser(wilgendaal, "jonas").get(f"{LINE}{one.pk}/"))
    assert "Miss Ann" in seen and "Report of 2019" not in seen


def test_shared_as_one_thing_and_stopped(wilgendaal):
    one = tell(wilgendaal, "leila")
    client = browser(wilgendaal, "leila")
    url = f"/wilgendaal/circle/one/papers.earlierhelp/{one.pk}/"
    said = {"who": str(wilgendaal.people["jonas"].pk), "how_long": "month"}
    page = words_of(client.post(url, said, follow=True))
    a_moment_later()
    assert "Stop sharing" in page and line(wilgendaal, "jonas") == ["Miss Ann of the school"]
    for who in ("jonas", "els", "stranger", "yara"):
        assert browser(wilgendaal, who).post(url, said).status_code == 404


def test_what_is_no_thing_of_its_own_is_not_shared_alone(wilgendaal):
    one = written_by_jonas(wilgendaal)
    client = browser(wilgendaal, "leila")
    assert client.get(f"/wilgendaal/circle/one/papers.earlierhelp/{one.pk}/").status_code == 404
    assert client.get(f"/wilgendaal/circle/one/papers.content/{one.pk}/").status_code == 404


WRONG = (
    {"who": ""}, {"from_year": "1200"}, {"from_year": "2999"}, {"from_year": "x"}, {"until_year": "2010"},
    {"from_month": "13"}, {"kind": "99"}, {"about": "nobody"},
)  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(wilgendaal, wrong):
    said = {**SAID, "about": str(wilgendaal.people["leila"].subject_id), "what_for": "Sleeping", **wrong}
    page = browser(wilgendaal, "leila").post(LINE + "new/", said)
    assert page.status_code == 422 and "Sleeping" in words_of(page)
