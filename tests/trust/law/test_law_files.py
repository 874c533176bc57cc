"""Every law file is complete, says who checked it, and answers the same questions as the others."""

from datetime import date

import pytest

from village.trust.law.parameters import MARKS, PolicyIsBroken, read_file
from village.trust.law.policies import FOLDER, jurisdictions, policy_for
from village.trust.vocabulary import DataKind, Role

TODAY = date(2026, 11, 22)
FILES = sorted(FOLDER.glob("*/*.toml"))
LAWS = [read_file(path) for path in FILES]
PARAMETERS = [(law.version, parameter) for law in LAWS for parameter in law.parameters.values()]


def test_the_four_places_of_the_first_release_have_a_law_file():
    assert set(jurisdictions()) >= {"be-flanders", "france", "netherlands", "uk-england"}


@pytest.mark.parametrize(("version", "parameter"), PARAMETERS)
def test_every_value_has_words_a_citation_a_source_dates_and_a_checker(version, parameter):
    for words in (parameter.wording, parameter.citation, parameter.source, parameter.checked_by):
        assert words.strip()
    assert parameter.mark in MARKS
    assert parameter.valid_from <= parameter.checked_on
    assert parameter.valid_to is None or parameter.valid_to > parameter.valid_from


def test_all_law_files_answer_the_same_questions():
    keys = {frozenset(law.parameters) for law in LAWS}
    assert len(keys) == 1


@pytest.mark.parametrize("name", jurisdictions())
def test_the_first_files_say_honestly_that_no_lawyer_looked_yet(name):
    first = read_file(FOLDER / name / "2026-11.toml")
    checkers = {parameter.checked_by for parameter in first.parameters.values()}
    assert checkers == {"not yet checked by a lawyer"}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.version)
def test_law_in_motion_is_switched_off(law):
    switches = [key for key in law.parameters if key.startswith("switch_")]
    assert len(switches) == 7
    assert not any(law.parameters[key].value for key in switches)


@pytest.mark.parametrize("name", jurisdictions())
def test_every_question_gets_an_answer_of_its_type(name):
    policy = policy_for(name, TODAY)
    assert policy.emergency_roles <= set(Role)
    assert policy.lock_roles <= set(Role)
    assert 1 <= policy.max_consent_months <= 12
    assert policy.smallest_count == 10
    assert policy.past_assignment_years >= 1
    assert policy.log_retention_years >= 5
    assert policy.consent_reminder_days == 30
    assert policy.second_reading is True
    assert policy.switch("sharing_act") is False


@pytest.mark.parametrize("name", jurisdictions())
def test_each_kind_has_exactly_one_keeping_term(name):
    policy = policy_for(name, TODAY)
    terms = [value for key, value in _values(policy) if key.startswith("retention_")]
    kinds = [kind for value in terms for kind in value["kinds"]]
    assert sorted(kinds) == sorted(kind.name.lower() for kind in DataKind)


@pytest.mark.parametrize("name", jurisdictions())
def test_numbers_to_call_are_told_in_every_language_of_families(name):
    for help_number in policy_for(name, TODAY).help_numbers:
        assert set(help_number.words.by_language) == {"en", "nl", "fr", "ar"}
        assert help_number.number[0].isdigit()


@pytest.mark.parametrize("name", jurisdictions())
def test_the_steps_in_danger_are_told_in_the_languages_of_professionals(name):
    steps = policy_for(name, TODAY).danger_steps
    assert len({step.key for step in steps}) == len(steps) >= 5
    assert all(set(step.words.by_language) == {"en", "nl", "fr"} for step in steps)
    assert policy_for(name, TODAY).value("tell_family_first")["step"] in {step.key for step in steps}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('citation = "GDPR article 33"\n', "", "breach_hours misses citation"),
        ('citation = "GDPR article 33"', 'citation = ""', "breach_hours misses citation"),
        ("at_most = 72", "at_most = 73", "at most 72 hours"),
        ("default = 4", "default = 80", "at most 72 hours"),
        ('version = "2026-11"', 'version = "2026-12"', "not the name of the file"),
        ('valid_to = "open"', 'valid_to = "some day"', "valid_to is a date"),
        ('mark = "proposal"', 'mark = "rumour"', "unknown mark"),
    ],
)
def test_a_law_file_that_misses_something_is_refused_in_words(tmp_path, old, new, sentence):
    path = tmp_path / "france" / "2026-11.toml"
    path.parent.mkdir()
    text = (FOLDER / "france" / "2026-11.toml").read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(PolicyIsBroken, match=sentence):
        read_file(path)


def test_no_place_is_named_in_the_code_of_the_law():
    for path in FOLDER.parent.glob("*.py"):
        words = path.read_text().lower()
        assert not [name for name in ("flanders", "france", "netherlands", "england") if name in words], path


def _values(policy):
    return [(key, parameter.value) for key, parameter in policy.file.parameters.items()]
