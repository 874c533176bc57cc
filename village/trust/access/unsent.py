"""What was sent just after a session had ended: kept for its writer, who finds it back after signing in (7.3.1).

The cookie of the session that ended still says whose it was; only that account gets the words back, so the
next person at the same screen reads nothing. Sealed and forgotten like every draft.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from village.trust.access.drafts import draft_of, drop_draft, keep_draft
from village.trust.people.models import Account

FORM = "unsent"
MOST = 100_000
"""Characters; a longer form keeps drafts of its own while it is written."""
NEVER = frozenset(
    {"csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "code", "credential"}
)


@dataclass(frozen=True)
class Unsent:
    """Where it was going, and the fields in their order."""

    path: str
    fields: list[tuple[str, str]]


def keep_unsent(request: HttpRequest) -> bool:
    """True when it could be kept: the session that ended belonged to an account."""
    account = account_of_ended_session(request)
    fields = [
        (name, str(value)) for name, values in request.POST.lists() if name not in NEVER for value in values
    ]
    if account is None or not fields or sum(len(value) for _name, value in fields) > MOST:
        return False
    keep_draft(request, FORM, {"path": request.get_full_path(), "fields": fields}, account_id=account.pk)
    return True


def unsent_of(request: HttpRequest) -> Unsent | None:
    kept = draft_of(request, FORM) if request.user.is_authenticated else {}
    return Unsent(kept["path"], [(name, value) for name, value in kept["fields"]]) if kept else None


def drop_unsent(request: HttpRequest) -> None:
    drop_draft(request, FORM)


def account_of_ended_session(request: HttpRequest) -> Account | None:
    """Whose session this cookie was, when it only ran out; one that was ended on purpose is gone."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    ended = Session.objects.filter(session_key=key).first() if key else None
    said: dict[str, Any] = ended.get_decoded() if ended else {}
    if SESSION_KEY not in said or BACKEND_SESSION_KEY not in said:
        return None
    account = Account.objects.filter(pk=said[SESSION_KEY], is_active=True).first()
    if account is None or not constant_time_compare(
        said.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash()
    ):
        return None
    return account
