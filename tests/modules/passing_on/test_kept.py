"""The page a family keeps: the child first, thanks of who was around, their own order; nothing that was noted as work."""

import pytest
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.passing_on.conftest import TODAY, close, first, goodbye, moment
from village.modules.family_plans import writing
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.passing_on import endings, keeping
from village.modules.passing_on.keeping import Place, moved_up
from village.modules.passing_on.kept import DID, GOOD, KIND, PROUD, keep_page
from village.modules.passing_on.models import Celebration, Ending, KindWord
from village.modules.passing_on.problems import AlreadyEnding, ItIsDecided, SomebodyChoseADay
from village.modules.passing_on.words import About
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import NotAllowed, Purpose

HERE = "/wilgendaal/passing-on/ending/"


def kept(cast, ending, who="leila"):
    with acting_as(cast.actors[who]) as actor:
        found = find(actor, Ending, ending.pk)
        open_subject(actor, found.subject_id, Purpose.FOLLOW)
        return keep_page(actor, door_of(actor, found.plan_id), found)


def notes(cast, ending, who, words):
    with acting_as(cast.actors[who]) as actor:
        endings.note(find(actor, Ending, ending.pk), by=actor, about=About.BROUGHT, words=words)


def thanks(cast, ending, who, words, **more):
    with acting_as(cast.actors[who]) as actor:
        return keeping.thank(find(actor, Ending, ending.pk), by=actor, words=words, **more)


def puts(cast, ending, who, key, place, there=()):
    with acting_as(cast.actors[who]) as actor:
        keeping.put(find(actor, Ending, ending.pk), by=actor, key=key, place=place, now_there=list(there))


def test_the_child_comes_first_whoever_spoke_first(wilgendaal, ending):
    goodbye(wilgendaal, ending, "leila", proud="The mornings.")
    goodbye(wilgendaal, ending, "yara", proud="I go to school every day.")
    page = kept(wilgendaal, ending)
    assert [(one.who, one.words) for one in page.first] == [("Yara", "I go to school every day.")]
    assert [one.who for one in page.part(PROUD).there] == ["Yara", "Leïla"]
    read = words_of(browser(wilgendaal, "leila").get(f"{HERE}{ending.pk}/keep/"))
    assert read.index("I go to school every day.") < read.index("The mornings.")


def test_nothing_that_was_noted_as_work_stands_on_it(wilgendaal, plan, ending):
    notes(wilgendaal, ending, "hanne", "Mother cooperates well.")
    notes(wilgendaal, ending, "leila", "We eat together again.")
    with acting_as(wilgendaal.hanne) as hanne:
        writing.note_strength(find(hanne, FamilyPlan, plan.pk), by=hanne, words="Cooperative.", seen_on=TODAY)
    page = kept(wilgendaal, ending)
    assert [one.words for one in page.part(DID).there] == ["We eat together again."]
    assert "Cooperative." not in [one.words for one in page.part(GOOD).there]
    assert "Mother cooperates well." not in words_of(browser(wilgendaal, "yara").get(f"{HERE}{ending.pk}/keep/"))


def test_who_helps_writes_a_word_in_their_own_name_and_only_that(wilgendaal, ending):
    thanks(wilgendaal, ending, "hanne", "I laughed so much with you.")
    with pytest.raises(NotAllowed):
        thanks(wilgendaal, ending, "hanne", "They are the best.", called="Oma")
    thanks(wilgendaal, ending, "yara", "I am proud of my girl.", called="Oma", mine=True)
    page = kept(wilgendaal, ending)
    assert [(one.who, one.words) for one in page.part(KIND).there] == [
        ("Hanne Moreels", "I laughed so much with you."), ("Oma", "I am proud of my girl."),
    ]  # fmt: skip
    with as_owner():
        assert [one.noted_by for one in KindWord.unscoped.order_by("created_at")] == ["", "Yara Benali"]


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "bram", "oona", "mieke", "griet", "oma"])
def test_the_page_and_its_words_are_nobody_elses(wilgendaal, ending, who):
    thanks(wilgendaal, ending, "hanne", "I laughed so much with you.")
    client = browser(wilgendaal, who)
    for path in ("keep/", "keep/word/", "keep/order/", "keep/paper/"):
        assert client.get(f"{HERE}{ending.pk}/{path}").status_code == 404
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
        find(actor, KindWord, first(KindWord).pk)


def test_the_family_puts_it_in_its_own_order_and_leaves_off_what_it_wants(wilgendaal, ending):
    for words in ("One.", "Two.", "Three."):
        notes(wilgendaal, ending, "leila", words)
    there = kept(wilgendaal, ending).part(DID).there
    keys = [one.key for one in there]
    puts(wilgendaal, ending, "yara", keys[2], Place.UP, keys)
    puts(wilgendaal, ending, "leila", keys[0], Place.OFF)
    part = kept(wilgendaal, ending).part(DID)
    assert [one.words for one in part.there] == ["Three.", "Two."]
    assert [one.words for one in part.left_off] == ["One."]
    puts(wilgendaal, ending, "leila", keys[0], Place.BACK)
    assert [one.words for one in kept(wilgendaal, ending).part(DID).there] == ["One.", "Three.", "Two."]
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        keeping.put(find(hanne, Ending, ending.pk), by=hanne, key=keys[0], place=Place.OFF, now_there=[])


def test_two_who_order_at_once_lose_nothing():
    """Each move counts from what stands in the row, not from the page that was read."""
    one, two, three, other = (first_key for first_key in "abcd")
    after = moved_up([], [one, two, three], three)
    assert after == [one, three, two]
    assert moved_up([other, *after], [one, two, three], two) == [other, one, two, three]


def test_it_stays_the_familys_after_the_plan_is_closed_and_nobody_elses(wilgendaal, ending):
    thanks(wilgendaal, ending, "hanne", "I laughed so much with you.")
    for who in ("leila", "yara"):
        goodbye(wilgendaal, ending, who)
    close(wilgendaal, ending)
    leila, keep = browser(wilgendaal, "leila"), f"{HERE}{ending.pk}/keep/"
    page = words_of(leila.get(keep))
    assert "I laughed so much with you." in page and "Only you. It stays yours" in page
    assert leila.post(f"{keep}word/", {"called": "Hanne Moreels", "words": "You can do it."}).status_code == 302
    assert browser(wilgendaal, "hanne").get(keep).status_code == 404


def test_it_goes_on_paper_for_the_family_only(wilgendaal, ending):
    goodbye(wilgendaal, ending, "yara", proud="Ik ga elke dag. أنا فخورة")
    paper = f"{HERE}{ending.pk}/keep/paper/"
    drawn = browser(wilgendaal, "leila").get(f"{paper}?large=1")
    assert drawn.content.startswith(b"%PDF") and drawn["Content-Disposition"].startswith("attachment")
    assert browser(wilgendaal, "hanne").get(paper).status_code == 404


def test_its_pages_work_for_the_family_and_who_coordinates(wilgendaal, ending):
    leila, hanne = browser(wilgendaal, "leila"), browser(wilgendaal, "hanne")
    keep = f"{HERE}{ending.pk}/keep/"
    assert hanne.post(f"{keep}word/", {"words": "I laughed so much with you."}).url == keep
    assert hanne.post(f"{keep}word/", {"words": ""}).status_code == 422
    assert hanne.post(f"{keep}word/", {"words": "Hi", "called": "Oma"}).status_code == 422
    assert hanne.get(f"{keep}order/").status_code == 404
    page = words_of(leila.get(f"{keep}order/"))
    assert "I laughed so much with you." in page
    key = first(KindWord).pk
    assert leila.post(f"{keep}order/", {"key": str(key), "place": "off"}).status_code == 302
    assert "I laughed so much with you." not in words_of(leila.get(keep))
    for wrong, place in (("nobody", "off"), (ending.pk, "off"), (key, "away")):
        assert leila.post(f"{keep}order/", {"key": str(wrong), "place": place}).status_code == 404


def test_two_who_choose_a_day_at_once_see_both(wilgendaal, ending):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    party = f"{HERE}{ending.pk}/celebrate/"
    sent = {"at": moment(3).strftime("%Y-%m-%dT%H:%M"), "where": "In the park", "read": ""}
    assert leila.post(party, sent).status_code == 302
    second = yara.post(party, {**sent, "where": "At oma’s"})
    page = words_of(second)
    assert second.status_code == 422 and "In the park" in page and "At oma’s" in page
    last = first(Celebration)
    assert f'value="{last.pk}"' in second.content.decode()
    assert yara.post(party, {**sent, "where": "At oma’s", "read": str(last.pk)}).status_code == 302
    with acting_as(wilgendaal.leila) as actor, pytest.raises(SomebodyChoseADay):
        endings.celebrate(find(actor, Ending, ending.pk), by=actor, at=moment(4), where="Home", read=last.pk)


def test_two_who_propose_an_ending_at_once_see_both(wilgendaal, plan, ending):
    sent = {"words": "It goes by itself.", "ends_on": moment(20).strftime("%Y-%m-%d")}
    page = browser(wilgendaal, "leila").post(f"/wilgendaal/passing-on/plan/{plan.pk}/end/", sent)
    assert page.status_code == 422
    assert "It goes by itself." in words_of(page) and "The mornings are calm." in words_of(page)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(AlreadyEnding):
        endings.propose_ending(find(leila, FamilyPlan, plan.pk), by=leila, words="x", ends_on=moment(20).date())


def test_nothing_is_decided_after_it_was_decided(wilgendaal, ending):
    for who in ("leila", "yara"):
        goodbye(wilgendaal, ending, who)
    with acting_as(wilgendaal.leila) as leila:
        stale = find(leila, Ending, ending.pk)
    close(wilgendaal, ending, "yara")
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, stale.subject_id, Purpose.HELP)
        with pytest.raises((ItIsDecided, Http404)):
            endings.close_together(stale, by=leila)
