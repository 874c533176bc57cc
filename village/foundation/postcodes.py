"""A postcode as it is kept and compared: one spelling, however people type it, so that an area and an address meet.

Belgian and French ones are digits; Dutch and English ones come in two halves, with a space in between or not.
"""

import re
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FITS = re.compile(r"[A-Z0-9]{2,9}")
COUNTRY = re.compile(r"^(?:BE?|FR?|NL|GB|UK)\s*-\s*(?=\w)")
HALVES = (
    (re.compile(r"[1-9]\d{3}"), re.compile(r"[A-Z]{2}")),
    (re.compile(r"[A-Z]{1,2}\d[A-Z\d]?"), re.compile(r"\d[A-Z]{2}")),
)
"""1234 AB; NR1 1AA."""


def one_postcode(text: str) -> str:
    """In capitals, without spaces, hyphens and the letters of a country in front. Empty stays empty."""
    tidy = re.sub(r"[\s.-]", "", COUNTRY.sub("", text.strip().upper()))
    if tidy and not FITS.fullmatch(tidy):
        raise ValidationError(_("Write one postcode, with letters and digits only."))
    return tidy


def many_postcodes(text: str) -> list[str]:
    """As typed in one field, with spaces, commas or lines in between: each once, in order."""
    found: set[str] = set()
    for part in re.split(r"[,;\n]", text):
        found |= {one_postcode(one) for one in _put_together(re.sub(r"\s*-\s*", "-", part).split())}
    return sorted(found - {""})


def _put_together(words: list[str]) -> list[str]:
    """Two halves that follow each other are one postcode."""
    seconds = {n + 1 for n, (one, other) in enumerate(pairwise(words)) if _are_halves(one, other)}
    seconds -= {n for n in seconds if n - 1 in seconds}
    return [word + (words[n + 1] if n + 1 in seconds else "") for n, word in enumerate(words) if n not in seconds]


def _are_halves(one: str, other: str) -> bool:
    first = COUNTRY.sub("", one.upper())
    return any(a.fullmatch(first) and b.fullmatch(other.upper()) for a, b in HALVES)
