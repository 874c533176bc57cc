"""Which version is asked for, opened for this reader; somebody else's looks as if it did not exist."""

from uuid import UUID

from django.http import HttpRequest

from village.modules.agreements.models import Version
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Purpose


def opened(request: HttpRequest, pk: UUID) -> Version:
    actor = actor_of(request)
    version = find(actor, Version, pk)
    open_subject(actor, version.subject_id, Purpose.FOLLOW)
    return version
