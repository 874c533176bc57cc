"""Dutch and French are complete; Arabic is complete for all that families, young people and visitors read."""

import re
from functools import cache

import polib
import pytest
from django.utils.translation import gettext, override

from tests.guards.texts import ROOT, found

FOR_PROFESSIONALS_ONLY = (
    "village/modules/help_requests/templates/help_requests/_card_waiting.html",
    "village/modules/help_requests/templates/help_requests/_inbox_table.html",
    "village/modules/help_requests/templates/help_requests/_take_up.html",
    "village/modules/help_requests/templates/help_requests/inbox.html",
    "village/modules/help_requests/templates/help_requests/mine.html",
    "village/modules/help_requests/templates/help_requests/overview.html",
    "village/modules/help_requests/templates/help_requests/request.html",
    "village/modules/help_requests/views/desk.py",
    "village/modules/promises/templates/",
    "village/portal/templates/portal/figures",
    "village/trust/law/",
    "village/config/",
    "village/demo/",
)
"""What stands only here may wait in Arabic: nobody who fled needs it to ask, follow or decide."""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w+}")


@cache
def catalogue(language):
    return polib.pofile(str(ROOT / f"village/locale/{language}/LC_MESSAGES/django.po"))


@cache
def translated(language):
    found = {}
    for entry in catalogue(language):
        said = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
        if not entry.fuzzy and not entry.obsolete and all(said):
            found[entry.msgid] = said
            found.setdefault(entry.msgid_plural, said)
    return found


def needed_in_arabic():
    return {
        text for text, places in found().items()
        if not all(place.startswith(FOR_PROFESSIONALS_ONLY) for place in places)
    }  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_everything_is_said_in(language):
    with override(language):  # names of languages and the like come with Django
        missing = sorted(text for text in set(found()) - set(translated(language)) if gettext(text) == text)
    assert missing == [], f"{len(missing)} texts"


def test_what_families_and_visitors_read_is_said_in_arabic():
    missing = sorted(needed_in_arabic() - set(translated("ar")))
    assert missing == [], f"{len(missing)} texts"


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_a_translation_keeps_the_places_for_names_and_numbers(language):
    wrong = []
    for entry in catalogue(language):
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            wanted = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural)}
            # a plural form may say "one" in words; nothing may be there that was not given
            extra = set(PLACEHOLDER.findall(said)) - wanted
            lost = set(PLACEHOLDER.findall(entry.msgid)) - set(PLACEHOLDER.findall(said)) if not entry.msgid_plural else set()
            if said and not entry.obsolete and (extra or lost):
                wrong.append((entry.msgid, said))
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_the_compiled_catalogue_is_the_written_one(language):
    po, mo = catalogue(language), polib.mofile(str(ROOT / f"village/locale/{language}/LC_MESSAGES/django.mo"))
    written = {(e.msgctxt, e.msgid): e.msgstr for e in po.translated_entries() if not e.msgid_plural}
    assert {(e.msgctxt, e.msgid): e.msgstr for e in mo if e.msgid and not e.msgid_plural} == written
