"""A question of the village while somebody asks: always to be left, kept as it was asked, read by who reads the request."""

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.test_the_three_steps import HOW, WHAT, tell, the_request
from tests.modules.own_questions.conftest import ASK, ASKS, DUTCH, WHY, adds, changes, ends, kept
from village.modules.help_requests.models import OwnAnswer
from village.modules.own_questions.models import Wording
from village.modules.own_questions.words import Moment, Sort

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
SAID = "He is shy on the phone, please write first."


def name(version):
    return f"own_{version.pk}"


def answers():
    with as_owner():
        return [(one.asks, one.said) for one in OwnAnswer.unscoped.all()]


def asks(client, **own):
    """Leïla asks, about herself; returns the last answer."""
    return tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}), ("what", WHAT | own), ("how", HOW))


def follow():
    a_moment_later()
    return f"/wilgendaal/requests/{the_request().pk}/follow/"


def test_it_stands_with_why_it_is_asked_and_may_be_left(wilgendaal):
    adds(wilgendaal)
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    page = words_of(client.get(f"{ASK}what/"))
    assert ASKS in page and WHY in page and "You may leave each of these." in page and "Nobody is helped sooner" in page
    assert asks(client).url.endswith("/sent/")
    assert answers() == [] and "Also asked here" not in words_of(client.get(follow()))


def test_an_answer_is_read_by_the_same_eyes_as_the_request(wilgendaal):
    version = adds(wilgendaal)
    mother = browser(wilgendaal, "leila")
    asks(mother, **{name(version): SAID})
    page = words_of(mother.get(follow()))
    assert ASKS in page and SAID in page and "written by Leïla Benali" in page
    asked = the_request()
    assert SAID in words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{asked.pk}/"))
    for who in ("els", "ex", "stranger", "griet", "kobe", "oona", "sami"):
        for page in ("", "follow/"):
            answer = browser(wilgendaal, who).get(f"/wilgendaal/requests/{asked.pk}/{page}")
            assert answer.status_code == 404 and SAID not in words_of(answer), who


def test_it_goes_with_the_request_when_sharing_stops(wilgendaal):
    version = adds(wilgendaal)
    mother = browser(wilgendaal, "leila")
    asks(mother, **{name(version): SAID})
    page = follow()
    mother.post(page.replace("follow", "stop-sharing"))
    assert SAID in words_of(mother.get(page)), "her own words stay hers"
    assert browser(wilgendaal, "hanne").get(page.replace("follow/", "")).status_code == 404


def test_the_draft_keeps_it_from_screen_to_screen(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}), ("what", WHAT | {name(version): SAID}))
    assert SAID in words_of(client.get(f"{ASK}what/"))


def test_who_had_the_page_open_answers_the_question_as_it_was_asked(wilgendaal):
    version = adds(wilgendaal)
    changes(wilgendaal, version, kept(wordings=(Wording("en", "May we call you at work?", WHY),)))
    asks(browser(wilgendaal, "leila"), **{name(version): SAID})
    assert answers() == [(ASKS, SAID)]


def test_a_question_that_ended_meanwhile_still_keeps_the_answer(wilgendaal):
    version = adds(wilgendaal, kept(Sort.ONE, choices=("In the morning", "In the evening")))
    ends(wilgendaal, version)
    client = browser(wilgendaal, "leila")
    asks(client, **{name(version): "1"})
    assert answers() == [(ASKS, "In the evening")]
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    assert ASKS not in words_of(client.get(f"{ASK}what/")), "nobody is asked it any more"


def test_an_old_answer_keeps_the_question_and_the_choices_as_they_were(wilgendaal):
    version = adds(wilgendaal, kept(Sort.ONE, choices=("In the morning", "In the evening")))
    client = browser(wilgendaal, "leila")
    asks(client, **{name(version): "0"})
    newer = kept(Sort.ONE, wordings=(Wording("en", "When do we call?", WHY, ("Never", "Sometimes")),))
    changes(wilgendaal, version, newer)
    page = words_of(client.get(follow()))
    assert ASKS in page and "In the morning" in page and "When do we call?" not in page


@pytest.mark.parametrize("sort, sent, said", [
    (Sort.WORDS, SAID, SAID), (Sort.DAY, "2027-01-31", "31 January 2027"), (Sort.YES_NO, "no", "No"),
    (Sort.SEVERAL, ["0", "1"], "Dutch, Arabic"), (Sort.ONE, "1", "Arabic"), (Sort.ONE, "", None), (Sort.DAY, "", None),
])  # fmt: skip
def test_each_kind_is_kept_in_words(wilgendaal, sort, sent, said):
    version = adds(wilgendaal, kept(sort, choices=("Dutch", "Arabic")))
    asks(browser(wilgendaal, "leila"), **{name(version): sent})
    assert [words for _asks, words in answers()] == ([said] if said else [])


@pytest.mark.parametrize("sort, sent, says", [
    (Sort.ONE, "7", "Choose one of the answers that stand here."), (Sort.SEVERAL, ["0", "x"], "Choose one of the answers"),
    (Sort.YES_NO, "maybe", "Choose one of the answers"), (Sort.DAY, "soon", "Write a day"),
    (Sort.LINE, "x" * 201, "at most 200"),
])  # fmt: skip
def test_what_is_no_answer_is_said_at_the_field_and_nothing_is_lost(wilgendaal, sort, sent, says):
    version = adds(wilgendaal, kept(sort, choices=("Dutch", "Arabic")))
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    answer = client.post(f"{ASK}what/", WHAT | {name(version): sent})
    page = words_of(answer)
    assert answer.status_code == 422 and says in page and WHAT["hard"] in page


def test_a_question_nobody_made_is_refused_with_a_sentence(wilgendaal):
    adds(wilgendaal)
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    for forged in ("own_0", f"own_{wilgendaal.village.pk}"):
        answer = client.post(f"{ASK}what/", WHAT | {forged: "x"})
        assert answer.status_code == 422 and "does not belong to it" in words_of(answer)


def test_just_me_is_never_asked_it_unless_it_is_marked_for_that(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal, "yara")
    tell(client, ("with", {"route": "own"}))
    assert ASKS not in words_of(client.get(f"{ASK}what/"))
    tell(client, ("with", {"route": "family"}))
    assert ASKS in words_of(client.get(f"{ASK}what/"))
    changes(wilgendaal, version, kept(just_me=True))
    tell(client, ("with", {"route": "own"}))
    assert ASKS in words_of(client.get(f"{ASK}what/"))


def test_an_answer_to_what_is_not_asked_of_them_any_more_does_not_go_along(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal, "yara")
    tell(client, ("with", {"route": "family"}), ("what", WHAT | {name(version): SAID}), ("with", {"route": "own"}))
    assert tell(client, ("how", HOW)).url.endswith("/sent/")
    assert answers() == []


def test_only_who_it_is_for_is_asked(wilgendaal):
    adds(wilgendaal, kept(asked_of=("professional",)))
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "neighbour", "name": "Noor"}))
    assert ASKS not in words_of(client.get(f"{ASK}what/"))
    assert ASKS in words_of(browser(wilgendaal, "els").get(f"{ASK}what/"))


def test_a_professional_names_nobody_there_either(wilgendaal):
    version = adds(wilgendaal, kept(asked_of=("professional",)))
    client = browser(wilgendaal, "els")
    answer = client.post(f"{ASK}what/", WHAT | {name(version): "Born on 03/05/2012."})
    assert answer.status_code == 422 and "looks like a name" in words_of(answer)
    assert tell(client, ("what", WHAT | {name(version): "Born on 03/05/2012.", "as_it_is": "on"}), ("how", HOW)).url
    assert answers() == [(ASKS, "Born on 03/05/2012.")]


def test_a_visitor_without_account_answers_too(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT | {name(version): SAID}), ("how", HOW))
    assert answers() == [(ASKS, SAID)] and SAID in words_of(client.get(follow()))


def test_in_a_language_it_is_not_written_in_it_says_so(wilgendaal):
    adds(wilgendaal, kept(wordings=(Wording("en", ASKS, WHY), DUTCH)))
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    client.cookies["village_language"] = "nl"
    page = words_of(client.get(f"{ASK}what/"))
    assert DUTCH.asks in page and DUTCH.why in page and ASKS not in page
    client.cookies["village_language"] = "ar"
    page = words_of(client.get(f"{ASK}what/"))
    assert DUTCH.asks in page and f"{DUTCH.why} " in page, "in the first language of the village, and saying which"


def test_what_a_keeper_writes_never_runs(wilgendaal):
    script = "<script>alert(1)</script>"
    adds(wilgendaal, kept(Sort.ONE, wordings=(Wording("en", script, script, (f"a{script}", f"b{script}")),)))
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    page = client.get(f"{ASK}what/").content.decode()
    assert script not in page and "&lt;script&gt;alert(1)" in page


def test_asking_asks_the_database_once_more_however_many_there_are(wilgendaal, django_assert_max_num_queries):
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    adds(wilgendaal)
    client.get(f"{ASK}what/")
    with django_assert_max_num_queries(60) as few:
        client.get(f"{ASK}what/")
    assert len([one for one in few.captured_queries if "own_questions" in one["sql"]]) == 1
    for _one in range(5):
        adds(wilgendaal)
    with django_assert_max_num_queries(len(few)):
        client.get(f"{ASK}what/")


def test_who_writes_it_down_at_the_gate_may_ask_it_too(wilgendaal):
    version = adds(wilgendaal)
    client = browser(wilgendaal, "hanne")
    url = "/wilgendaal/requests/write-down/"
    assert ASKS in words_of(client.get(url))
    told = {"met": "gate", "name": "Noor", "hard": "A place to play.", "asks_for": "support", "reach_by": "here",
            "language": "nl", "agreed": "said yes aloud", "known": "on", name(version): SAID}  # fmt: skip
    assert client.post(url, told).status_code == 302
    assert answers() == [(ASKS, SAID)]


def test_at_another_moment_it_is_not_asked(wilgendaal):
    adds(wilgendaal, moment=Moment.TALK)
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}))
    assert ASKS not in words_of(client.get(f"{ASK}what/"))
