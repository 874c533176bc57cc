"""Words reduced to their stem in Dutch, French and English, so that "scholen" finds "school"."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

LANGUAGES = ("dutch", "french", "english")
WORD = re.compile(r"[^\W\d_]{2,}|\d+")


@cache
def _stemmers() -> tuple[object, ...]:
    return tuple(snowballstemmer.stemmer(language) for language in LANGUAGES)


@lru_cache(maxsize=20_000)
def stems_of_word(word: str) -> frozenset[str]:
    """The stems of one word in each language, without accents; the word itself is among them."""
    forms = {word, *(stemmer.stemWord(word) for stemmer in _stemmers())}  # type: ignore[attr-defined]
    return frozenset(fold(form) for form in forms)


def stems_of(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in WORD.findall(text.lower()):
        found |= stems_of_word(word)
    return frozenset(found)


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def matches(stems: frozenset[str], question: str) -> bool:
    """Does each word of the question occur, in any of its forms?"""
    return all(stems & stems_of_word(word) for word in WORD.findall(question.lower()))
