"""Does a text point to somebody? Asked once, before something is sent without a name (C-02); the sender decides."""

import re

from django.db import connection

PHONE = re.compile(r"(?<!\d)\+?\d(?:[ ./()-]?\d){7,14}(?!\d)")
BIRTH_DATE = re.compile(
    r"(?<!\d)[0-3]?\d[./ -][01]?\d[./ -](?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"
)
ADDRESS = re.compile(
    r"\b\w{2,}(?:straat|laan|weg|plein|dreef|lei|kaai|singel|gracht|pad)\s+\d{1,4}\b"
    r"|\b(?:rue|avenue|boulevard|place|chemin|allée|impasse)\s+(?:[\w'-]+\s+){1,5}\d{1,4}\b"
    r"|\b\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|place|chemin|allée|impasse)\s+\w+"
    r"|\b\d{1,4}[a-z]?\s+[A-Z]\w+\s+(?:street|road|lane|avenue|close|drive)\b",
    re.I,
)
CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,}\b")
BEGINNINGS = frozenset({
    "een", "het", "die", "dat", "deze", "ook", "maar", "mijn", "haar", "hij", "zij", "wij", "onze", "iemand",
    "uit", "van", "une", "les", "des", "mon", "elle", "son", "nos", "qui", "the", "she", "our", "his", "her",
    "somebody", "someone",
})  # fmt: skip
"""Words that begin a sentence, and a name such as "Een buur uit de straat"; they point to nobody."""
MOST_WORDS = 200


def points_to_somebody(text: str) -> bool:
    """A phone number, a date of birth or an address; simple to recognise without asking anybody."""
    return bool(PHONE.search(text) or BIRTH_DATE.search(text) or ADDRESS.search(text))


def holds_a_name(text: str) -> bool:
    """Is a word with a capital the name of somebody in this village? The database answers for all of them together."""
    words = {word.lower() for word in CAPITAL.findall(text)} - BEGINNINGS
    if not words:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.holds_a_name(%s)", [sorted(words)[:MOST_WORDS]])
        return bool(cursor.fetchone()[0])
