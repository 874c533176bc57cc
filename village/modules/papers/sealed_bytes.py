"""Bytes about a person, sealed with the key of their subject like every text: the database never holds them in the clear."""

from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import models

from village.trust.villages.keys import KeyErased
from village.trust.villages.sealed import SealedAttribute, SealedText, seal_bytes, unseal_bytes


class FromDatabase(bytes):
    """Sealed, as it was read; what is assigned in Python is not."""


class SealedBytesAttribute(SealedAttribute):
    def __get__(self, record: Any, cls: Any = None) -> Any:
        value = super(SealedAttribute, self).__get__(record, cls)
        if isinstance(value, FromDatabase):
            value = self._opened(record, value) if value else b""
            record.__dict__[self.field.attname] = value
        return value

    def _opened(self, record: Any, sealed: bytes) -> bytes:
        """Nothing, when its key was destroyed, or when it was moved here from another record."""
        try:
            return unseal_bytes(record, self.field.attname, sealed)
        except (KeyErased, InvalidTag):
            return b""


class SealedBytes(SealedText):
    """`record.sealed` is bytes in the clear."""

    descriptor_class = SealedBytesAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        kwargs.setdefault("default", b"")
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, *_more: Any) -> Any:
        return None if value is None else FromDatabase(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        value = model_instance.__dict__.get(self.attname, b"")
        if isinstance(value, FromDatabase) or not value:
            return bytes(value)
        return seal_bytes(model_instance, self.attname, bytes(value))

    def value_to_string(self, obj: models.Model) -> str:
        return ""
