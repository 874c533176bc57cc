"""Saying whether one comes, and the minutes: each for who may, in the language and size one needs."""

import io

import pytest
from pypdf import PdfReader

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.meetings.conftest import DONE_WITH_IT, a_moment_later, bring, call, held
from village.modules.meetings import actions
from village.modules.meetings.models import Coming, Meeting, Seat
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed

HERE = "/wilgendaal/meetings/"
LATE = "The bus comes at four, so ten minutes late."
RENT, SAMI = "The rent.", "Who reads with Sami?"
NOT_THEIRS = ["ex", "stranger", "jonas", "oona", "mieke", "kobe", "griet", "karim"]


def says(cast, who, meeting, says="yes", words=""):
    return browser(cast, who).post(f"{HERE}{meeting.pk}/coming/", {"says": says, "words": words})


def said():
    with as_owner():
        return [(one.seat.name, one.says) for one in Coming.unscoped.select_related("seat").order_by("created_at", "id")]


def page(cast, who, meeting):
    answer = browser(cast, who).get(f"{HERE}{meeting.pk}/")
    return words_of(answer) if answer.status_code == 200 else ""


def minutes(cast, who, meeting):
    return browser(cast, who).get(f"{HERE}{meeting.pk}/minutes/")


def text_of(answer):
    return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages).split())


@pytest.fixture
def talked(wilgendaal, meeting):
    """Held, with a point for all who are let in to money, and one for school."""
    bring(wilgendaal, meeting, "leila", RENT, DataKind.MONEY)
    bring(wilgendaal, meeting, "leila", SAMI, DataKind.SCHOOL)
    held(wilgendaal, meeting)
    return meeting


def test_who_is_invited_says_whether_they_come_and_may_think_again(wilgendaal, meeting):
    assert "Say whether you come" in page(wilgendaal, "els", meeting)
    assert says(wilgendaal, "els", meeting, "phone", LATE).status_code == 302
    assert "You said: Rather by phone" in page(wilgendaal, "els", meeting)
    says(wilgendaal, "els", meeting, "no")
    assert said() == [("Els De Wilde", "phone"), ("Els De Wilde", "no")]
    assert "does not come" in page(wilgendaal, "hanne", meeting)


def test_the_one_who_called_it_sees_it_and_is_told(wilgendaal, meeting):
    says(wilgendaal, "leila", meeting, "yes", LATE)
    seen = page(wilgendaal, "hanne", meeting)
    assert LATE in seen and "One person said to come." in seen
    with as_owner():
        told = Notice.unscoped.filter(person=wilgendaal.people["hanne"], code=Notice.Code.REPLY)
        assert [one.path for one in told] == [f"meetings/{meeting.pk}/"]


def test_without_a_choice_nothing_is_said_and_the_word_stays(wilgendaal, meeting):
    answer = says(wilgendaal, "els", meeting, "", LATE)
    assert answer.status_code == 422 and LATE in words_of(answer)
    assert said() == []


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_who_is_not_invited_says_nothing_and_reads_nothing(wilgendaal, meeting, who):
    says(wilgendaal, "leila", meeting, "yes", LATE)
    assert says(wilgendaal, who, meeting).status_code == 404
    assert LATE not in page(wilgendaal, who, meeting)
    assert said() == [("Leïla Benali", "yes")]


def test_who_reads_the_meeting_without_a_seat_speaks_for_nobody(wilgendaal, plan):
    made = call(wilgendaal, plan, wilgendaal.hanne, "leila", "hanne")
    assert "Say whether you come" not in page(wilgendaal, "els", made)
    assert says(wilgendaal, "els", made).status_code == 404
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        actions.say_coming(find(els, Meeting, made.pk), by=els, says="yes")


def test_grandmother_says_it_by_her_link(wilgendaal, plan, oma):
    made = call(wilgendaal, plan, wilgendaal.leila, "leila", "hanne", oma)
    with as_owner():
        seat = Seat.unscoped.get(meeting=made, person_id=oma.person_id)
    leila = browser(wilgendaal, "leila")
    secret = words_of(leila.post(f"{HERE}{made.pk}/come/{seat.pk}/", follow=True)).split("/account/link/")[1].split("/")[0]
    phone = browser(wilgendaal)
    phone.post(f"/wilgendaal/account/link/{secret}/")
    assert "Say whether you come" in words_of(phone.get(f"{HERE}{made.pk}/"))
    assert phone.post(f"{HERE}{made.pk}/coming/", {"says": "yes", "words": "I bring cake."}).status_code == 302
    a_moment_later()
    assert "I bring cake." in page(wilgendaal, "leila", made)
    other = call(wilgendaal, plan, wilgendaal.hanne, "leila", "hanne")
    assert phone.post(f"{HERE}{other.pk}/coming/", {"says": "yes"}).status_code == 404


def test_when_it_is_over_nobody_says_it_any_more(wilgendaal, talked):
    assert "Say whether you come" not in page(wilgendaal, "els", talked)
    says(wilgendaal, "els", talked)
    assert said() == []


def test_the_minutes_begin_with_the_child_and_are_read_by_who_may(wilgendaal, talked):
    text = words_of(minutes(wilgendaal, "leila", talked))
    assert text.index("The child goes first") < text.index(RENT)
    assert DONE_WITH_IT in text and SAMI in text


def test_a_teacher_reads_the_minutes_of_school_and_not_of_money(wilgendaal, talked):
    for text in (
        words_of(minutes(wilgendaal, "els", talked)),
        text_of(browser(wilgendaal, "els").get(f"{HERE}{talked.pk}/paper/?language=en")),
    ):
        assert SAMI in text and RENT not in text and DONE_WITH_IT not in text


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_for_nobody_else_there_are_minutes(wilgendaal, talked, who):
    assert minutes(wilgendaal, who, talked).status_code == 404
    assert browser(wilgendaal, who).get(f"{HERE}{talked.pk}/paper/").status_code == 404


def test_before_the_end_there_are_no_minutes_for_anybody(wilgendaal, meeting):
    for who in ("leila", "hanne"):
        assert minutes(wilgendaal, who, meeting).status_code == 404


@pytest.mark.parametrize(
    ("language", "title"),
    [("nl", "nl"), ("fr", "fr"), ("en", "en"), ("ar", "ar")],
)
def test_on_paper_in_four_languages_tagged_and_large(wilgendaal, talked, language, title):
    leila = browser(wilgendaal, "leila")
    small = leila.get(f"{HERE}{talked.pk}/paper/?language={language}")
    large = leila.get(f"{HERE}{talked.pk}/paper/?language={language}&large=on")
    assert small["Content-Type"] == "application/pdf" and small["Cache-Control"] == "no-store, private"
    for answer in (small, large):
        reader = PdfReader(io.BytesIO(answer.content))
        assert reader.trailer["/Root"]["/Lang"].startswith(title)
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "mornings" in text_of(small)
    assert _largest(large) > _largest(small)


def test_nothing_on_the_paper_needs_a_colour(wilgendaal, talked):
    """Black on white, with grey for what is quiet: any printer will do."""
    content = browser(wilgendaal, "leila").get(f"{HERE}{talked.pk}/paper/?language=en").content
    operators = b" ".join(one.get_contents().get_data() for one in PdfReader(io.BytesIO(content)).pages)
    for line in operators.split(b"\n"):
        parts = line.split()
        if len(parts) == 4 and parts[-1] in (b"rg", b"RG", b"sc", b"scn"):
            red, green, blue = (float(one) for one in parts[:3])
            assert max(red, green, blue) - min(red, green, blue) < 0.1, line


def test_taking_the_minutes_along_stands_in_the_logbook(wilgendaal, talked):
    browser(wilgendaal, "hanne").get(f"{HERE}{talked.pk}/paper/")
    a_moment_later()
    looked = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={talked.subject_id}"))
    assert "took what was said at a meeting along on paper" in looked


def _largest(answer):
    """The largest letter of the first page."""
    sizes = []
    PdfReader(io.BytesIO(answer.content)).pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: sizes.append(abs(size * tm[3])) if text.strip() else None
    )
    return max(sizes)
