"""One form on a calm page: asked, checked, done once, and back to where one came from."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from village.trust.access.form_page import answer_form

LOOK = ("GET", "HEAD", "POST")


def asked(
    request: HttpRequest, form: forms.Form, work: Callable[[], object], *, back: str, label: str = "", **page: Any
) -> HttpResponse:
    return answer_form(request, form, work, lambda: back, back=back, label=label or _("Keep it"), **page)
