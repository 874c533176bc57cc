"""Every answer carries the headers that keep other sites, caches and frames away."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


@pytest.mark.parametrize("path", ["/health/", "/ui/", "/no-such-village/"])
def test_nothing_from_elsewhere_runs_and_nobody_keeps_a_copy(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "data:" not in policy and "*" not in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "no-store" in headers["Cache-Control"]


def test_the_cookie_against_forged_forms_is_not_for_scripts(client: Client) -> None:
    cookie = client.get("/ui/").cookies["village_csrf"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"


def test_a_stylesheet_that_never_changes_may_be_kept(client: Client) -> None:
    assert "immutable" in client.get("/ui/theme/160-90.css").headers["Cache-Control"]
