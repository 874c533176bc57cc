"""Words of the directory: languages by the name they have themselves, and ages."""

from django.utils.translation import get_language_info

OLDEST = 120
LANGUAGES = ("nl", "fr", "en", "ar", "de", "es", "fa", "pl", "pt", "ro", "ru", "tr", "uk")
"""Spoken with people, more than the pages are written in. Of others one reads in the words of the service."""


def languages_to_choose() -> list[tuple[str, str]]:
    """Each by its own name: who looks for their language finds it."""
    return [(code, language_called(code)) for code in LANGUAGES]


def language_called(code: str) -> str:
    return str(get_language_info(code)["name_local"]) if code in LANGUAGES else code
