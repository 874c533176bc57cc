"""In the demo, signing out leads back to the page with everybody on it."""

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, str]:
    return {"sign_out_next": "/demo/"}
