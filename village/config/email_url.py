"""Where mail goes: to the server that EMAIL_URL names (smtp or smtps), or else into files to look at."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends"


def mailers(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    if not url:
        files = {"BACKEND": f"{BACKENDS}.filebased.EmailBackend", "OPTIONS": {"file_path": folder}}
        return {"default": files}
    parts = urlsplit(url)
    options = {
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        # in the open only to a program on this machine, which carries it on
        "use_tls": parts.scheme == "smtp" and parts.hostname not in {"localhost", "127.0.0.1"},
        "timeout": 20,
    }
    return {"default": {"BACKEND": f"{BACKENDS}.smtp.EmailBackend", "OPTIONS": options}}
