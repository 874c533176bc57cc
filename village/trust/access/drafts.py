"""What somebody was typing in a long form survives a time-out, a crash and an idle limit (T31).

Sealed with a key made from the account, or from the session of a visitor; kept for two weeks.
"""

import json
import os
from datetime import timedelta
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

from village.foundation.time_range import now
from village.trust.villages.models import Draft

DRAFT_LIVES = timedelta(days=14)


def keep_draft(
    request: HttpRequest, form: str, values: dict[str, Any], *, account_id: int | None = None
) -> None:
    """For the one who sends the request, or for the account whose session has just run out."""
    owner = f"account {account_id}" if account_id else _owner(request)
    nonce = os.urandom(12)
    sealed = nonce + AESGCM(_key(owner)).encrypt(nonce, json.dumps(values).encode(), form.encode())
    Draft.unscoped.update_or_create(
        village_id=_village(request), session_key=_name(owner), form=form,
        defaults={"sealed": sealed, "changed_at": now(), "account_id": account_id or request.user.pk},
    )  # fmt: skip


def draft_of(request: HttpRequest, form: str) -> dict[str, Any]:
    """What was typed before, or nothing."""
    owner = _owner(request)
    found = Draft.unscoped.filter(
        village_id=_village(request), session_key=_name(owner), form=form, changed_at__gt=now() - DRAFT_LIVES
    ).first()
    if found is None:
        return {}
    sealed = bytes(found.sealed)
    try:
        values: dict[str, Any] = json.loads(
            AESGCM(_key(owner)).decrypt(sealed[:12], sealed[12:], form.encode())
        )
    except (InvalidTag, ValueError):
        return {}
    return values


def drop_draft(request: HttpRequest, form: str) -> None:
    Draft.unscoped.filter(
        village_id=_village(request), session_key=_name(_owner(request)), form=form
    ).delete()


def _owner(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"account {request.user.pk}"
    if not request.session.session_key:
        request.session.create()
    return f"session {request.session.session_key}"


def _village(request: HttpRequest) -> Any:
    return request.actor.village_id  # type: ignore[attr-defined]


def _name(owner: str) -> str:
    return sha256(f"{settings.SECRET_KEY}|draft|{owner}".encode()).hexdigest()


def _key(owner: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=owner.encode()).derive(settings.SECRET_KEY.encode())
