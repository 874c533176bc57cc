"""A record about a person, named in an address by its kind of table: for what is done with any of them alike."""

from django.apps import apps
from django.http import Http404

from village.trust.people.models import PersonRecord


def table_called(name: str) -> type[PersonRecord]:
    """`papers.paper`; 404 for what holds nothing about a person."""
    try:
        found = apps.get_model(name)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(found, PersonRecord):
        raise Http404
    return found


def name_of_table(record: PersonRecord) -> str:
    return str(record._meta.label_lower)
