"""Invented people and words for the living kit at /ui/: what every component looks like when it is used.

A sample is one use of a component: its values and the text inside. Plain ones stand in sample_words.py.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.safestring import mark_safe

from village.ui import sample_words
from village.ui.charts import Around, Kin, Skill
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, Picture, Switch, Tiles, TilesMany
from village.ui.screens import page_of

SHELLS = ("professional", "easy", "public")
FAMILY = (Kin("Sami", "place", 24), Kin("Leïla", "home", 40), Kin("Yara", "play", 33))

UNFINISHED = {"kit-2-role": "parent", "kit-2-themes": "sleep", "kit-2-known": "on", "kit-2-helper_1": "noor m"}
MANY = [
    (f"{first} {last}", f"{first} {last}, coach")
    for first in ("Adil", "Bea", "Carlo", "Dina", "Eline", "Farid", "Griet", "Hilde", "Ilyas", "Jana", "Noor")
    for last in ("Aerts", "Baert", "Claes", "Demir", "Ertug", "Faes", "Goos", "Haddad", "Jansen", "Maes", "Moens")
]


class KitForm(forms.Form):
    """One field of every kind."""

    role = forms.ChoiceField(
        label="Who are you?",
        choices=[("parent", "Parent or family"), ("school", "School"), ("me", "It is about me")],
        widget=Tiles(
            pictures={
                "parent": Picture("house-line", "home"),
                "school": Picture("chalkboard-teacher", "school"),
                "me": Picture("student", "play", "Only you decide who reads it."),
            }
        ),
    )
    themes = forms.MultipleChoiceField(
        label="Touch what fits",
        choices=[("learn", "Learning is hard"), ("sleep", "Sleep or health")],
        widget=TilesMany(
            wide=True,
            pictures={"learn": Picture("book-open-text", "school"), "sleep": Picture("bed", "care")},
        ),
    )
    name = forms.CharField(label="First name of the child", help_text="Only the first name.")
    words = forms.CharField(
        label="Tell it in your own words",
        help_text="A few sentences are enough.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    when = forms.MultipleChoiceField(
        label="When may we call?",
        required=False,
        widget=Chips,
        choices=[("morning", "Morning"), ("evening", "Evening")],
    )
    age = forms.TypedChoiceField(
        label="Age",
        choices=[(n, n) for n in range(3, 19)],
        coerce=int,
        widget=forms.Select(attrs={"class": "input--short"}),
    )
    cost = forms.ChoiceField(
        label="What does it cost?",
        widget=forms.RadioSelect,
        choices=[("no", "Nothing, it is free"), ("some", "A small price")],
    )
    day = forms.DateField(
        label="First day", widget=forms.DateInput(attrs={"type": "date", "class": "input--mid"})
    )
    helper = OneOfMany(label="Who helps you with it?", required=False, choices=MANY)
    known = forms.BooleanField(label="I know that only the coordinator reads this.")
    shown = forms.BooleanField(label="Show on the website at once", required=False, widget=Switch)


class FilterForm(forms.Form):
    q = forms.CharField(label="Search", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    theme = forms.ChoiceField(
        label="Theme", required=False, choices=[("", "All themes"), ("learn", "Learning")]
    )


@dataclass(frozen=True)
class Sample:
    """One use of a component."""

    values: dict[str, Any] = field(default_factory=dict)
    inside: str = ""


def samples(request: HttpRequest) -> dict[str, list[Sample]]:
    """Every component with the values it is shown with."""
    words = {name: [Sample(*use) for use in uses] for name, uses in sample_words.WORDS.items()}
    good, unfinished = KitForm(prefix="kit"), KitForm(UNFINISHED, prefix="kit-2")
    seen = {"name": "Nele Baert", "role": "Counsellor", "cat": "care", "size": "lg", "face": static("ui/img/face.svg")}
    drawn = {
        "person": [*words["person"], Sample(seen)],
        "field": [Sample({"field": bound, "big": bound.name == "role"}) for bound in good],
        "error_list": [Sample({"form": unfinished})],
        "fieldset": [
            Sample({"legend": "How do we reach you?"}, str(KitForm(prefix="kit-4")["name"].as_field_group()))
        ],
        "filters": [Sample({"url": "", "form": FilterForm(prefix="kit-3")})],
        "pager": [Sample({"page": page_of(request, range(102), 8)})],
    }
    return words | drawn | {"field_wrong": [Sample({"field": bound}) for bound in unfinished if bound.errors]}


def draw(name: str, sample: Sample, request: HttpRequest) -> str:
    template = get_template(f"ui/components/{name.removesuffix('_wrong')}.html")
    inside = mark_safe(sample.inside)  # noqa: S308 - our own sample text
    return template.render({**sample.values, "inside": inside}, request)


def kit_context(request: HttpRequest, shell: str) -> dict[str, Any]:
    """Everything the kit page shows."""
    drawn = [
        {"name": name, "uses": [draw(name, one, request) for one in uses]}
        for name, uses in sorted(samples(request).items())
    ]
    return {
        "drawn": drawn,
        "shells": [{"url": f"?shell={one}", "label": one, "current": one == shell} for one in SHELLS],
        "growth": range(5),
        "colours": (
            "paper",
            "surface",
            "sunken",
            "line",
            "ink",
            "ink-soft",
            "brand",
            "brand-strong",
            "brand-graphic",
            "brand-tint",
            "brand-tint-2",
            "sun",
            "sun-tint",
        ),
        "cats": ("home", "school", "care", "play", "place", "work", "ok", "warn", "bad", "info", "quiet"),
        "family": FAMILY,
        "close": [
            Around("Oma Zohra", "home"),
            Around("Papa", "home"),
            Around("Greet", "place"),
            Around("Noor", "play"),
        ],
        "around": [
            Around("Ms De Wilde", "school"),
            Around("Jonas", "play"),
            Around("Dr Sterckx", "care"),
            Around("Coach Bilal", "play"),
            Around("Hanne", "place"),
            Around("Library", "work"),
        ],
        "skills": [
            Skill("I know me", "home", 3, "duo-user"),
            Skill("I keep going", "school", 2, "duo-mountains"),
            Skill("I choose", "work", 2, "duo-signpost"),
            Skill("I speak up", "place", 1, "duo-megaphone"),
            Skill("Together", "play", 4, "duo-handshake"),
        ],
    }


def sample_shell(shell: str) -> dict[str, Any]:
    """What the shells would be told by the portal."""
    nav = [
        {"url": "#", "label": "Today", "icon": "house-line", "current": True},
        {"url": "#", "label": "Requests", "icon": "tray", "count": 4},
        {"url": "#", "label": "Families", "icon": "users-three"},
        {"url": "#", "label": "Offer", "icon": "compass"},
        {"url": "#", "label": "Village board", "icon": "map-trifold", "wide": True, "group": "The village"},
    ]
    village = SimpleNamespace(name="Wilgendaal", languages=[], brand_hue=166, brand_strength=0.075)
    reader = {"name": "Hanne Moreels", "role": "Coordinator", "initials": "HM"}
    links = {"village": village, "settings_url": "#", "sign_out_url": "#"}
    if shell == "professional":
        return {
            "reader": reader,
            "nav": nav,
            "search_url": "#",
            "notices_url": "#",
            "notices_count": 2,
            **links,
        }
    if shell == "easy":
        leila = {"name": "Leïla", "role": "", "initials": "L"}
        return {"reader": leila, "nav": nav[:1] + nav[3:4], "exit_url": "#", **links}
    return {"village": village, "sign_in_url": "#"}
