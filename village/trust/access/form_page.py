"""A page with one form: what a right form asks is done once and said; else the same page, with what stands in the way."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from village.trust.access.doing import done
from village.trust.access.once import remember_answer
from village.trust.access.screens import show_page


def answer_form(
    request: HttpRequest, form: forms.Form, do: Callable[[], object], to: Callable[[], str], says: Any = "", **page: Any
) -> HttpResponse:
    """Do what a right form asks, say so and go on `to` there; else the same page, with what stands in the way."""
    if request.method == "POST" and done(form, do):
        if says:
            messages.success(request, str(says))
        return remember_answer(request, redirect(to()))
    return show_form(request, form, **page)


def show_form(request: HttpRequest, form: forms.Form, **page: Any) -> HttpResponse:
    """A page with one form: `title`, `lead`, `back`, `label`, and `seen`: who reads what is saved."""
    return show_page(
        request,
        page.pop("template", "ui/form.html"),
        {"form": form, **page},
        422 if form.errors else 200,
    )
