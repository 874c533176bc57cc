"""Does the programme work as it means to? One page per year, and the same table to take along."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from village.foundation.safe_cells import csv_of
from village.modules.fidelity import queries
from village.modules.fidelity.measures import Group
from village.modules.fidelity.queries import Report, Row
from village.trust.access.screens import actor_of, show_page
from village.ui.files import file_answer

YEAR = re.compile(r"[0-9]{4}")


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    report = _report(request)
    groups = [(group.label, [row for row in report.rows if row.measure.group == group]) for group in Group]
    return show_page(
        request, "fidelity/programme.html", {"report": report, "groups": groups, "years": queries.years()}
    )


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same as on the page, no cell more."""
    report = _report(request)
    header = [_("What"), _("In a sentence"), _("Aim"), _("Source"), _("The whole village"), _("Of about")]
    for place in report.organisations:
        header += [place.name, _("Of about")]
    cells = csv_of(header, [_cells(row) for row in report.rows], get_language() or "en")
    return file_answer(cells, f"programme-{report.year}", "csv")


def _cells(row: Row) -> list[str]:
    one = row.measure
    found = [str(one.title), str(one.sentence), f"{one.aim}%" if one.aim else "", one.source]
    for share in (row.village, *(one for _place, one in row.ours)):
        found += [f"{share.share}%", str(share.about)] if share else [_("too few to say"), ""]
    return found


def _report(request: HttpRequest) -> Report:
    actor, wanted = actor_of(request), request.GET.get("year", "")
    year = int(wanted) if YEAR.fullmatch(wanted) else queries.years()[0] if not wanted else 0
    if not queries.may_read(actor) or year not in queries.years():
        raise Http404
    return queries.report_of(actor, year)
