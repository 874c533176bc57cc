"""Somebody the parents let in to the story of the family reads along; what is shown to school stays apart."""

from tests.browsing import browser, words_of
from tests.cast import as_owner, assign, consent
from tests.modules.pit.conftest import a_moment_later, chair, offer, row, say_yes
from village.modules.pit.models import PitOffer
from village.trust.vocabulary import DataKind


def test_who_was_let_in_to_the_story_opens_it_without_what_school_sees(wilgendaal, runs, part):
    with as_owner():
        consent(wilgendaal, "sami", by="leila", to_organisation="care", kinds=[DataKind.FAMILY_STORY])
        assign(wilgendaal, "nele", "care", "sami")
    a_moment_later()
    page = browser(wilgendaal, "nele").get(f"/wilgendaal/pit/{runs.pk}/")
    assert page.status_code == 200
    assert "Sami" in words_of(page)
    assert browser(wilgendaal, "nele").get(f"/wilgendaal/pit/school/{part.pk}/").status_code == 404


def test_who_was_not_let_in_does_not_find_it(wilgendaal, runs):
    assert browser(wilgendaal, "nele").get(f"/wilgendaal/pit/{runs.pk}/").status_code == 404


def test_who_offered_it_for_a_colleague_is_offered_no_door_that_stays_closed(wilgendaal, taken):
    made = offer(wilgendaal, taken, coach=chair(wilgendaal, "bram"))
    say_yes(wilgendaal, made)
    whole = f"/wilgendaal/pit/{row(PitOffer, pk=made.pk).trajectory_id}/"
    assert browser(wilgendaal, "bram").get(whole).status_code == 200
    assert whole in browser(wilgendaal, "leila").get(f"/wilgendaal/pit/offer/{made.pk}/").content.decode()
    assert browser(wilgendaal, "hanne").get(whole).status_code == 404
    assert whole not in browser(wilgendaal, "hanne").get(f"/wilgendaal/pit/offer/{made.pk}/").content.decode()
