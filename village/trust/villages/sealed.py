"""Text about people is stored as AES-256-GCM with the key of its subject. Fields decrypt when they are read."""

import os
from struct import Struct
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections, models
from django.db.models.aggregates import Aggregate
from django.db.models.query_utils import DeferredAttribute
from django.forms import CharField, Field, Textarea
from django.utils.translation import gettext as _
from psycopg import Cursor

from village.foundation.stems import stems_of
from village.trust.villages.keys import KeyErased, make_key, subject_key

NONCE = 12
PACKED = Struct(f">36sI{NONCE}s")
"""What stands before each text in a Packed value: key as text, length of what follows, nonce."""


def seal(record: models.Model, field: str, text: str) -> bytes:
    return seal_bytes(record, field, text.encode())


def seal_bytes(record: models.Model, field: str, plain: bytes) -> bytes:
    """Sound, a picture: what is about somebody and is no text."""
    key = make_key(record.village_id, record.subject_id)  # type: ignore[attr-defined]
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, _bound_to(record, field))


def unseal(record: models.Model, field: str, sealed: bytes) -> str:
    return unseal_bytes(record, field, sealed).decode()


def unseal_bytes(record: models.Model, field: str, sealed: bytes) -> bytes:
    """Raises KeyErased; what was moved from another record or changed on disk is refused (InvalidTag)."""
    key = subject_key(record.village_id, record.subject_id)  # type: ignore[attr-defined]
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(record, field))


class Packed(Aggregate):
    """The sealed texts of many records in one value: for each its key, its length and its bytes.

    A search opens ten thousand notes: as rows of their own most of its time went into carrying them.
    """

    name = "packed"
    template = (
        "string_agg(convert_to({key}::text, 'UTF8') || int4send(octet_length({sealed})) || {sealed}, ''::bytea)"
        " FILTER (WHERE {sealed} <> ''::bytea)"
    )
    output_field = models.BinaryField()

    def __init__(self, field: str, **extra: Any) -> None:
        super().__init__("pk", field, **extra)

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        (key, none), (sealed, neither) = map(compiler.compile, self.get_source_expressions()[:2])
        return self.template.format(key=key, sealed=sealed), [*none, *neither]


def packed_by(rows: models.QuerySet[Any, tuple[UUID, bytes | None]]) -> dict[UUID, bytes]:
    """Packed values by what they are grouped by, carried as they are: as text each byte takes two.

    Gathered without sorting: PostgreSQL expects one row behind the lock and would sort ten thousand.
    """
    statement, values = rows.query.get_compiler("default").as_sql()
    with Cursor(connections["default"].connection) as cursor:
        cursor.execute("SELECT set_config('enable_sort', 'off', true)")
        # planned with its three hundred keys: one plan for any three hundred takes twice as long
        cursor.execute(statement, values, binary=True, prepare=False)
        found = {key: packed or b"" for key, packed in cursor}
        cursor.execute("SELECT set_config('enable_sort', 'on', true)")
    return found


def unseal_packed(
    model: type[models.Model], field: str, village_id: UUID, subject_id: UUID, packed: bytes
) -> list[bytes]:
    """The texts in a Packed value, all about one subject, in UTF-8. What cannot be read any more is left out."""
    try:
        opened = AESGCM(subject_key(village_id, subject_id)).decrypt
    except KeyErased:
        return []
    before, after = f"{model._meta.db_table}|{village_id}|{subject_id}|".encode(), f"|{field}".encode()
    found, at, end, take_out = [], 0, len(packed), PACKED.unpack_from
    while at < end:  # written out: this runs ten thousand times while somebody waits
        pk, length, nonce = take_out(packed, at)
        start, at = at + PACKED.size, at + PACKED.size - NONCE + length
        try:  # noqa: SIM105 - a context manager for each takes half as long as the opening itself
            found.append(opened(nonce, packed[start:at], before + pk + after))
        except InvalidTag:  # moved from another record, or changed on disk
            pass
    return found


def _bound_to(record: models.Model, field: str) -> bytes:
    place = (record._meta.db_table, record.village_id, record.subject_id, record.pk, field)  # type: ignore[attr-defined]
    return "|".join(map(str, place)).encode()


class SealedAttribute(DeferredAttribute):
    def __get__(self, record: Any, cls: Any = None) -> Any:
        value = super().__get__(record, cls)
        if isinstance(value, bytes | memoryview):
            value = self._open(record, bytes(value))
        return value

    def __set__(self, record: Any, value: Any) -> None:
        """Makes this a data descriptor: without it Python reads the bytes from the record directly."""
        record.__dict__[self.field.attname] = value

    def _open(self, record: Any, sealed: bytes) -> str:
        if not sealed:
            return ""
        try:
            text = unseal(record, self.field.attname, sealed)
        except KeyErased:
            return _("This text was erased.")
        except InvalidTag:
            return _("This text cannot be read.")
        record.__dict__[self.field.attname] = text
        return text


class SealedText(models.BinaryField):  # type: ignore[type-arg]
    """Free text about a person. `record.words` is a str; the database holds bytes."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def _check_str_default_value(self) -> list[Any]:
        """In Python the value is text; only the database holds bytes."""
        return []

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        value = model_instance.__dict__.get(self.attname, "")
        if isinstance(value, str):
            return seal(model_instance, self.attname, value) if value else b""
        return bytes(value)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return str(getattr(obj, self.attname))

    def formfield(self, **kwargs: Any) -> Field:
        return CharField(widget=Textarea, required=not self.blank, label=self.verbose_name)


class SealedStems(SealedText):
    """The word stems of another sealed field, to search in without opening the text itself."""

    def __init__(self, of: str, *args: Any, **kwargs: Any) -> None:
        self.of = of
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        text = getattr(model_instance, self.of)
        return seal(model_instance, self.attname, " ".join(sorted(stems_of(text)))) if text else b""
