"""The child's own screens: first how, by five pictures; then what, and who may hear it. Nothing is asked twice."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.meetings import queries, voices
from village.modules.meetings.forms import SayForm
from village.modules.meetings.models import ChildAsked, Meeting, Seat, Voice
from village.modules.meetings.reading import opened
from village.modules.meetings.voices import Said
from village.modules.meetings.words import WAY_PICTURES, Hears, Way
from village.trust.access.doing import done
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose


@require_safe
def before(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How do you want to say it?"""
    here, asked, _seats, voice = _mine(actor_of(request), pk)
    ways = [
        {"label": way.label, "icon": WAY_PICTURES[way][0], "cat": WAY_PICTURES[way][1],
         "url": reverse("meetings:say", args=[pk, way.value]), "chosen": voice is not None and voice.way == way}
        for way in Way
    ]  # fmt: skip
    return show_page(request, "meetings/before.html", {"meeting": here, "asked": asked, "ways": ways, "voice": voice})


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, pk: UUID, way: str) -> HttpResponse:
    """What do you want to say, and who may hear it?"""
    if request.method == "POST" and (answered := answered_before(request)):
        return answered
    if way not in Way.values:
        raise Http404
    actor, chosen = actor_of(request), Way(way)
    here, asked, seats, voice = _mine(actor, pk)
    form = SayForm(request.POST or None, way=chosen, seats=seats, initial=_before(voice, asked))

    def work() -> None:
        open_subject(actor, here.subject_id, Purpose.HELP)
        voices.say(asked, by=actor, said=_said(chosen, form))

    if request.method == "POST" and done(form, work):
        messages.success(request, _("We have it. You can change it until the meeting is over."))
        return remember_answer(request, redirect("meetings:meeting", pk))
    context = {
        "meeting": here, "form": form, "way": chosen, "icon": WAY_PICTURES[chosen][0], "cat": WAY_PICTURES[chosen][1],
        "names": [seat.name for seat in seats if seat.person_id != actor.person_id],
    }  # fmt: skip
    return show_page(request, "meetings/say.html", context, 422 if form.errors else 200)


@require_safe
def voice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For whom a child chose to talk with: that it wants to, and when the meeting is."""
    actor = actor_of(request)
    said = find(actor, Voice, pk)
    here, _door = opened(actor, said.meeting_id)
    name = next((one.name for one in queries.children_asked(here) if one.person_id == said.author_id), "")
    return show_page(request, "meetings/voice.html", {
        "voice": said, "meeting": here, "name": name, "is_chosen": said.talks_with_id == actor.person_id,
    })  # fmt: skip


def _mine(actor: Actor, pk: UUID) -> tuple[Meeting, ChildAsked, list[Seat], Voice | None]:
    """Only for the child that was asked, while the meeting is not over."""
    here, _door = opened(actor, pk)
    asked = queries.asked_of(actor, [here]).get(here.pk)
    if asked is None or here.called_off_at or queries.closing_of(here):
        raise Http404
    seats = queries.seats_of(here)
    if not asked.answered_at or actor.subject_id is None:
        return here, asked, seats, None
    open_subject(actor, actor.subject_id, Purpose.FOLLOW)
    return here, asked, seats, queries.my_voice(actor, here)


def _before(voice: Voice | None, asked: ChildAsked) -> dict[str, object]:
    """What it said last time."""
    if voice is None:
        return {}
    hears = Hears.MEETING if asked.voice_id else Hears.NOBODY
    return {"words": voice.words, "scenes": voice.scenes, "hears": hears, "talks_with": str(voice.talks_with_id or "")}


def _said(way: Way, form: SayForm) -> Said:
    said = form.cleaned_data
    return Said(
        way, said.get("words", ""), tuple(said.get("scenes", ())), Hears(said.get("hears") or Hears.NOBODY),
        UUID(said["talks_with"]) if said.get("talks_with") else None,
    )  # fmt: skip
