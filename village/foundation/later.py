"""Rows that are not fetched before somebody looks at them: most pages only have to know whether there are very many."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, overload

from django.db.models import Model, QuerySet


class Many(Protocol):
    """Something of which one can ask whether it is long."""

    def has_more_than(self, number: int) -> bool: ...


class Known(list[Any]):
    """Rows that are here already."""

    def has_more_than(self, number: int) -> bool:
        return len(self) > number


class Later[Row: Model](Sequence[Row]):
    """A list out of a question to the database. Asking whether it is long costs a short list, and nothing more when it is."""

    def __init__(self, rows: QuerySet[Row]) -> None:
        self._rows = rows
        self._found: list[Row] | None = None
        self._at_least = 0

    def has_more_than(self, number: int) -> bool:
        if self._found is None and self._at_least <= number:
            first = list(self._rows[: number + 1])
            self._at_least = len(first)
            if self._at_least <= number:
                self._found = first
        return (self._at_least if self._found is None else len(self._found)) > number

    def __iter__(self) -> Iterator[Row]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._all()[at]

    def _all(self) -> list[Row]:
        if self._found is None:
            self._found = list(self._rows)
        return self._found
