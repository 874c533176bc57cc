"""What every page shell needs to know, with safe defaults, so that no page breaks when something is missing.

Whoever knows more (the village, the reader, the navigation) puts it in the dictionary `request.shell`.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language, get_language_info

from village.ui.theme import DARK_MEDIA, chosen_theme, theme_css_url

EMPTY: dict[str, Any] = {
    "reader": None,
    "nav": [],
    "search_url": "",
    "search_label": "",
    "notices_url": "",
    "notices_count": 0,
    "exit_url": "",
    "settings_url": "",
    "sign_out_url": "",
    "sign_in_url": "",
    "foot_links": [],
}


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor behind base.html."""
    theme = chosen_theme(request)
    known = {
        "village": getattr(request, "village", None),
        "home_url": get_script_prefix(),
        "here": request.get_full_path(),
        "theme_choice": theme,
        "dark_media": DARK_MEDIA[theme],
        "theme_url": url_of("ui:theme_choice"),
        "language_url": url_of("set_language"),
        "language_code": get_language() or settings.LANGUAGE_CODE,
    }
    told: dict[str, Any] = EMPTY | known | getattr(request, "shell", {})
    told["theme_css_url"] = theme_css_url(told["village"])
    told["languages_offered"] = _languages(told["village"])
    return told


def url_of(name: str) -> str:
    """A place that this installation leaves out gets no button."""
    return _url_below(get_script_prefix(), name)


@lru_cache(4096)
def _url_below(_village: str, name: str) -> str:
    """The same in every page of a village."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _languages(village: object) -> list[dict[str, Any]]:
    """The languages of the village, or all languages of the site, each by its own name."""
    codes = getattr(village, "languages", None) or [code for code, _ in settings.LANGUAGES]
    known = {code for code, _ in settings.LANGUAGES}
    now = (get_language() or "").split("-")[0]
    return [
        {"code": code, "name": get_language_info(code)["name_local"], "current": code.split("-")[0] == now}
        for code in codes
        if code in known
    ]
