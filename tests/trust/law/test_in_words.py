"""What people read of a law: its place, the month of its text and its articles, in words that can be translated."""

from datetime import date

import pytest
from django.utils import translation

from village.trust.law.in_words import law_in_words, place_in_words
from village.trust.law.policies import jurisdictions, policy_for
from village.trust.law.words.said import ARTICLES, PLACES, SENTENCES

READ = ("erasure", "subject_request", "own_capacity", "school_kinds", "cross_border")


@pytest.mark.parametrize("place", jurisdictions())
def test_every_article_and_term_that_is_read_can_be_translated(place):
    law = policy_for(place, date(2026, 11, 23))
    terms = [one for key, one in law.file.parameters.items() if key.startswith("retention_")]
    grounds = [*law.erasure_grounds, *law.hidden_grounds]
    cited = {law.citation(key) for key in READ} | {one.citation for one in (*terms, *grounds)}
    assert cited <= set(ARTICLES)
    assert terms and {one.wording for one in terms} <= set(SENTENCES)
    assert place in PLACES


def test_a_version_is_told_as_a_place_and_a_month():
    with translation.override("en"):
        assert law_in_words("be-flanders/2026-11") == "Law of Flanders (Belgium), text of November 2026"
        assert law_in_words("france/older") == place_in_words("france") == "France"
        assert law_in_words("") == ""
