"""The demo lets anybody in as anybody, so it never runs where others can reach it."""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured


def refuse_a_public_demo(named: Iterable[str], local: Iterable[str]) -> None:
    public = [host for host in named if host not in set(local)]
    if public:
        raise ImproperlyConfigured(
            f"The demo lets anybody sign in as anybody, so it does not run on {', '.join(public)}. "
            "Take away VILLAGE_DEMO=1, or take the public names out of VILLAGE_HOSTS."
        )
