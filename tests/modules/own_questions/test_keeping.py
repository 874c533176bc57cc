"""The keeper writes a question without programming; what was asked once stays; and nothing can score anybody."""

import re

import pytest
from django.db import Error, transaction

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.own_questions.conftest import ASKS, DUTCH, HOME, WHY, adds, changes, ends, kept
from village.modules.own_questions import keeping, queries
from village.modules.own_questions.models import OwnQuestion, QuestionVersion, Wording
from village.modules.own_questions.problems import EndedAlready, ScoresSomebody, WordsMissing
from village.modules.own_questions.words import Moment, Sort
from village.trust.access.actor import acting_as
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
TOLD = {
    "moment": "asking", "asked_of": ["parent", "young"], "sort": "one", "asks_nl": DUTCH.asks, "why_nl": DUTCH.why,
    "choices_nl": "Overdag\n 's Avonds \n", "asks_en": ASKS, "why_en": WHY, "choices_en": "By day\nIn the evening",
}  # fmt: skip


def post(client, page="new/", **other):
    return client.post(HOME + page, TOLD | other)


def newest():
    with as_owner():
        return QuestionVersion.unscoped.select_related("question").order_by("-created_at", "-number").first()


def links_work(client, page):
    links = set(re.findall(r'href="(/wilgendaal/[^"#?]*)"', page.content.decode()))
    return {link for link in links if client.get(link, follow=True).status_code != 200}


def test_the_keeper_adds_one_and_sees_it_as_who_asks(wilgendaal):
    client = browser(wilgendaal, "kobe")
    assert "No question of your own yet" in words_of(client.get(HOME))
    assert "No number, no scale, no label" in words_of(client.get(f"{HOME}new/"))
    answer = post(client)
    version = newest()
    assert answer.url == f"{HOME}{version.question_id}/"
    page = client.get(answer.url)
    said = words_of(page)
    assert DUTCH.asks in said and ASKS in said and "In the evening" in said and "I leave this open" in said
    assert "Ik laat dit open" in said or said.count("I leave this open") >= 2
    assert version.texts["nl"]["choices"] == ["Overdag", "'s Avonds"] and version.number == 1
    assert links_work(client, page) == set() and links_work(client, client.get(HOME)) == set()


@pytest.mark.parametrize("who", ["griet", "hanne", "mieke", "els", "pia", "leila", "yara", "ex", "stranger", ""])
def test_for_everybody_else_there_is_no_such_page(wilgendaal, who):
    version = adds(wilgendaal)
    client, own = browser(wilgendaal, who), f"{version.question_id}/"
    for page in ("", "new/", own, f"{own}change/"):
        assert client.get(HOME + page).status_code == (404 if who else 302), page
    for page in ("new/", f"{own}change/", f"{own}move/", f"{own}end/", f"{own}again/"):
        assert post(client, page).status_code == (404 if who else 302), page
    if who:
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
            keeping.add(kept(), by=actor, moment=Moment.ASKING)
    assert newest().pk == version.pk and newest().question.ended_at is None


@pytest.mark.parametrize("wrong, says", [
    ({"asks_nl": ""}, "Write the question."), ({"why_nl": ""}, "Write why you ask, and who reads it."),
    ({"why_en": ""}, "Write why you ask, and who reads it."), ({"asked_of": []}, "Choose at least one."),
    ({"choices_nl": "Een"}, "Write at least two choices"), ({"choices_en": "By day"}, "Write at least two choices"),
    ({"choices_en": "By day\nAt night\nNever"}, "as many choices as in the first language"),
    ({"choices_nl": "1\n2\n3"}, "Numbers as answers would measure somebody"),
    ({"choices_nl": "slecht\n7/10"}, "Numbers as answers would measure somebody"),
    ({"choices_nl": "Ja\nja"}, "Each choice stands here once."), ({"choices_nl": f"Ja\n{'n' * 81}"}, "under 80 letters"),
    ({"choices_nl": "\n".join(f"keuze {letter}" for letter in "abcdefghijklm")}, "at most 12"),
    ({"sort": "number"}, "Select a valid choice"), ({"sort": ""}, "Choose one."),
    ({"moment": "later"}, "Select a valid choice"),
    ({"asks_nl": "x" * 201}, "at most 200"), ({"asks_xx": "?"}, "does not belong to it"),
])  # fmt: skip
def test_what_is_not_right_is_said_at_the_field_and_nothing_is_lost(wilgendaal, wrong, says):
    answer = post(browser(wilgendaal, "kobe"), **wrong)
    page = words_of(answer)
    assert answer.status_code == 422 and says in page and (ASKS in page) and newest() is None


def test_the_database_knows_no_kind_that_scores(wilgendaal):
    version = adds(wilgendaal)
    with as_owner(), pytest.raises(Error, match="a_question_never_scores_anybody"), transaction.atomic():
        QuestionVersion.unscoped.create(
            village=wilgendaal.village, question=version.question, number=2, sort="scale", texts=version.texts
        )
    assert "number" not in Sort.values and "scale" not in Sort.values


@pytest.mark.parametrize("wording, problem", [
    (Wording("en", ASKS, WHY, ("1", "2")), ScoresSomebody), (Wording("en", ASKS, "", ("a", "b")), WordsMissing),
    (Wording("en", "", WHY, ("a", "b")), WordsMissing), (Wording("en", ASKS, WHY, ("a",)), WordsMissing),
])  # fmt: skip
def test_the_action_itself_refuses_it_too(wilgendaal, wording, problem):
    with pytest.raises(problem):
        adds(wilgendaal, kept(Sort.ONE, wordings=(wording,)))


def test_a_change_is_a_new_version_and_the_old_one_is_frozen(wilgendaal):
    first = adds(wilgendaal)
    second = changes(wilgendaal, first, kept(wordings=(Wording("en", "May we call you at work?", WHY),)))
    assert (second.number, second.question_id) == (2, first.question_id)
    same = changes(wilgendaal, second, kept(just_me=True, wordings=(Wording("en", "May we call you at work?", WHY),)))
    assert same.pk == second.pk and same.question.just_me, "of whom it is asked is no other sentence"
    page = words_of(browser(wilgendaal, "kobe").get(f"{HOME}{first.question_id}/"))
    assert ASKS in page and "How it was asked before" in page
    with acting_as(wilgendaal.kobe), pytest.raises(Error, match="stays as it was asked"), transaction.atomic():
        QuestionVersion.unscoped.filter(pk=first.pk).update(texts={})


def test_the_form_changes_it_with_what_was_written_before(wilgendaal):
    client = browser(wilgendaal, "kobe")
    post(client)
    url = f"{newest().question_id}/change/"
    page = words_of(client.get(HOME + url))
    assert DUTCH.asks in page and "Overdag" in page and "When is it asked?" not in page
    told = {name: value for name, value in TOLD.items() if name != "moment"}
    assert client.post(HOME + url, told | {"asks_nl": "Wanneer bellen we?"}).status_code == 302
    assert newest().number == 2 and newest().texts["nl"]["asks"] == "Wanneer bellen we?"


def test_they_go_up_and_down_within_their_moment(wilgendaal):
    one, two = adds(wilgendaal), adds(wilgendaal, kept(wordings=(DUTCH,)))
    adds(wilgendaal, moment=Moment.CLOSING)
    client = browser(wilgendaal, "kobe")
    client.post(f"{HOME}{two.question_id}/move/", {"way": "up", "once": "a-token-of-its-own"})
    client.post(f"{HOME}{two.question_id}/move/", {"way": "up", "once": "a-token-of-its-own"})
    with as_owner():
        row = [each.question_id for each in queries.asked_now(wilgendaal.village.pk) if each.question.moment == "asking"]
    assert row == [two.question_id, one.question_id]
    client.post(f"{HOME}{two.question_id}/move/", {"way": "down"})
    with as_owner():
        row = [each.question_id for each in queries.asked_now(wilgendaal.village.pk) if each.question.moment == "asking"]
    assert row == [one.question_id, two.question_id]


def test_it_ends_is_never_deleted_and_may_be_asked_again(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal, "kobe")
    assert client.post(f"{HOME}{version.question_id}/end/").status_code == 302
    assert "Questions that ended" in words_of(client.get(HOME))
    assert client.get(f"{HOME}{version.question_id}/change/").status_code == 404
    with pytest.raises(EndedAlready):
        changes(wilgendaal, newest(), kept())
    assert client.post(f"{HOME}{version.question_id}/move/", {"way": "up"}).status_code == 302
    assert client.post(f"{HOME}{version.question_id}/again/").status_code == 302
    assert newest().question.ended_at is None
    with as_owner():
        assert OwnQuestion.unscoped.count() == 1


def test_what_the_keeper_writes_never_runs_on_the_pages_of_the_keeper(wilgendaal):
    script = "<script>alert(1)</script>"
    version = adds(wilgendaal, kept(wordings=(Wording("en", script, script),)))
    client = browser(wilgendaal, "kobe")
    for page in ("", f"{version.question_id}/", f"{version.question_id}/change/"):
        said = client.get(HOME + page).content.decode()
        assert script not in said and "&lt;script&gt;" in said, page


def test_the_list_asks_no_more_when_it_is_longer(wilgendaal, django_assert_max_num_queries):
    client = browser(wilgendaal, "kobe")
    adds(wilgendaal)
    client.get(HOME)
    with django_assert_max_num_queries(60) as few:
        client.get(HOME)
    ended = [adds(wilgendaal) for _one in range(4)]
    ends(wilgendaal, ended[0])
    with django_assert_max_num_queries(len(few)):
        client.get(HOME)


def test_another_village_has_its_own(wilgendaal, tilleuls):
    adds(wilgendaal)
    with as_owner():
        assert queries.all_questions(tilleuls.village.pk) == []
        assert len(queries.all_questions(wilgendaal.village.pk)) == 1
