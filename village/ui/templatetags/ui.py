"""The words templates use to draw: icons, people, badges, components and drawings.

A component is one file, `ui/components/<name>.html`, behind the one tag {% component "name" … %}.
"""
# ruff: noqa: S308 - drawings escape what people wrote themselves; templates come out escaped

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from village.foundation.in_a_row import in_a_row as words_in_a_row
from village.foundation.moments import moment_in_words
from village.ui import charts, scenery

register = template.Library()

SPRITE = "ui/icons/sprite.svg"
DIRECTED = frozenset({"arrow-left", "arrow-right", "caret-left", "caret-right", "sign-out"})
"""Icons that point somewhere, and so turn around in pages that read from right to left."""
CARRIED = ("csrf_token", "request", "LANGUAGE_CODE", "LANGUAGE_BIDI")
"""What a component sees of the page besides its own values."""


@register.simple_tag(name="icon")
def draw_icon(name: str, label: str = "", size: str = "", state: str = "") -> SafeString:
    """A drawing from the sprite. label: its meaning, when no word stands beside it; size: lg, xl."""
    if label:
        return _drawing(name, format_html('role="img" aria-label="{}"', label), size, state)
    return _silent_drawing(name, size, state)


@lru_cache(1024)
def _silent_drawing(name: str, size: str, state: str) -> SafeString:
    """Some fifty stand in one page, the same in every page."""
    return _drawing(name, mark_safe('aria-hidden="true"'), size, state)


def _drawing(name: str, about: SafeString, size: str, state: str) -> SafeString:
    classes = ["icon"]
    classes += ["icon--dir"] if name in DIRECTED else []
    classes += [f"icon--{extra}" for extra in (size, state) if extra]
    shape = f"on-{name}" if state == "on" else name
    return format_html(
        '<svg class="{}" {}><use href="{}#{}"/></svg>', " ".join(classes), about, static(SPRITE), shape
    )


@register.simple_tag
def picto(name: str, size: str = "") -> SafeString:
    """The two-tone picture of an icon, for tiles and arches."""
    return draw_icon(f"duo-{name}", size=size)


@register.simple_tag
def avatar(name: str, cat: str = "", size: str = "", face: UUID | str | None = None) -> SafeString:
    """A round with initials; the name itself stands beside it in words. size: sm, lg, xl.

    face: the picture of who works here, over the initials (Membership.face, or an address): where it does not come,
    or came and was taken away meanwhile, the initials stand there.
    """
    over = _picture(face) if face else ""
    classes = " ".join(filter(None, ["avatar", size and f"avatar--{size}", cat and f"cat-{cat}", over and "avatar--seen"]))
    return format_html('<span class="{}" aria-hidden="true">{}{}</span>', classes, initials(str(name)), over)


def _picture(face: UUID | str) -> SafeString:
    src = reverse("faces:face", args=[face]) if isinstance(face, UUID) else face
    return format_html('<img class="avatar__face" src="{}" alt="" width="96" height="96" loading="lazy" decoding="async">', src)


def initials(name: str) -> str:
    words = name.split()
    if len(name) <= 2 or not words:
        return name
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.simple_tag(name="badge")
def draw_badge(text: str, cat: str = "quiet", icon: str = "") -> SafeString:
    """A state in one or two words. cat: a category, a state (ok, warn, bad, info, quiet) or sun."""
    look = "cat-quiet badge--sun" if cat == "sun" else f"cat-{cat}"
    return format_html('<span class="badge {}">{}{}</span>', look, draw_icon(icon) if icon else "", text)


@register.simple_tag
def sprite(name: str) -> str:
    """The address of one drawing in the sprite, for an <svg> with a class of its own."""
    return f"{static(SPRITE)}#{name}"


@register.simple_tag
def logo() -> SafeString:
    return mark_safe(scenery.logo())


@register.simple_tag
def scene() -> SafeString:
    """The drawn village for the band on top of a page."""
    return mark_safe(scenery.village_scene())


@register.simple_tag
def clock(left_pct: float, state: str, text: str, unit: str) -> SafeString:
    """The reply clock; the component "promise" puts its sentence beside it."""
    return mark_safe(charts.clock(float(left_pct or 0), state, str(text), str(unit)))


@register.simple_tag
def bunting() -> SafeString:
    return mark_safe(charts.bunting())


@register.simple_tag
def plant(level: int) -> SafeString:
    """Growth in five steps, 0 (seed) to 4 (tree)."""
    return mark_safe(charts.plant(int(level)))


@register.simple_tag
def petals(skills: Sequence[charts.Skill], title: str, uid: str = "petals") -> SafeString:
    return mark_safe(charts.petals(skills, title, static(SPRITE), uid))


@register.simple_tag
def village_circle(
    family: Sequence[charts.Kin], close: Sequence[charts.Around], around: Sequence[charts.Around], title: str,
    inner: str, outer: str, uid: str = "circle",
) -> SafeString:  # fmt: skip
    """inner and outer: the names of the two rings, as in "Close to us" and "In our village"."""
    return mark_safe(charts.village_circle(family, close, around, title, (inner, outer), uid))


@register.filter
def moment(at: datetime | None) -> str:
    """Day and hour in words: today, yesterday and tomorrow by name."""
    return moment_in_words(at) if at else ""


@register.filter
def in_a_row(words: Iterable[Any]) -> str:
    """Words with the comma of the language between them."""
    return words_in_a_row(words)


@register.filter
def has_more(nav: Sequence[Mapping[str, Any]]) -> bool:
    """Are there places that a phone keeps behind "More"?"""
    return any(item.get("wide") for item in nav)


@register.filter
def fours(digits: str) -> list[str]:
    """A long code in groups of four, to read aloud."""
    plain = "".join(str(digits).split())
    return [plain[i : i + 4] for i in range(0, len(plain), 4)]


@register.filter
def pages(page: Page[Any]) -> list[int | str]:
    """The page numbers to offer, with a gap where many are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def mistakes(form: BaseForm) -> list[dict[str, str]]:
    """What to change in a form: the field by its name, the sentence, and the id of the field to go to."""
    found = [{"text": str(text), "to": "", "label": ""} for text in form.non_field_errors()]
    for bound in form:
        several = bool(bound.field.widget.use_fieldset)
        target = f"{bound.auto_id}_0" if several else bound.auto_id
        found += [{"text": str(text), "to": target, "label": str(bound.label)} for text in bound.errors]
    return found


class SlotNode(template.Node):
    """A named part handed to a component: {% slot "foot" %}…{% endslot %}."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        return mark_safe("")


class ComponentNode(template.Node):
    """Draws ui/components/<name>.html with its own values only, so that a page cannot leak into it."""

    def __init__(self, name: str, values: Mapping[str, FilterExpression], nodelist: NodeList) -> None:
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: Context) -> SafeString:
        given: dict[str, Any] = {key: context[key] for key in CARRIED if key in context}
        given |= {key: value.resolve(context) for key, value in self.values.items()}
        slots = [node for node in self.nodelist if isinstance(node, SlotNode)]
        given |= {slot.name: slot.nodelist.render(context) for slot in slots}
        given["inside"] = mark_safe(self.nodelist.render(context).strip())
        engine = context.template.engine  # type: ignore[union-attr]
        drawn = engine.get_template(f"ui/components/{self.name}.html").render(context.new(given))
        return mark_safe(drawn.strip())


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """{% component "note" cat="ok" icon="check" %}Saved.{% endcomponent %}"""
    name, *rest = token.split_contents()[1:]
    values = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"Component {name}: write values as key=value, not {rest[0]!r}.")
    nodelist = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(name.strip("\"'"), values, nodelist)


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    name = token.split_contents()[1].strip("\"'")
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, nodelist)
