"""Asking why somebody looked, from the line itself; and the page on which that is answered."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.foundation.moments import moment_in_words
from village.modules.circles.asking_why import (
    answer_to,
    answer_why,
    answers_to,
    ask_why,
    chairs_of,
    kind_of,
    record_of,
    why_asked,
    why_url,
)
from village.modules.circles.forms import WhyForm
from village.modules.circles.looks import Looks, in_words, what_of
from village.modules.circles.models import WhyAsked
from village.modules.circles.queries import Circle, circles_of, looks_by_others, my_kinds
from village.trust.access.doing import done, once
from village.trust.access.explain import Look
from village.trust.access.opening import find, open_list, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """`?about=` whom, `?line=` which line: what it was, and one button."""
    actor = actor_of(request)
    circle, look = _line(request, actor)
    record = record_of(circle)
    if record is None or look.id not in _can_be_asked(actor, circle, [look]):
        raise Http404
    back = _looked(circle)
    if request.method == "POST":
        open_subject(actor, circle.subject_id, Purpose.CHECK)
        return once(request, lambda: ask_why(record, by=actor, look=look), back, _("Asked. The answer will stand beside it."))
    row = in_words(Looks(look, look, {look.id}, {circle.subject_id}), actor.person_id)
    asked = look.id in why_asked(circle.subject_id, [look.id])
    return show_page(request, "circles/ask_why.html", {"row": row, "rows": [row], "back": back, "asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: Any) -> HttpResponse:
    """For the one who looked: who asks, about which moment, and room for a sentence. Others read it beside the line."""
    actor = actor_of(request)
    asked = find(actor, WhyAsked, pk, Purpose.FOLLOW)
    if asked.chair.person_id != actor.person_id:
        return redirect(why_url(asked, to_answer=False))
    said = answer_to(asked)
    form = WhyForm(request.POST or None)
    if said is None and request.method == "POST":
        find(actor, WhyAsked, pk, Purpose.HELP, Right.CONTRIBUTE)
        if done(form, lambda: answer_why(asked, by=actor, words=form.cleaned_data["words"])):
            return redirect("circles:why", asked.pk)
    context = {"asked": asked, "did": what_of(asked), "said": said, "form": form, "late": moment_in_words(asked.answer_by)}
    return show_page(request, "circles/answer_why.html", context, 422 if form.errors else 200)


def with_why(actor: Actor, circle: Circle, looks: list[Looks], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Beside each line of who looked: ask why; or until when an answer comes; or the answer."""
    asked = why_asked(circle.subject_id, [line for one in looks for line in one.lines])
    answers = answers_to(asked.values())
    may = _can_be_asked(actor, circle, [one.newest for one in looks])
    for one, row in zip(looks, rows, strict=True):
        found = next((asked[line] for line in sorted(one.lines, reverse=True) if line in asked), None)
        if found is None and one.newest.id in may:
            query = urlencode({"about": circle.subject_id, "line": one.newest.id})
            row["ask_url"] = f"{reverse('circles:ask_why')}?{query}"
        elif found and found.pk in answers:
            row["asked"] = _("{name} says why: {words}").format(name=answers[found.pk].by_called, words=answers[found.pk].words)
        elif found:
            row["asked"] = _("You asked why. An answer comes before {moment}.").format(moment=moment_in_words(found.answer_by))
    return rows


def _can_be_asked(actor: Actor, circle: Circle, looks: list[Look]) -> set[int]:
    """Of these lines: by somebody who works here today, and about something that is the actor's to read."""
    record, chairs = record_of(circle), chairs_of(actor.village_id, looks)
    if record is None or not chairs:
        return set()
    mine = my_kinds(circle.subject_id)
    return {one.id for one in looks if one.person_id in chairs and kind_of(record, one, actor, mine) is not None}


def _line(request: HttpRequest, actor: Actor) -> tuple[Circle, Look]:
    """The line, as this reader may see it; anything else looks as if it did not exist."""
    open_list(actor, Purpose.CHECK)
    circle = next((one for one in circles_of(actor) if str(one.subject_id) == request.GET.get("about", "")), None)
    line = request.GET.get("line", "")
    if circle is None or not (line.isascii() and line.isdigit() and len(line) < 19):
        raise Http404
    open_subject(actor, circle.subject_id, Purpose.CHECK)
    found = looks_by_others(actor, circle, before=int(line) + 1, size=1)
    if not found or found[0].id != int(line):
        raise Http404
    return circle, found[0]


def _looked(circle: Circle) -> str:
    return f"{reverse('circles:who_looked')}?{urlencode({'about': circle.subject_id})}"
