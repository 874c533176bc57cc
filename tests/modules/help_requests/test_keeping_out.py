"""Keeping a neighbour who works there out before anything is sent: they see nothing, hear nothing, and cannot tell."""

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.test_the_three_steps import DOOR, HOW, WHAT, tell, the_request
from village.trust.consent.models import Restriction
from village.trust.notices.models import Notice


def asks(cast, who, *screens, **more):
    return tell(browser(cast, who), *screens, ("what", WHAT), ("how", HOW | more))


def told():
    with as_owner():
        return set(Notice.unscoped.values_list("person__name", flat=True))


@pytest.mark.parametrize("who, screens, about", [
    ("leila", (("who", {"asker": "parent"}), ("about", {"about": "sami"})), "sami"),
    ("leila", (("who", {"asker": "parent"}), ("about", {"about": "me"})), "leila"),
    ("yara", (("with", {"route": "own"}),), "yara"),
])  # fmt: skip
def test_whom_somebody_keeps_out_while_asking_never_learns_that_it_was_asked(wilgendaal, who, screens, about):
    hanne, sami = wilgendaal.people["hanne"], wilgendaal.people["sami"]
    screens = tuple((name, {key: str(sami.subject_id) if value == "sami" else value for key, value in values.items()})
                    for name, values in screens)  # fmt: skip
    asks(wilgendaal, who, *screens, keep_out=[str(hanne.pk)])
    a_moment_later()
    asked = the_request()
    assert asked.subject_id == wilgendaal.people[about].subject_id and told() == {"Bram Tack"}
    page = f"/wilgendaal/requests/{asked.pk}/"
    assert browser(wilgendaal, "hanne").get(page).status_code == 404
    assert asked.number not in words_of(browser(wilgendaal, "hanne").get("/wilgendaal/requests/"))
    assert browser(wilgendaal, "bram").get(page).status_code == 200


def test_whom_nobody_keeps_out_reads_it(wilgendaal):
    asks(wilgendaal, "yara", ("with", {"route": "own"}))
    assert told() == {"Hanne Moreels", "Bram Tack"}


def test_somebody_has_to_be_left_to_answer(wilgendaal):
    both = [str(wilgendaal.people[one].pk) for one in ("hanne", "bram")]
    answer = asks(wilgendaal, "yara", ("with", {"route": "own"}), keep_out=both)
    assert answer.status_code == 422 and "Leave at least one person who may read it." in words_of(answer)
    with as_owner():
        assert not Restriction.unscoped.exists()


def test_only_who_could_read_it_is_offered_and_nobody_else_can_be_named(wilgendaal):
    answer = asks(wilgendaal, "yara", ("with", {"route": "own"}), keep_out=[str(wilgendaal.people["els"].pk)])
    assert answer.status_code == 422
    page = words_of(browser(wilgendaal, "yara").get(DOOR, follow=True))
    assert "Els De Wilde" not in page


def test_a_visitor_is_not_shown_who_works_there(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT))
    assert "Hanne Moreels" not in words_of(client.get(f"{DOOR}how/"))


def test_afterwards_the_page_of_the_question_leads_there_for_who_decides_and_nobody_else(wilgendaal, asked):
    follow = f"/wilgendaal/requests/{asked.pk}/follow/"
    about = f"/wilgendaal/circle/keep-out/?about={asked.subject_id}"
    leila = browser(wilgendaal, "leila")
    assert about in words_of(leila.get(follow)) and leila.get(about).status_code == 200
    assert browser(wilgendaal, "mieke").get(about).status_code == 404
