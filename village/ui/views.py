"""Pages of the interface itself; nothing here is about people, so everybody may look."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from village.ui.samples import SHELLS, kit_context, sample_shell
from village.ui.screens import show
from village.ui.theme import DARK_MEDIA, THEME_COOKIE, theme_css

YEAR = 365 * 24 * 3600


def _open[V: Callable[..., Any]](because: str) -> Callable[[V], V]:
    """The same mark as the doors of `access`, which stands above this floor."""

    def mark(view: V) -> V:
        opened = login_not_required(view)
        opened.open_because = because  # type: ignore[attr-defined]
        return opened

    return mark


@_open(because="it shows drawings and invented people only")
@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Every component, alive, in the shell that `?shell=` asks for."""
    name = request.GET.get("shell", "professional")
    shell = name if name in SHELLS else "professional"
    request.shell = sample_shell(shell)  # type: ignore[attr-defined]
    return show(request, f"ui/kit/{shell}.html", kit_context(request, shell))


@_open(because="it is the colour of a village, as every page needs it")
@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def theme(request: HttpRequest, hue: int, thousandths: int) -> HttpResponse:
    """The stylesheet of a village: its address holds the two numbers, so it never changes."""
    return HttpResponse(theme_css(hue, thousandths), content_type="text/css; charset=utf-8")


@_open(because="everybody chooses light or dark")
@require_POST
def theme_choice(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or like the device, and go back to the same page."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = get_script_prefix()
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in DARK_MEDIA:
        # Readable by script, which paints a new choice at once.
        response.set_cookie(THEME_COOKIE, chosen, YEAR, samesite="Lax", secure=request.is_secure())
    return response
