"""The content policy allows nothing inline, and every drawing that is named exists."""

import re

import pytest

from tests.ui.conftest import UI
from village.ui.samples import SHELLS

TEMPLATES = sorted(UI.parent.rglob("templates/**/*.html"))
SPRITE = (UI / "static/ui/icons/sprite.svg").read_text()
FORBIDDEN = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style",
    "an event attribute": r"\son[a-z]+\s*=\s*[\"']",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "a javascript address": r"javascript:",
    "something that htmx would evaluate": r"hx-on|hx-vals\s*=\s*[\"']\s*js:",
    "something from another host": r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']https?:",
}


def relative(path):
    return str(path.relative_to(UI.parent))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [relative(p) for p in TEMPLATES if re.search(FORBIDDEN[what], p.read_text(), re.I)] == []


@pytest.mark.parametrize("what", FORBIDDEN)
@pytest.mark.parametrize("shell", SHELLS)
def test_no_page_holds(what, shell, kit):
    assert re.search(FORBIDDEN[what], kit(shell), re.I) is None


@pytest.mark.parametrize(
    "wrong",
    [
        '<p style="x">',
        '<a onclick="x">',
        "<script>x</script>",
        "<script defer>",
        '<img src="https://x.org/a.png">',
    ],
)
def test_the_guard_sees_what_is_wrong(wrong):
    assert any(re.search(pattern, wrong, re.I) for pattern in FORBIDDEN.values())


def test_templates_stay_short():
    assert [relative(p) for p in TEMPLATES if len(p.read_text().splitlines()) > 150] == []


def test_every_icon_that_is_named_is_in_the_sprite():
    drawn = set(re.findall(r'id="([^"]+)"', SPRITE))
    named = {
        (relative(path), prefix + icon)
        for path in TEMPLATES
        for tag, prefix in (("icon", ""), ("picto", "duo-"), ("sprite", ""))
        for icon in re.findall(rf"{{% {tag} [\"']([a-z-]+)[\"']", path.read_text())
    } | {
        (relative(path), f"duo-{icon}")
        for path in TEMPLATES
        for icon in re.findall(r'component "(?:arch|empty)" [^%]*\bicon="([a-z-]+)"', path.read_text())
    }
    assert sorted(one for one in named if one[1] not in drawn) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_every_icon_on_the_page_is_in_the_sprite(shell, kit):
    used = set(re.findall(r"sprite[^\"#]*#([a-z-]+)", kit(shell)))
    assert used and used <= set(re.findall(r'id="([^"]+)"', SPRITE))


def test_styles_know_start_and_end_not_left_and_right():
    physical = r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:"
    styles = (UI / "static/ui/css").glob("*.css")
    assert [p.name for p in styles if re.search(physical, p.read_text())] == []


def test_every_picture_of_the_menu_is_drawn_filled_too_for_where_one_is():
    code = "\n".join(path.read_text() for path in UI.parent.rglob("*.py"))
    named = set(re.findall(r'MenuItem\([^)]*?_\("[^"]+"\),\s*"([a-z-]+)"', code))
    assert len(named) > 8
    drawn = set(re.findall(r'id="([^"]+)"', SPRITE))
    assert sorted(one for one in named if not {one, f"on-{one}"} <= drawn) == []
