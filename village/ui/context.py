"""What every page shell needs to know, with safe defaults, so that no page breaks when something is missing.

Whoever knows more (the village, the reader, the navigation) puts it in the dictionary `request.shell`.
"""

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
        "theme_url": _url("ui:theme_choice"),
        "language_url": _url("set_language"),
        "language_code": get_language() or settings.LANGUAGE_CODE,
    }
    told: dict[str, Any] = EMPTY | known | getattr(request, "shell", {})
    told["theme_css_url"] = theme_css_url(told["village"])
    told["languages_offered"] = _languages(told["village"])
    return told


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:  # a site may leave this door out; the shell then leaves out its button
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
