"""The law as people read it: which place, the text of which month, and its articles, in the reader's own language.

The logbook and the records keep the raw version; nobody has to read it.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from village.trust.law.words.said import PLACES


def said(text: str) -> str:
    """A sentence or an article of a law file (words/said.py) in the reader's language."""
    return gettext(text)


def place_in_words(jurisdiction: str) -> str:
    """Under whose law; a place that came later keeps its own name."""
    return gettext(PLACES.get(jurisdiction, jurisdiction)) if jurisdiction else ""


def law_in_words(version: str) -> str:
    """Which law text, of which month: out of a version such as `name-of-place/2026-11`."""
    jurisdiction, _slash, month = version.partition("/")
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError:
        return place_in_words(jurisdiction)
    return gettext("Law of %(place)s, text of %(month)s") % {
        "place": place_in_words(jurisdiction), "month": date_format(day, "F Y"),
    }  # fmt: skip
