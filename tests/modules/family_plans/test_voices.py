"""Own words said aloud or drawn: for the readers of those words and nobody else; what a child records is that child's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import OURS, a_moment_later, at, joins
from tests.modules.papers.conftest import a_drawing
from tests.modules.papers.sounds import wav
from village.modules.family_plans import shown, writing
from village.modules.family_plans.models import OwnWords, ShownPiece
from village.modules.family_plans.queries import door_of, worded
from village.modules.family_plans.shown import Own
from village.modules.papers.models import Paper
from village.trust.access.actor import acting_as
from village.trust.people.models import Subject
from village.trust.vocabulary import DataKind, NotAllowed

MINE = "I want to choose who comes to our house."
OUTSIDE = ["ex", "stranger", "els", "jonas", "oona", "hanne", "karim", "kobe", "oma"]


def to(cast, name, *args):
    return f"/{cast.village.slug}{reverse(f'family_plans:{name}', args=args)}"


def says(cast, who, plan, prompt="went_through", *, spoken=True, drawn=False, **more):
    """Sent as a browser without script sends it: files from the device."""
    files = {}
    if spoken:
        files["spoken"] = SimpleUploadedFile("voice.wav", wav(), "audio/wav")
    if drawn:
        files["drawn"] = SimpleUploadedFile("drawing.png", a_drawing(), "image/png")
    told = {"words": "", "voice": "", **more, **files}
    answer = browser(cast, who).post(to(cast, "words", plan.pk, prompt), told)
    a_moment_later()
    return answer


def papers():
    with as_owner():
        return list(Paper.unscoped.order_by("created_at"))


def hears(cast, who, paper):
    return browser(cast, who).get(f"/{cast.village.slug}{reverse('papers:play', args=[paper.pk])}").status_code == 200


def reads(cast, who, plan):
    answer = browser(cast, who).get(to(cast, "plan", plan.pk))
    return words_of(answer) if answer.status_code == 200 else ""


def test_who_says_something_of_their_own_aloud_does_not_say_again_what_they_all_said(wilgendaal, plan):
    shown = {"words": OURS, "number": "1"}  # as it stands in the field when the page opens
    assert says(wilgendaal, "leila", plan, "wish", voice="Mama", **shown).status_code == 302
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        said = {one.voice: worded(one) for one in OwnWords.unscoped.filter(plan=plan, prompt="wish")}
    assert said["Mama"] is None and said[""].words == OURS and len(papers()) == 1
    assert says(wilgendaal, "leila", plan, "wish", voice="Mama", words="I laugh more.", number="0").status_code == 302
    assert "I laugh more." in reads(wilgendaal, "yara", plan), "words of her own are kept"


def test_one_of_the_six_questions_is_answered_aloud_and_drawn_without_a_word(wilgendaal, plan):
    assert says(wilgendaal, "leila", plan, drawn=True).status_code == 302
    voice, drawing = papers()
    page = reads(wilgendaal, "leila", plan)
    for paper in (voice, drawing):
        assert reverse("papers:play", args=[paper.pk]) in page
        assert hears(wilgendaal, "leila", paper) and hears(wilgendaal, "yara", paper)


def test_nothing_at_all_is_not_an_answer(wilgendaal, plan):
    answer = says(wilgendaal, "leila", plan, spoken=False)
    assert answer.status_code == 422 and "Write something here." in words_of(answer)


def test_what_was_typed_stays_when_a_recording_cannot_be_kept(wilgendaal, plan):
    broken = SimpleUploadedFile("voice.wav", b"RIFF nothing", "audio/wav")
    answer = browser(wilgendaal, "leila").post(
        to(wilgendaal, "words", plan.pk, "problem"), {"words": "The mornings.", "voice": "", "spoken": broken}
    )
    assert answer.status_code == 422
    assert "The mornings." in words_of(answer)
    assert papers() == []


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_the_plan_hears_it(wilgendaal, plan, who):
    says(wilgendaal, "leila", plan)
    assert not hears(wilgendaal, who, papers()[0])


def test_the_readers_of_the_words_hear_it_and_a_reader_of_school_does_not(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    says(wilgendaal, "leila", plan)
    voice = papers()[0]
    assert hears(wilgendaal, "hanne", voice)
    assert not hears(wilgendaal, "els", voice)
    assert reverse("papers:play", args=[voice.pk]) not in reads(wilgendaal, "els", plan)


def test_who_is_shown_no_words_any_more_hears_nothing_from_that_moment(wilgendaal, plan):
    member = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    says(wilgendaal, "leila", plan)
    browser(wilgendaal, "leila").post(to(wilgendaal, "remove", plan.pk, member.pk))
    assert not hears(wilgendaal, "hanne", papers()[0])


def test_taken_away_by_who_recorded_it_is_gone_for_everybody(wilgendaal, plan):
    says(wilgendaal, "leila", plan)
    voice = papers()[0]
    away = f"/{wilgendaal.village.slug}{reverse('papers:away', args=[voice.pk])}"
    assert browser(wilgendaal, "yara").post(away).status_code == 404
    browser(wilgendaal, "leila").post(away)
    assert not hears(wilgendaal, "leila", voice)
    assert reverse("papers:play", args=[voice.pk]) not in reads(wilgendaal, "yara", plan)


def test_a_worker_keeps_what_a_family_said_to_them_only_when_played_back(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    assert says(wilgendaal, "hanne", plan).status_code == 422
    assert says(wilgendaal, "hanne", plan, read_back="on", words="We moved a lot.").status_code == 302
    assert "written down by Hanne Moreels, read back" in reads(wilgendaal, "leila", plan)


def test_what_yara_says_as_her_own_stands_on_her_own_subject(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    assert says(wilgendaal, "yara", plan, "decide", words=MINE, whose="readers").status_code == 302
    with as_owner():
        piece, voice = ShownPiece.unscoped.get(), Paper.unscoped.get()
        assert piece.subject_id == voice.subject_id == wilgendaal.people["yara"].subject_id
        assert piece.kind == voice.kind == DataKind.OWN_STORY
        assert piece.item_id == voice.item_id
    for who in ("yara", "leila", "hanne"):
        assert MINE in reads(wilgendaal, who, plan)
        assert hears(wilgendaal, who, voice)


def test_a_recording_under_her_own_name_is_hers_whatever_was_chosen(wilgendaal, plan):
    says(wilgendaal, "yara", plan, voice="yara")
    with as_owner():
        assert Paper.unscoped.get().subject_id == wilgendaal.people["yara"].subject_id
        assert not OwnWords.unscoped.filter(prompt="went_through").exists()


@pytest.mark.parametrize("who", ["leila", "hanne"])
def test_nobody_records_the_voice_of_a_young_person_in_their_name(wilgendaal, plan, who):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    answer = says(wilgendaal, who, plan, voice="Yara", read_back="on") if who == "hanne" else says(
        wilgendaal, who, plan, voice="Yara"
    )  # fmt: skip
    assert answer.status_code == 422 and "their own" in words_of(answer)
    assert papers() == []


def test_only_her_family_when_she_says_so(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    says(wilgendaal, "yara", plan, words=MINE, whose="family")
    assert MINE in reads(wilgendaal, "leila", plan)
    assert MINE not in reads(wilgendaal, "hanne", plan)
    assert not hears(wilgendaal, "hanne", papers()[0])


@pytest.mark.parametrize("who", OUTSIDE)
def test_what_is_hers_nobody_else_reads_or_hears(wilgendaal, plan, who):
    says(wilgendaal, "yara", plan, words=MINE, whose="readers")
    assert MINE not in reads(wilgendaal, who, plan)
    assert not hears(wilgendaal, who, papers()[0])


def test_who_joins_later_does_not_get_what_was_shown_before(wilgendaal, plan):
    says(wilgendaal, "yara", plan, words=MINE, whose="readers")
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    assert MINE not in reads(wilgendaal, "hanne", plan)


def test_she_stops_and_it_is_gone_at_once_also_for_her_mother(wilgendaal, plan):
    says(wilgendaal, "yara", plan, words=MINE, whose="readers")
    with as_owner():
        piece = ShownPiece.unscoped.get()
    stop = to(wilgendaal, "stop_showing", piece.pk)
    assert browser(wilgendaal, "leila").post(stop).status_code == 404
    assert browser(wilgendaal, "yara").post(stop).status_code == 302
    assert MINE not in reads(wilgendaal, "leila", plan)
    assert not hears(wilgendaal, "leila", papers()[0])
    assert hears(wilgendaal, "yara", papers()[0])


def test_who_is_let_go_by_the_mother_loses_the_daughters_piece_as_well(wilgendaal, plan):
    member = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    says(wilgendaal, "yara", plan, words=MINE, whose="readers")
    assert hears(wilgendaal, "hanne", papers()[0])
    browser(wilgendaal, "leila").post(to(wilgendaal, "remove", plan.pk, member.pk))
    assert not hears(wilgendaal, "hanne", papers()[0])
    assert hears(wilgendaal, "leila", papers()[0])


def test_nobody_shows_a_piece_in_the_name_of_somebody_else(wilgendaal, plan):
    hers = Subject(pk=wilgendaal.people["yara"].subject_id, village_id=wilgendaal.village.pk)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        shown.show_own(hers, by=leila, door=door_of(leila, plan.pk), own=Own("She says"), whom="family")


def test_two_at_once_keep_both_texts_and_the_recording(wilgendaal, plan):
    """Leïla read number 1; Yara was faster. What Leïla said aloud is kept with it all the same."""
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        writing.write_words(plan, by=yara, prompt="wish", words="Calm mornings.", number=1)
    late = says(wilgendaal, "leila", plan, "wish", words="We want to sing.", number="1")
    page = words_of(late)
    assert late.status_code == 409
    assert "Calm mornings." in page and page.count("We want to sing.") == 2
    assert len(papers()) == 1
    assert OURS not in reads(wilgendaal, "leila", plan)


def test_only_the_page_where_one_records_may_use_the_microphone(wilgendaal, plan):
    leila = browser(wilgendaal, "leila")
    asks = leila.get(to(wilgendaal, "words", plan.pk, "wish"))
    assert "microphone=(self)" in asks.headers["Permissions-Policy"]
    assert 'enctype="multipart/form-data"' in words_of(asks)
    assert "microphone=()" in leila.get(to(wilgendaal, "plan", plan.pk)).headers["Permissions-Policy"]


def test_a_plan_with_many_voices_opens_in_as_many_questions_as_with_one(wilgendaal, plan):
    def count():
        client = browser(wilgendaal, "leila")
        client.get(to(wilgendaal, "plan", plan.pk))
        with CaptureQueriesContext(connection) as asked:
            client.get(to(wilgendaal, "plan", plan.pk))
        return len(asked)

    says(wilgendaal, "leila", plan, "went_through")
    says(wilgendaal, "yara", plan, "went_through", words=MINE, whose="readers")
    one = count()
    for prompt in ("problem", "goes_well", "decide"):
        says(wilgendaal, "leila", plan, prompt, drawn=True)
        says(wilgendaal, "yara", plan, prompt, words=MINE, whose="readers")
    assert count() == one
