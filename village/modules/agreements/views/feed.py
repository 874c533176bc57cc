"""My dates in my own calendar: a secret address, made and stopped by oneself; dates and nothing else (T18)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.foundation.time_range import now
from village.modules.agreements import feeds
from village.modules.agreements.calendar import as_ics, dates_of
from village.trust.access.actor import acting_as
from village.trust.access.doing import once
from village.trust.access.doors import open_to_all
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if request.method == "POST":
        keep_shown_once(request, actor.person_id, feeds.start(actor))  # type: ignore[arg-type]
        return redirect("agreements:calendar")
    since, kept = feeds.since(actor), kept_to_show(request, actor.person_id)  # type: ignore[arg-type]
    link = ""
    if kept and since:
        link = request.build_absolute_uri(reverse("agreements:feed", args=[kept["secret"]]))
    dates = [one for one in dates_of(actor, request.village.modules) if not one.cancelled]  # type: ignore[attr-defined]
    return show_page(request, "agreements/calendar.html", {"since": since, "link": link, "dates": dates})


@require_POST
def calendar_stop(request: HttpRequest) -> HttpResponse:
    here = reverse("agreements:calendar")
    return once(request, lambda: feeds.stop(actor_of(request)), here, _("Stopped. The address leads nowhere any more."))


@open_to_all(because="a calendar program cannot sign in; the secret address tells dates, no name and no content")
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A stopped address and one that never was look the same."""
    found = feeds.whose(request.village.pk, secret)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    actor, language = found
    with acting_as(actor), translation.override(language):
        content = as_ics(dates_of(actor, request.village.modules), now())  # type: ignore[attr-defined]
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
