"""Words of respect: nobody is a case, a client or a score where people read."""

import re

import polib
import pytest

from tests.guards.texts import ROOT, found

ALLOWED = re.compile(r"\b(in|just in|in any|in that|in either|in which|upper|lower) case\b|\bcase of\b|\blaw files?\b", re.I)
DISRESPECT = {
    "en": r"\b(cases?|clients?|files?|dossiers?|rejected|rejects?|scores?|scoring|risks?|ranks?|ranking|no-?shows?|grades?)\b",
    "nl": r"\b(cliënt(en)?|dossiers?|afgewezen|scores?|risico'?s?|rangschikking|no-?shows?|gevallen|casus(sen)?)\b",
    "fr": r"\b(clients?|usagers?|dossiers?|rejetée?s?|scores?|risques?|classements?|no-?shows?)\b",
}


def disrespectful(text, language):
    return re.search(DISRESPECT[language], ALLOWED.sub("", text), re.I)


def test_no_text_in_the_source_speaks_of_people_like_things():
    assert len(found()) > 300
    assert {text: sorted(where) for text, where in found().items() if disrespectful(text, "en")} == {}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_translation_does_either(language):
    catalogue = polib.pofile(str(ROOT / f"village/locale/{language}/LC_MESSAGES/django.po"))
    used = set(found())
    said = [(e.msgid, said) for e in catalogue if e.msgid in used for said in (e.msgstr, *e.msgstr_plural.values())]
    assert [pair for pair in said if disrespectful(pair[1], language)] == []


def test_the_guard_sees_disrespect_and_lets_ordinary_words_pass():
    assert disrespectful("Your case was rejected", "en") and disrespectful("Dossier van de cliënt", "nl")
    assert not disrespectful("In any case you can call us", "en")


def test_dutch_says_je():
    catalogue = polib.pofile(str(ROOT / "village/locale/nl/LC_MESSAGES/django.po"))
    used = set(found())
    assert [e.msgstr for e in catalogue if e.msgid in used and re.search(r"\b(u|uw)\b", e.msgstr, re.I)] == []
