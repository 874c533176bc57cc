"""Light or dark as the reader wishes, and the colour of the village as two numbers."""

from django.http import HttpRequest
from django.urls import reverse

THEME_COOKIE = "theme"
DARK_MEDIA = {"light": "not all", "dark": "all", "auto": "(prefers-color-scheme: dark)"}
WEAKEST, STRONGEST = 20, 130
"""Thousandths of strength. Inside this range every pair of colours keeps its contrast, whatever the hue."""


def chosen_theme(request: HttpRequest) -> str:
    """light, dark or auto (like the device), from the cookie."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in DARK_MEDIA else "auto"


def theme_css_url(village: object) -> str:
    """Where the stylesheet of a village stands; empty where there is no village."""
    hue = getattr(village, "brand_hue", None)
    strength = getattr(village, "brand_strength", None)
    if hue is None or strength is None:
        return ""
    return reverse("ui:theme", args=[int(hue) % 360, _safe(round(float(strength) * 1000))])


def theme_css(hue: int, thousandths: int) -> str:
    """Unlayered on purpose: it wins from the tokens."""
    return f":root {{ --brand-h: {hue % 360}; --brand-c: {_safe(thousandths) / 1000:.3f}; }}\n"


def _safe(thousandths: int) -> int:
    return min(max(thousandths, WEAKEST), STRONGEST)
