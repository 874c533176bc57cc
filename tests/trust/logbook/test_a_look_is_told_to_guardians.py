"""A professional who opens a whole file is seen by the guardian; an own-story look is not (part 11, logbook)."""

import pytest

from tests.cast import assign, consent
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.access.opening import open_subject
from village.trust.vocabulary import DataKind, Purpose


def looks(cast, reader):
    with acting_as(getattr(cast, reader)):
        return [one.name for one in looks_at(cast.people["yara"].subject_id)]


@pytest.mark.parametrize(
    "kinds, mother_reads_it",
    [([DataKind.SCHOOL], True), ([DataKind.SCHOOL, DataKind.OWN_STORY], True), ([DataKind.OWN_STORY], False)],
)
def test_who_opened_what(wilgendaal, kinds, mother_reads_it):
    consent(wilgendaal, "yara", "yara", kinds=kinds, to_organisation="care")
    assign(wilgendaal, "nele", "care", "yara")
    with acting_as(wilgendaal.nele):
        open_subject(wilgendaal.nele, wilgendaal.people["yara"].subject_id, Purpose.HELP)
    assert looks(wilgendaal, "yara") == ["Nele Baert"]
    assert looks(wilgendaal, "leila") == (["Nele Baert"] if mother_reads_it else [])
    assert looks(wilgendaal, "stranger") == []
