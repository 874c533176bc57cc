"""Receipt codes, links, drafts and forms sent twice."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from tests.cast import as_owner, consent
from tests.lab.models import Note
from village.foundation.time_range import now
from village.trust.access.actor import acting_as, become, enter
from village.trust.access.opening import find, open_subject
from village.trust.access.receipts import come_in, fingerprint, new_link, new_receipt
from village.trust.people.models import EntryCode
from village.trust.people.records import new_person
from village.trust.vocabulary import Actor, Audience, DataKind, Purpose


def ask_as_a_visitor(cast):
    """A visitor becomes a person and writes about herself, in one transaction."""
    visitor = cast.visitor
    with acting_as(visitor):
        person, subject = new_person(name="Nora", language="nl")
        nora = Actor(village_id=visitor.village_id, person_id=person, subject_id=subject)
        become(nora)
        open_subject(nora, subject, Purpose.HELP, fresh=True)
        note = Note.unscoped.create(
            village_id=nora.village_id, subject_id=subject, kind=DataKind.OWN_STORY, author_id=person,
            audience=Audience.FAMILY, words="help",
        )  # fmt: skip
        return note, new_receipt(person, note.pk)


def test_a_visitor_comes_back_by_receipt_to_that_one_thing(wilgendaal):
    note, code = ask_as_a_visitor(wilgendaal)
    assert len(code) == 16 and code.isdigit()
    spaced = " ".join(code[n : n + 4] for n in range(0, 16, 4))
    with acting_as(wilgendaal.visitor):
        back = come_in(wilgendaal.village.pk, "receipt", spaced, use=False)
        assert back == (note.author_id, note.pk)
        nora = enter(wilgendaal.village.pk, receipt=back)
    with acting_as(nora):
        assert find(nora, Note, note.pk).words == "help"


@pytest.mark.parametrize("code", ["0000000000000000", "", "abc", "9" * 40])
def test_a_wrong_code_opens_nothing(wilgendaal, code):
    with acting_as(wilgendaal.visitor):
        assert come_in(wilgendaal.village.pk, "receipt", code, use=False) is None


def test_a_code_of_one_village_is_no_code_of_another(wilgendaal, tilleuls):
    _note, code = ask_as_a_visitor(wilgendaal)
    with acting_as(tilleuls.visitor):
        assert come_in(tilleuls.village.pk, "receipt", code, use=False) is None


def test_the_code_itself_is_nowhere_in_the_database(wilgendaal):
    _note, code = ask_as_a_visitor(wilgendaal)
    with as_owner():
        kept = EntryCode.unscoped.get()
        assert bytes(kept.fingerprint) == fingerprint(code) and code.encode() not in bytes(kept.fingerprint)


def test_looking_at_a_link_uses_nothing_up_and_pressing_does(wilgendaal):
    note, _code = ask_as_a_visitor(wilgendaal)
    with as_owner():
        wilgendaal.people["nora"] = type(wilgendaal.people["oma"]).unscoped.get(pk=note.author_id)
    consent(wilgendaal, "nora", "nora", item=note.pk, kind=DataKind.OWN_STORY, to="oma")
    with acting_as(wilgendaal.oma):
        secret = new_link(wilgendaal.oma.person_id, note.pk)
        for _scan in range(3):
            assert come_in(wilgendaal.village.pk, "link", secret, use=False)
        assert come_in(wilgendaal.village.pk, "link", secret, use=True)
        assert come_in(wilgendaal.village.pk, "link", secret, use=True) is None


def test_a_link_can_only_be_made_for_somebody_it_was_shared_with(wilgendaal):
    note, _code = ask_as_a_visitor(wilgendaal)
    with acting_as(wilgendaal.stranger), pytest.raises(Error), transaction.atomic():
        new_link(wilgendaal.stranger.person_id, note.pk)


def test_a_receipt_that_ran_out_opens_nothing(wilgendaal):
    _note, code = ask_as_a_visitor(wilgendaal)
    with as_owner():
        EntryCode.unscoped.update(until=now() - timedelta(seconds=1))
    with acting_as(wilgendaal.visitor):
        assert come_in(wilgendaal.village.pk, "receipt", code, use=False) is None
