"""Some answers take equally long for everybody, so that a clock cannot tell whether an account exists (T14)."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def takes_equally_long(view: View) -> View:
    """A sent form is answered no sooner than a fixed moment; looking at the page takes no such time."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        began = time.monotonic()
        response = view(request, *args, **named)
        if hasattr(response, "render"):
            response.render()
        if request.method == "POST":
            time.sleep(max(0.0, settings.VILLAGE_ANSWER_SECONDS - (time.monotonic() - began)))
        return response

    return answer
