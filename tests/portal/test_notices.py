"""What waits for me: read only by me, marked read by a button, never by looking."""

import pytest

from tests.browsing import browser, words_of
from tests.cast import Cast, as_owner
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

NOTICES = "/wilgendaal/notices/"


@pytest.fixture
def waiting(wilgendaal: Cast) -> Notice:
    """Hanne has an answer for Leïla."""
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.leila.person_id, Notice.Code.ANSWER, "requests/mine/")
    with as_owner():
        return Notice.unscoped.get()


def is_read(notice: Notice) -> bool:
    with as_owner():
        return Notice.unscoped.get(pk=notice.pk).read_at is not None


def test_a_mother_reads_that_an_answer_waits(wilgendaal, waiting):
    text = words_of(browser(wilgendaal, "leila").get(NOTICES))
    assert "There is an answer for you." in text


def test_looking_at_the_list_marks_nothing_as_read(wilgendaal, waiting):
    client = browser(wilgendaal, "leila")
    client.get(NOTICES)
    assert client.get(f"{NOTICES}{waiting.pk}/").status_code == 405
    assert not is_read(waiting)


def test_opening_one_marks_it_and_goes_where_it_leads(wilgendaal, waiting):
    response = browser(wilgendaal, "leila").post(f"{NOTICES}{waiting.pk}/")
    assert response.headers["Location"] == "/wilgendaal/requests/mine/"
    assert is_read(waiting)


@pytest.mark.parametrize("who", ["yara", "hanne", "kobe", "stranger"])
def test_nobody_else_reads_or_opens_it(wilgendaal, waiting, who):
    client = browser(wilgendaal, who)
    assert "There is an answer for you." not in words_of(client.get(NOTICES))
    assert client.post(f"{NOTICES}{waiting.pk}/").status_code == 404
    assert not is_read(waiting)


def test_all_of_it_can_be_marked_at_once_and_only_ones_own(wilgendaal, waiting):
    browser(wilgendaal, "yara").post(f"{NOTICES}read/")
    assert not is_read(waiting)
    browser(wilgendaal, "leila").post(f"{NOTICES}read/")
    assert is_read(waiting)


def test_a_notice_never_leads_out_of_the_village(wilgendaal):
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.leila.person_id, Notice.Code.SHARED, "//elsewhere.example/")
    with as_owner():
        notice = Notice.unscoped.get()
    response = browser(wilgendaal, "leila").post(f"{NOTICES}{notice.pk}/")
    assert response.headers["Location"].startswith("/wilgendaal/")


def test_who_works_here_sees_the_number_in_the_top_bar(wilgendaal):
    with acting_as(wilgendaal.bram):
        tell(wilgendaal.hanne.person_id, Notice.Code.PROMISE_SOON, "")
    assert 'class="tool__count">1' in words_of(browser(wilgendaal, "hanne").get("/wilgendaal/"))
    assert 'class="tool__count">' not in words_of(browser(wilgendaal, "bram").get("/wilgendaal/"))


def test_a_visitor_has_no_notices(wilgendaal):
    assert browser(wilgendaal).get(NOTICES).status_code == 302
