"""The keeper writes the dated steps of a school year; everybody reads them in their language; what is over stays (O-29)."""

import pytest
from django.db import DatabaseError, transaction

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.enrolment.conftest import PRIMARY, SECONDARY, day, does, is_over, school_year, step
from village.modules.enrolment import keeping
from village.modules.enrolment.keeping import Kept
from village.modules.enrolment.models import EnrolmentStep, SchoolYear
from village.modules.enrolment.problems import ThereIsOne, WordsMissing, YearIsOver
from village.modules.enrolment.queries import steps_in, this_year, years
from village.trust.access.actor import acting_as
from village.trust.vocabulary import NotAllowed

OTHERS = ("leila", "yara", "els", "hanne", "jonas", "oona", "stranger")
PAGE = "/wilgendaal/enrolment/"


def test_everybody_reads_them_in_their_own_language_by_school_and_day(wilgendaal, primary, secondary):
    visitor = browser(wilgendaal)
    dutch = words_of(visitor.get(PAGE, headers={"accept-language": "nl"}))
    assert dutch.index("Lagere school") < dutch.index("Middelbare school")
    assert "Meld je kind aan" in dutch and "De kids-ID." in dutch and "enrolment/keep" not in dutch
    french = words_of(visitor.get(PAGE, headers={"accept-language": "fr"}))
    assert "Inscrivez votre enfant" in french and "Meld je kind aan" not in french
    assert 'lang="nl"' in french and "Bel de school" in french, (
        "what nobody wrote in French stands there in Dutch, and says so"
    )
    assert "enrolment/" in words_of(visitor.get("/wilgendaal/"))


def test_another_village_has_its_own(wilgendaal, tilleuls, primary):
    client = browser(tilleuls, "kobe")
    assert "Meld je kind aan" not in words_of(client.get(f"/tilleuls/enrolment/?year={primary.year_id}"))
    assert client.get(f"/tilleuls/enrolment/keep/{primary.year_id}/").status_code == 404
    assert client.post(f"/tilleuls/enrolment/keep/step/{primary.pk}/end/").status_code == 404


def test_only_the_keeper_keeps_them(wilgendaal, year, primary):
    pages = ("keep/", "keep/new/", f"keep/{year.pk}/", f"keep/{year.pk}/step/", f"keep/step/{primary.pk}/")
    for who in OTHERS:
        client = browser(wilgendaal, who)
        assert {client.get(f"{PAGE}{page}").status_code for page in pages} == {404}, who
        assert client.post(f"{PAGE}keep/step/{primary.pk}/end/").status_code == 404, who
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        keeping.keep_step(primary, year, by=hanne, kept=Kept([SECONDARY], day(1)))
    with acting_as(wilgendaal.hanne):
        assert EnrolmentStep.unscoped.filter(pk=primary.pk).update(link="https://x.example") == 0, (
            "the lock as well"
        )
    kobe = browser(wilgendaal, "kobe")
    assert {kobe.get(f"{PAGE}{page}").status_code for page in pages} == {200}


def test_the_keeper_writes_a_step_and_nothing_typed_is_lost(wilgendaal, year):
    kobe, new = browser(wilgendaal, "kobe"), f"{PAGE}keep/{year.pk}/step/"
    said = {"level_nl": "Lagere school", "does_nl": "Kies drie scholen.", "opens_on": "", "closes_on": "", "link": "nope nope",
            "does_fr": "Choisissez trois écoles."}  # fmt: skip
    wrong = kobe.post(new, said, headers={"accept-language": "en"})
    page = words_of(wrong)
    assert wrong.status_code == 422 and "Kies drie scholen." in page and "nope nope" in page
    assert page.count('class="error') and not steps_in(year)
    both = {"opens_on": str(day(9)), "closes_on": str(day(8)), "link": "", "level_fr": "École primaire"}
    assert kobe.post(new, said | both).status_code == 422, "the last day comes after the first"
    right = said | both | {"closes_on": str(day(12)), "link": "www.kies.example", "once": "abc"}
    assert kobe.post(new, right).status_code == 302 and kobe.post(new, right).status_code == 302
    [made] = steps_in(year)
    assert made.texts["fr"]["does"] == "Choisissez trois écoles." and made.link == "https://www.kies.example"
    assert kobe.post(f"{PAGE}keep/step/{made.pk}/end/").status_code == 302
    assert not steps_in(year) and "Kies drie scholen." in words_of(kobe.get(f"{PAGE}keep/{year.pk}/"))
    assert kobe.post(f"{PAGE}keep/step/{made.pk}/again/").status_code == 302 and len(steps_in(year)) == 1


def test_a_year_that_is_over_stays_as_it_was_and_is_still_read(wilgendaal, year, primary):
    over = is_over(year)
    said = {"called": "Anders", "from_day": day(1), "until_day": day(9), "days_ahead": 3}
    with pytest.raises(YearIsOver):
        does(wilgendaal, "kobe", keeping.keep_year, over, **said)
    with pytest.raises(YearIsOver):
        does(wilgendaal, "kobe", keeping.keep_step, primary, over, kept=Kept([PRIMARY], day(1)))
    for row, values in ((SchoolYear.unscoped.filter(pk=over.pk), {"until_day": day(90)}),
                        (EnrolmentStep.unscoped.filter(pk=primary.pk), {"link": "https://x.example"})):  # fmt: skip
        with acting_as(wilgendaal.kobe), pytest.raises(DatabaseError), transaction.atomic():
            row.update(**values)
    school_year(wilgendaal, "2028-2029")
    kobe = browser(wilgendaal, "kobe")
    assert kobe.get(f"{PAGE}keep/step/{primary.pk}/").status_code == 404
    assert "Meld je kind aan" in words_of(browser(wilgendaal).get(f"{PAGE}?year={over.pk}"))
    assert "Meld je kind aan" not in words_of(browser(wilgendaal).get(PAGE))


def test_a_new_year_begins_with_the_steps_of_the_year_before(wilgendaal, year, primary):
    kobe = browser(wilgendaal, "kobe")
    said = {
        "called": "2028-2029",
        "from_day": str(day(201)),
        "until_day": str(day(500)),
        "days_ahead": "5",
        "like": str(year.pk),
    }
    assert kobe.post(f"{PAGE}keep/new/", said | {"called": "2027-2028"}).status_code == 422, (
        "there is one with this name"
    )
    assert kobe.post(f"{PAGE}keep/new/", said).status_code == 302
    newest, before = years(wilgendaal.village.pk)
    [taken] = steps_in(newest)
    assert (before.pk, taken.texts) == (
        year.pk,
        primary.texts,
    ) and taken.closes_on == primary.closes_on + keeping.A_YEAR
    assert this_year([newest, before], day(0)) == before and this_year([newest], day(0)) is None
    assert "2028-2029" not in words_of(browser(wilgendaal).get(f"{PAGE}?year={newest.pk}")), "what comes is not read yet"


def test_a_step_has_words_and_a_day_and_a_year_its_own_name(wilgendaal, year):
    for kept in (Kept([], day(1)), Kept([PRIMARY])):
        with pytest.raises(WordsMissing):
            does(wilgendaal, "kobe", keeping.keep_step, None, year, kept=kept)
    with pytest.raises(ThereIsOne):
        school_year(wilgendaal)
    with pytest.raises(DatabaseError), transaction.atomic():
        step(wilgendaal, year, PRIMARY, opens=5, closes=1)
    with as_owner():
        assert not EnrolmentStep.unscoped.exists()
