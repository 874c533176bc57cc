"""Counting attempts without keeping who tried: the name of a counter is a fingerprint of address and IP."""

import hmac
from hashlib import sha256

from django.conf import settings


def without_names(key: str, prefix: str, version: int) -> str:
    plain = f"{prefix}:{version}:{key}"
    return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), sha256).hexdigest()
