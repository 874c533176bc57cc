"""What nobody needs any more goes; what somebody may still need stays."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from tests.cast import as_owner
from village.foundation.time_range import now
from village.trust.access.clock import sweep
from village.trust.people.models import EntryCode
from village.trust.villages.models import Draft, SentForm


@pytest.mark.parametrize("age, stays", [(timedelta(hours=1), True), (timedelta(days=60), False)])
def test_it_goes_by_age(wilgendaal, age, stays):
    then = now() - age
    with as_owner():
        Draft.unscoped.create(village=wilgendaal.village, session_key="k", form="f", sealed=b"x", changed_at=then)
        SentForm.unscoped.create(village=wilgendaal.village, token="t", answer="/", created_at=then)
        EntryCode.unscoped.create(
            village=wilgendaal.village, person=wilgendaal.people["oma"], item_id=wilgendaal.village.pk, way="link",
            fingerprint=b"x", until=then,
        )  # fmt: skip
        Session.objects.create(session_key=f"old{age.days}", session_data="", expire_date=then)
    assert sweep() == (0 if stays else 4)
    with as_owner():
        assert Draft.unscoped.exists() is stays and EntryCode.unscoped.exists() is stays
