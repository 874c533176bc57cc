"""A version says that a voice belonged to the words it froze; only who reads those words reads that."""

from types import SimpleNamespace
from uuid import uuid4

from tests.browsing import a_moment_later, browser, words_of
from tests.modules.agreements.conftest import propose
from tests.modules.papers.sounds import wav
from village.modules.agreements.comparing import changes, compare
from village.modules.agreements.pieces import pieces_now, texts
from village.modules.agreements.queries import pieces_of
from village.modules.family_plans import writing
from village.modules.family_plans.along import Along, say_along
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.words import Media
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.vocabulary import Purpose

BELONGS = "A recording or drawing belongs to it."


def says_aloud(cast, plan, prompt="went_through"):
    with acting_as(cast.leila) as leila:
        open_subject(leila, plan.subject_id, Purpose.HELP)
        said = writing.write_words(plan, by=leila, prompt=prompt, words="")
        say_along(said, by=leila, along=Along(spoken=Cleaned(Media.WAV, wav())))
    a_moment_later()


def page(cast, who, version):
    return words_of(browser(cast, who).get(f"/{cast.village.slug}/agreed/{version.pk}/"))


def test_a_frozen_version_names_that_a_recording_belongs_to_it(wilgendaal, drawn):
    says_aloud(wilgendaal, drawn)
    version = propose(wilgendaal, drawn)
    assert BELONGS in page(wilgendaal, "leila", version)
    assert BELONGS in page(wilgendaal, "hanne", version)


def test_who_sees_school_only_does_not_read_that_somebody_spoke(wilgendaal, drawn):
    says_aloud(wilgendaal, drawn)
    assert BELONGS not in page(wilgendaal, "els", propose(wilgendaal, drawn))


def test_a_recording_that_came_afterwards_is_a_change(wilgendaal, drawn):
    version = propose(wilgendaal, drawn)
    says_aloud(wilgendaal, drawn)
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, drawn.subject_id, Purpose.HELP)
        found = changes(compare(texts(pieces_of([version])[version.pk]), texts(pieces_now(drawn))))
    assert [sentence.now for point in found for sentence in point.sentences] == [BELONGS]


def test_who_said_it_stays_beside_what_was_recorded():
    piece = {"key": uuid4(), "section": "words", "sentences": ("I am tired.",), "who": "Mama Leïla", "day": None}
    before, after = (texts([SimpleNamespace(**piece, kept_ids=kept)]) for kept in ((), (uuid4(),)))
    found = [sentence for point in compare(before, after) for sentence in point.sentences]
    assert [one.now for one in found] == ["I am tired.", "Who: Mama Leïla", BELONGS]
    assert [one.now for point in changes(compare(before, after)) for one in point.sentences if one.was] == []
