"""Who agrees, who sees and for how long: what the law files answer; doubt means the stricter answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.trust.law.ages import age_on, birthday
from village.trust.law.policies import (
    Consenter,
    GraveAct,
    NoPolicy,
    both_allow,
    jurisdictions,
    policy_for,
    policy_of_version,
    stale_parameters,
)
from village.trust.vocabulary import DataKind, Role

TODAY = date(2026, 11, 22)
CHILD, GUARDIANS = Consenter.CHILD, Consenter.GUARDIANS
BOTH = {CHILD, GUARDIANS}
PLACES = st.sampled_from(jurisdictions())
BIRTH_DATES = st.dates(date(1990, 1, 1), date(2026, 11, 22))


def law(name):
    return policy_for(name, TODAY)


# Which file counts


def test_a_decision_names_the_file_it_was_taken_by_and_the_file_is_found_back():
    version = law("be-flanders").version
    assert version == "be-flanders/2026-11"
    assert policy_of_version(version) == law("be-flanders")


@pytest.mark.parametrize("name", ["atlantis", "", "../law", "be-flanders/2026-11"])
def test_a_place_without_law_file_decides_nothing(name):
    with pytest.raises(NoPolicy):
        policy_for(name, TODAY)


def test_before_its_first_day_a_law_file_does_not_count():
    first = law("france").file.valid_from
    assert policy_for("france", first)
    with pytest.raises(NoPolicy):
        policy_for("france", first - timedelta(days=1))
    with pytest.raises(NoPolicy):
        policy_of_version("france/1999-01")


def test_a_value_comes_with_its_citation():
    policy = law("uk-england")
    assert policy.value("digital_consent_age") == policy.digital_consent_age == 13
    assert "Data Protection Act 2018" in policy.citation("digital_consent_age")


# Who agrees


@pytest.mark.parametrize(
    ("place", "age", "kind", "who"),
    [
        ("be-flanders", 11, DataKind.WELLBEING, {GUARDIANS}),
        ("be-flanders", 12, DataKind.WELLBEING, {CHILD}),
        ("be-flanders", 14, DataKind.SCHOOL, {CHILD}),
        ("be-flanders", 14, DataKind.MONEY, BOTH),
        ("france", 11, DataKind.SCHOOL, {GUARDIANS}),
        ("france", 17, DataKind.SCHOOL, BOTH),
        ("netherlands", 11, DataKind.HEALTH, {GUARDIANS}),
        ("netherlands", 12, DataKind.HEALTH, BOTH),
        ("netherlands", 15, DataKind.HEALTH, BOTH),
        ("netherlands", 16, DataKind.HEALTH, {CHILD}),
        ("uk-england", 15, DataKind.WELLBEING, BOTH),
        ("uk-england", 16, DataKind.WELLBEING, {CHILD}),
    ],
)
def test_who_agrees_to_sharing(place, age, kind, who):
    assert law(place).consenters(age, kind) == who


@given(PLACES, st.integers(0, 110) | st.none())
def test_only_the_young_person_shares_on_what_was_told_just_for_itself(place, age):
    assert law(place).consenters(age, DataKind.OWN_STORY) == {CHILD}


@given(PLACES, st.integers(18, 110), st.sampled_from(DataKind))
def test_an_adult_decides_alone(place, age, kind):
    assert law(place).consenters(age, kind) == {CHILD}


@given(PLACES, st.integers(0, 17), st.sampled_from(DataKind))
def test_at_every_age_somebody_must_agree(place, age, kind):
    assert law(place).consenters(age, kind)


@given(PLACES, st.sampled_from([kind for kind in DataKind if kind != DataKind.OWN_STORY]))
def test_when_the_age_is_unknown_both_must_agree(place, kind):
    assert law(place).consenters(None, kind) == BOTH


def test_below_the_digital_age_a_parent_agrees_and_in_some_places_the_child_too():
    assert law("be-flanders").digital_consenters(12) == {GUARDIANS}
    assert law("be-flanders").digital_consenters(13) == {CHILD}
    assert law("france").digital_consenters(14) == BOTH
    assert law("france").digital_consenters(None) == BOTH


# What a guardian sees


def seen(place, birth_date, on):
    """The kinds a guardian with authority sees on this day."""
    phases = law(place).guardian_phases(birth_date)
    return {kind for phase in phases if phase.from_date <= on < phase.until_date for kind in phase.kinds}


@given(PLACES, BIRTH_DATES, st.integers(0, 12000))
def test_a_guardian_never_sees_the_own_story_at_any_age(place, birth_date, days):
    assert DataKind.OWN_STORY not in seen(place, birth_date, birth_date + timedelta(days=days))


@given(PLACES, BIRTH_DATES, st.integers(0, 4000))
def test_from_the_eighteenth_birthday_a_guardian_sees_nothing(place, birth_date, days):
    eighteen = birthday(birth_date, 18)
    assert seen(place, birth_date, eighteen + timedelta(days=days)) == set()
    assert seen(place, birth_date, eighteen - timedelta(days=1)) != set()


@given(PLACES, BIRTH_DATES)
def test_the_phases_follow_each_other_without_gap_and_only_ever_close(place, birth_date):
    phases = law(place).guardian_phases(birth_date)
    assert phases[0].from_date == birth_date
    for earlier, later in zip(phases, phases[1:], strict=False):
        assert earlier.until_date == later.from_date
        assert later.kinds < earlier.kinds


def test_in_flanders_wellbeing_and_health_close_to_the_guardian_at_twelve_but_school_stays():
    born = date(2012, 5, 3)
    assert {DataKind.WELLBEING, DataKind.HEALTH} <= seen("be-flanders", born, date(2024, 5, 2))
    assert seen("be-flanders", born, date(2024, 5, 3)).isdisjoint({DataKind.WELLBEING, DataKind.HEALTH})
    assert DataKind.SCHOOL in seen("be-flanders", born, date(2024, 5, 3))


@pytest.mark.parametrize("place", ["netherlands", "uk-england"])
def test_at_sixteen_only_contact_activities_and_school_stay_open_to_the_guardian(place):
    born = date(2010, 5, 3)
    assert DataKind.HEALTH in seen(place, born, date(2026, 5, 2))
    light = {DataKind.CONTACT, DataKind.PARTICIPATION, DataKind.SCHOOL}
    assert seen(place, born, date(2026, 5, 3)) == light


def test_in_france_parental_authority_reaches_until_eighteen():
    assert DataKind.HEALTH in seen("france", date(2009, 1, 1), date(2026, 12, 31))
    assert seen("france", date(2009, 1, 1), date(2027, 1, 1)) == set()


@pytest.mark.parametrize("place", jurisdictions())
def test_without_a_birth_date_the_view_of_a_guardian_does_not_start(place):
    assert law(place).guardian_phases(None) == ()


# Schools and borders


def test_a_school_gets_no_health_no_money_no_story():
    for place in jurisdictions():
        allowed = {kind for kind in DataKind if law(place).may_share_with_school(kind)}
        assert DataKind.SCHOOL in allowed
        assert allowed.isdisjoint(
            {DataKind.HEALTH, DataKind.MONEY, DataKind.FAMILY_STORY, DataKind.OWN_STORY}
        )


def test_in_france_sharing_about_wellbeing_stops_at_the_teacher_and_in_flanders_it_does_not():
    assert not law("france").may_share_with_school(DataKind.WELLBEING)
    assert law("be-flanders").may_share_with_school(DataKind.WELLBEING)


@given(PLACES, PLACES, st.sampled_from(DataKind))
def test_across_a_border_both_sides_must_allow(sender, receiver, kind):
    here, there = law(sender), law(receiver)
    expected = here.may_send_abroad(kind) and there.may_receive_from_abroad(kind)
    assert both_allow(here, there, kind) == (sender == receiver or expected)


def test_what_a_child_tells_just_for_itself_never_crosses_a_border_and_school_may():
    here, there = law("be-flanders"), law("france")
    assert not both_allow(here, there, DataKind.OWN_STORY)
    assert both_allow(here, there, DataKind.SCHOOL)


# Danger


def test_a_door_opened_in_danger_closes_after_four_hours_and_never_later_than_72():
    for place in jurisdictions():
        assert law(place).mandate_hours == 4
        assert law(place).mandate_hours_at_most <= 72


def test_a_teacher_has_no_danger_button_and_a_care_worker_has():
    for place in jurisdictions():
        assert Role.CARE_WORKER in law(place).emergency_roles
        assert not law(place).emergency_roles & {Role.TEACHER, Role.MANAGER, Role.KEEPER, Role.SUPERVISOR}


def test_sharing_without_consent_asks_a_second_person_and_looking_in_danger_does_not():
    assert law("france").second_person_needed(GraveAct.SHARE_WITHOUT_CONSENT)
    assert not law("france").second_person_needed(GraveAct.OPEN_IN_DANGER)


def test_the_numbers_to_call_are_those_of_the_place():
    numbers = [help_number.number for help_number in law("be-flanders").help_numbers]
    assert numbers == ["112", "1712", "102"]
    assert law("uk-england").help_numbers[0].number == "999"


def test_words_are_given_in_the_language_of_the_reader_and_else_in_english():
    words = law("netherlands").help_numbers[2].words
    assert words.in_language("nl-be").endswith("luistert naar kinderen")
    assert words.in_language("pl").endswith("listens to children")


# Keeping


def test_how_long_things_are_kept():
    assert law("be-flanders").retention_years(DataKind.WELLBEING) == 35
    assert law("france").retention_years(DataKind.WELLBEING) == 2
    assert law("netherlands").retention_years(DataKind.WELLBEING) == 20
    assert law("uk-england").retention_years(DataKind.SCHOOL) == 25


def test_a_term_counts_from_birth_and_at_least_ten_years_after_the_last_contact():
    term = law("be-flanders").retention(DataKind.SCHOOL)
    born = date(2010, 3, 1)
    assert term.ends_on(birth_date=born, last_contact=date(2020, 1, 1)) == date(2035, 3, 1)
    assert term.ends_on(birth_date=born, last_contact=date(2028, 1, 1)) == date(2038, 1, 1)
    assert term.ends_on(birth_date=None, last_contact=date(2028, 1, 1)) is None


def test_a_term_that_counts_from_the_last_contact_needs_no_birth_date():
    term = law("france").retention(DataKind.WELLBEING)
    assert term.ends_on(birth_date=None, last_contact=date(2026, 2, 3)) == date(2028, 2, 3)


# Old values


def test_a_value_that_nobody_checked_for_a_year_is_named_and_a_fresh_one_is_not():
    policy = law("netherlands")
    assert policy.stale_parameters(TODAY) == ()
    assert policy.stale_parameters(date(2027, 11, 21)) == ()
    assert len(policy.stale_parameters(date(2027, 11, 22))) == len(policy.file.parameters)
    assert set(stale_parameters(TODAY)) == set(jurisdictions())


# Ages


def test_somebody_born_on_the_29th_of_february_has_a_birthday_on_the_first_of_march():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(BIRTH_DATES, st.integers(1, 60))
def test_age_changes_on_the_birthday_and_not_a_day_earlier(birth_date, age):
    assert age_on(birth_date, birthday(birth_date, age)) == age
    assert age_on(birth_date, birthday(birth_date, age) - timedelta(days=1)) == age - 1


@pytest.mark.parametrize("place", jurisdictions())
def test_a_ground_in_danger_is_cited_in_the_language_of_who_reads_it(place):
    for ground in policy_for(place, TODAY).danger_grounds:
        assert ground.in_full("en") == f"{ground.words.in_language('en')} ({ground.citation})"
        for language in ("nl", "fr"):
            assert ground.cited and language in ground.cited.by_language, f"{ground.key} is not cited in {language}"
