"""What every answer carries, whoever asks and whatever comes back: a page, a redirect, a 404."""

import pytest

from tests.canary.walking import Walked
from tests.crawl import foreign

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICTER = {"Referrer-Policy": "no-referrer"}
"""On the page through which somebody leaves fast."""
NOT_WELL = {"/health/"}
"""Says 503 here: no clock and no worker run beside the tests."""
READABLE_BY_SCRIPT = {"theme"}
"""Light or dark: painted at once by script, says nothing about anybody."""


def test_every_answer_carries_every_header(walked: Walked):
    for slug, visits in walked.visits.items():
        for visit in visits:
            for name, value in ALWAYS.items():
                assert visit.response.get(name) in (value, STRICTER.get(name)), (
                    f"{slug} at {visit.url}: {name}"
                )
            assert "camera=()" in visit.response.get("Permissions-Policy", ""), visit.url


def test_the_policy_allows_nothing_inline_and_nobody_else(walked: Walked):
    for visits in walked.visits.values():
        for visit in visits:
            policy = visit.response.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy, visit.url
            assert "unsafe" not in policy, visit.url
            assert "http" not in policy, visit.url
            assert "*" not in policy, visit.url


def test_pages_are_kept_by_nobody(walked: Walked):
    for visits in walked.visits.values():
        for visit in visits:
            if visit.read:
                assert "no-store" in visit.response.get("Cache-Control", ""), visit.url


def test_no_page_holds_inline_script_or_style(walked: Walked):
    for visits in walked.visits.values():
        for visit in visits:
            assert not (visit.read and visit.read.inline), f"{visit.url}: {visit.read and visit.read.inline}"


def test_no_page_loads_anything_from_another_host(walked: Walked):
    for visits in walked.visits.values():
        for visit in visits:
            away = [one for one in (visit.read.loads if visit.read else []) if foreign(one)]
            assert not away, f"{visit.url}: {away}"


def test_cookies_are_out_of_reach_of_script_and_of_other_sites(walked: Walked):
    for visits in walked.visits.values():
        for visit in visits:
            for name, cookie in visit.response.cookies.items():
                assert cookie["samesite"] in ("Lax", "Strict"), f"{visit.url}: {name}"
                assert cookie["httponly"] or name in READABLE_BY_SCRIPT, f"{visit.url}: {name}"


def test_nobody_ever_meets_a_broken_page(walked: Walked):
    for slug, visits in walked.visits.items():
        for visit in visits:
            assert visit.response.status_code < 500 or visit.url in NOT_WELL, f"{slug} at {visit.url}"


def test_a_link_on_a_page_leads_somewhere(walked: Walked):
    """What is offered can be opened; only a page that says it (a wrong number, a way out) may answer otherwise."""
    for slug, visits in walked.visits.items():
        for visit in visits:
            fine = visit.response.status_code in (200, 302) or visit.url in NOT_WELL
            assert fine, f"{slug} at {visit.url}: {visit.response.status_code}"
