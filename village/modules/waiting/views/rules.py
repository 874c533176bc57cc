"""The rules of waiting, for the keeper of the village: the numbers, what each does, and who changed what. No family."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.waiting import keeping, queries
from village.modules.waiting.forms import RulesForm
from village.modules.waiting.problems import NotInThatOrder
from village.modules.waiting.rules_in_words import change_row, of_a_list, sentences
from village.modules.waiting.words import DAYS
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.screens import keeper_or_404, show_page
from village.ui.screens import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    now_counts = queries.rules_of(actor.village_id)
    form = RulesForm(request.POST or None, initial={name: getattr(now_counts, name) for name in DAYS})
    if form.is_valid():
        try:
            keeping.keep_rules(by=actor, days=form.days(), because=form.cleaned_data["because"])
        except NotInThatOrder:
            form.add_error(None, _("The more is at stake, the fewer days: put the numbers in that order."))
        else:
            messages.success(request, _("Kept. It counts from now on, for everybody who waits."))
            return remember_answer(request, redirect("waiting:rules"))
    found = queries.lists_of(actor.village_id, closed=True)
    kept = queries.quotas_of(actor.village_id, [one.pk for one in found])
    page = page_of(request, queries.changes_of(actor))
    return show_page(request, "waiting/rules.html", {
        "form": form, "sentences": sentences(now_counts), "page": page, "changes": [change_row(one) for one in page],
        "lists": [{"one": one, "says": of_a_list(one, kept[one.pk])} for one in found],
    }, 422 if form.is_bound and form.errors else 200)  # fmt: skip
