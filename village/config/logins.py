"""Who may enter the databases: five logins, and how each of them connects.

owner: migrations only. app: the web and the tasks, always under row-level security. keys: only the key store.
backup: reads all, for dumps. rules: the second formulation of who may see what, in tests and checks.
"""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from village.config.places import RUN, SERVER_DATA
from village.config.secret_files import secret
from village.config.socket_place import socket_directory

LOGINS = ("owner", "app", "keys", "backup", "rules")


@dataclass(frozen=True, kw_only=True)
class Door:
    """How to reach one database with one login."""

    host: str
    port: str
    user: str
    password: str
    name: str
    extra: tuple[tuple[str, str], ...] = ()

    def for_psycopg(self) -> dict[str, Any]:
        told = {"host": self.host, "port": self.port, "user": self.user, "password": self.password}
        return {key: value for key, value in told.items() if value} | {"dbname": self.name} | dict(self.extra)

    def for_django(self) -> dict[str, Any]:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host, "PORT": self.port, "USER": self.user, "PASSWORD": self.password,
            "NAME": self.name, "OPTIONS": dict(self.extra),
        }  # fmt: skip


def main_name() -> str:
    return os.environ.get("VILLAGE_DATABASE") or "village"


def keys_name() -> str:
    return f"{main_name()}_keys"


def real_server() -> str:
    """The administrative address of a real server; empty where the village brings its own."""
    return os.environ.get("DATABASE_URL", "")


def brings_own_server() -> bool:
    """Neither an administrator's address nor one made by hand for the app: then PostgreSQL comes along."""
    return not (real_server() or os.environ.get("VILLAGE_APP_DATABASE_URL"))


def role(login: str) -> str:
    return f"village_{login}"


def door(login: str, database: str = "") -> Door:
    """An address that an operator made by hand wins; then the real server; then the one that comes along."""
    name = database or (keys_name() if login == "keys" else main_name())
    if by_hand := os.environ.get(f"VILLAGE_{login.upper()}_DATABASE_URL"):
        return _from_url(by_hand, name=database)
    if real_server():
        return _from_url(real_server(), user=role(login), password=secret(role(login)), name=name)
    return _own_server(role(login), secret(role(login)), name)


def boss(database: str = "postgres") -> Door:
    """The login that makes roles and databases; used by `village setup` only."""
    if real_server():
        return _from_url(real_server(), name=database)
    return _own_server("postgres", "", database)


def _own_server(user: str, password: str, name: str) -> Door:
    return Door(
        host=str(socket_directory(RUN, SERVER_DATA)), port="", user=user, password=password, name=name
    )


def _from_url(url: str, *, user: str = "", password: str = "", name: str = "") -> Door:
    parts = urlsplit(url)
    extra = dict(parse_qsl(parts.query))
    host = extra.pop("host", "") or unquote(parts.hostname or "")
    return Door(
        host=host,
        port=str(parts.port or ""),
        user=user or unquote(parts.username or ""),
        password=password or unquote(parts.password or ""),
        name=name or unquote(parts.path.lstrip("/")),
        extra=tuple(extra.items()),
    )
