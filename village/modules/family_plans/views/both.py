"""Somebody was faster: theirs and mine side by side, mine still in the field, nothing lost."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from village.modules.family_plans.problems import WordsChanged
from village.modules.family_plans.views.opened import Opened
from village.trust.access.screens import show_page


def both(
    request: HttpRequest, at: Opened, problem: WordsChanged, theirs: Any, values: dict[str, Any], template: str,
    *, form_class: Any, **more: Any,
) -> HttpResponse:  # fmt: skip
    number = theirs.number if theirs else 0
    context = {
        "at": at, "form": form_class(initial={**values, "number": number}), "theirs": theirs, "my_words": values["words"],
        "problem": problem.says, **more,
    }  # fmt: skip
    return show_page(request, template, context, 409)
