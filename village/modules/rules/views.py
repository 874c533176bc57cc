"""Pages of the keeper: all rules of the village at a glance, a number, days off, lists of reasons, who changed what."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.rules import keeping, queries, reading, reasons
from village.modules.rules.forms import DaysOffForm, HoursForm, NumberForm, WordsForm, as_hours
from village.modules.rules.reasons import Reason, ReasonList
from village.modules.rules.terms import terms_of_law
from village.modules.rules.words import Number
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import keeper_or_404, languages_of, show_page
from village.trust.law.in_words import law_in_words
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.villages.models import Village, VillageRule
from village.trust.villages.queries import village_with_hours
from village.trust.vocabulary import Actor
from village.ui.cards import rules_elsewhere
from village.ui.screens import page_of

LOOK = ["GET", "HEAD", "POST"]


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """One calm page: what holds now, since when, by whom; each leads to where it is changed."""
    actor, village = keeper_or_404(request), _village(request)
    days, decided = [one for one in _days(actor) if not one["is_over"]], queries.week_row(actor.village_id)
    return show_page(request, "rules/rules.html", {
        "numbers": reading.number_rows(actor, village, _law(village)), "days": days[:3], "more_days": len(days) > 3,
        "week": _week(actor), "decided": decided, "lists": reading.list_rows(actor),
        "decided_by": queries.keepers(actor, [decided]).get(decided.kept_by, "") if decided else "",
        "elsewhere": rules_elsewhere(request),
    })  # fmt: skip


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """What the law says of terms and keeping, with where it stands. Nobody here changes it."""
    keeper_or_404(request)
    found = _law(_village(request))
    return show_page(request, "rules/law.html", {"law": law_in_words(found.version), "terms": terms_of_law(found)})


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    page = page_of(request, queries.changes_of(actor))
    return show_page(request, "rules/changes.html", {"page": page, "changes": reading.changes(actor, page)})


@require_http_methods(LOOK)
@sent_once
def number(request: HttpRequest, key: str) -> HttpResponse:
    actor, village = keeper_or_404(request), _village(request)
    if key not in Number.values:
        raise Http404
    which = Number(key)
    row = next(row for row in reading.number_rows(actor, village, _law(village)) if row["number"] == which)
    form = NumberForm(
        request.POST if request.method == "POST" else None, number=which,
        initial={"to": row["now"], "counts_from": timezone.localdate()},
    )  # fmt: skip
    before = queries.decisions_of(actor.village_id, queries.Sort.NUMBER, key)
    return answer_form(
        request, form, lambda: keeping.set_number(which, by=actor, **form.cleaned_data), lambda: reverse("rules:all"),
        _("Kept. It counts for what begins from that day on."), template="rules/number.html", row=row,
        before=reading.changes(actor, before),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def hours(request: HttpRequest) -> HttpResponse:
    """When the contact point works: the hours in which the reply clock ticks."""
    actor = keeper_or_404(request)
    now_open = {f"day_{row['weekday']}": as_hours(row["blocks"]) for row in _week(actor)}
    form = HoursForm(
        request.POST if request.method == "POST" else None, initial=now_open | {"counts_from": timezone.localdate()}
    )
    before = queries.decisions_of(actor.village_id, queries.Sort.HOURS, queries.WEEK)
    return answer_form(
        request, form, lambda: keeping.set_hours(
            form.week, by=actor, counts_from=form.cleaned_data["counts_from"], because=form.cleaned_data["because"]
        ),
        lambda: reverse("rules:all"), _("Kept. It counts for what begins from that day on."),
        template="rules/hours.html", before=reading.changes(actor, before),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def days_off(request: HttpRequest) -> HttpResponse:
    """Days on which the contact point is closed, besides the public holidays."""
    actor = keeper_or_404(request)
    form = DaysOffForm(request.POST if request.method == "POST" else None)
    return answer_form(
        request, form, lambda: keeping.be_closed(by=actor, **form.cleaned_data), lambda: reverse("rules:days_off"),
        _("Kept. On those days the reply clock waits."), template="rules/days_off.html", days=_days(actor),
    )  # fmt: skip


@require_POST
def open_after_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    day = next((one for one in queries.free_days(actor.village_id) if one.pk == pk), None)
    if day is None:
        raise Http404
    return once(
        request, lambda: keeping.be_open_after_all(day, by=actor), "rules:days_off", _("A working day again.")
    )


@require_safe
def reason_list(request: HttpRequest, key: str) -> HttpResponse:
    actor, which = keeper_or_404(request), _list(key)
    found = reasons.all_reasons(actor.village_id, which)
    named = queries.keepers(actor, [one.row for one in found])
    rows = [
        {"one": one, "by": named.get(one.row.kept_by, "") if one.row else "",
         "counts_as": which.standard.get(one.counts_as, "")} for one in found
    ]  # fmt: skip
    return show_page(request, "rules/reasons.html", {"which": which, "rows": rows})


@require_http_methods(LOOK)
@sent_once
def reason(request: HttpRequest, key: str, code: str = "") -> HttpResponse:
    """A reason in the words of the village, or a new one."""
    actor, which, languages = keeper_or_404(request), _list(key), languages_of(request)
    found = _reason(actor, which, code) if code else None
    form = WordsForm(
        request.POST if request.method == "POST" else None, which=which, reason=found, languages=languages,
        shipped=_shipped(found, languages), initial=_as_worded(found),
    )  # fmt: skip
    return answer_form(
        request, form,
        lambda: keeping.word(
            which, code, by=actor, texts=form.texts, first=languages[0], counts_as=form.cleaned_data.get("counts_as", "")
        ),
        lambda: reverse("rules:reasons", args=[key]), _("Kept. It can be chosen like this from now on."),
        template="rules/reason.html", which=which, reason=found,
        before=reading.changes(actor, queries.decisions_of(actor.village_id, queries.Sort.REASON, f"{key}/{code}")),
    )  # fmt: skip


@require_POST
def switch(request: HttpRequest, key: str, code: str) -> HttpResponse:
    actor, which = keeper_or_404(request), _list(key)
    found, off = _reason(actor, which, code), request.POST.get("off") == "yes"
    says = _("Nobody can choose it any more. What was chosen stays.") if off else _("It can be chosen again.")
    return once(
        request, lambda: keeping.leave_out(which, found, by=actor, off=off), reverse("rules:reasons", args=[key]), says
    )


def _week(actor: Actor) -> list[dict[str, Any]]:
    begun_with = village_with_hours(actor.village_id)[1]
    return reading.week_rows(queries.hours_now(actor.village_id, begun_with))


def _days(actor: Actor) -> list[dict[str, Any]]:
    found: list[VillageRule] = queries.free_days(actor.village_id)
    named = queries.keepers(actor, found)
    return [reading.day_row(one, named) for one in found]


def _list(key: str) -> ReasonList:
    found = reasons.lists().get(key)
    if found is None:
        raise Http404
    return found


def _reason(actor: Actor, which: ReasonList, code: str) -> Reason:
    found = next((one for one in reasons.all_reasons(actor.village_id, which) if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _shipped(found: Reason | None, languages: list[str]) -> dict[str, str]:
    """Ours in each language, to stand beside the field."""
    ours = {}
    for language in languages if found else ():
        with translation.override(language):
            ours[language] = str(found.shipped) if found else ""
    return ours


def _as_worded(found: Reason | None) -> dict[str, str]:
    if found is None:
        return {}
    return {f"in_{language}": text for language, text in found.texts.items()} | {"counts_as": found.counts_as}


def _law(village: Village) -> Policy:
    return policy_for(village.jurisdiction, timezone.localdate())


def _village(request: HttpRequest) -> Village:
    return request.village  # type: ignore[attr-defined,no-any-return]
