"""What each person sees of what is written about Yara, by which of the four keys, and when it ends."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.http import Http404

from tests.cast import Cast, as_owner, assign, consent, mandate, restrict
from tests.lab.models import Note, Remark
from village.foundation.time_range import forever, now
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.vocabulary import Actor, Audience, DataKind, NotAllowed, Purpose, Right

SCHOOL, WELL, STORY, OWN = DataKind.SCHOOL, DataKind.WELLBEING, DataKind.FAMILY_STORY, DataKind.OWN_STORY
WRITTEN = (
    ("story", STORY, Audience.FAMILY, "leila", None),
    ("school report", SCHOOL, Audience.FAMILY, "els", "school"),
    ("teachers on school", SCHOOL, Audience.PROFESSIONALS, "els", "school"),
    ("own words", OWN, Audience.FAMILY, "yara", None),
    ("counsellor only", WELL, Audience.AUTHOR, "nele", "care"),
    ("care internal", WELL, Audience.ORGANISATION, "nele", "care"),
    ("wellbeing", WELL, Audience.FAMILY, "nele", "care"),
)


@pytest.fixture
def notes(wilgendaal: Cast) -> dict[str, Note]:
    about = wilgendaal.people["yara"].subject_id
    found = {}
    with as_owner():
        for title, kind, audience, author, organisation in WRITTEN:
            found[title] = Note.unscoped.create(
                village=wilgendaal.village, subject_id=about, kind=kind, audience=audience, title=title,
                author=wilgendaal.people[author], words=f"words of {title}",
                organisation_id=wilgendaal.organisations[organisation].pk if organisation else None,
            )  # fmt: skip
    return found


def seen(actor: Actor) -> set[str]:
    with acting_as(actor):
        open_list(actor)
        return set(Note.unscoped.filter(village_id=actor.village_id).values_list("title", flat=True))


def help_of(
    cast: Cast, who: str, organisation: str, kinds: list[DataKind], rights: Right = Right.VIEW
) -> None:
    consent(cast, "yara", "yara", kinds=kinds, to_organisation=organisation, rights=rights)
    assign(cast, who, organisation, "yara")


def test_a_young_person_sees_what_is_hers_and_no_professional_notes(wilgendaal, notes):
    assert seen(wilgendaal.yara) == {"story", "school report", "own words", "wellbeing"}


def test_a_mother_never_sees_what_her_daughter_tells_just_for_herself(wilgendaal, notes):
    assert seen(wilgendaal.leila) == {"story", "school report", "wellbeing"}


@pytest.mark.parametrize(
    "who", ["els", "nele", "hanne", "mieke", "kobe", "griet", "pia", "ex", "stranger", "oma"]
)
def test_nobody_else_sees_anything_without_consent(wilgendaal, notes, who):
    assert seen(getattr(wilgendaal, who)) == set()


def test_a_visitor_gets_no_key_at_all(wilgendaal, notes):
    with acting_as(wilgendaal.visitor), pytest.raises(NotAllowed):
        open_list(wilgendaal.visitor)


def test_consent_to_an_organisation_opens_for_the_assigned_member_only(wilgendaal, notes):
    help_of(wilgendaal, "els", "school", [SCHOOL])
    assert seen(wilgendaal.els) == {"school report", "teachers on school"}
    assert seen(wilgendaal.karim) == set()


def test_own_organisation_notes_stay_in_the_organisation(wilgendaal, notes):
    help_of(wilgendaal, "nele", "care", [WELL])
    help_of(wilgendaal, "oona", "care", [WELL])
    assert seen(wilgendaal.nele) == {"wellbeing", "care internal", "counsellor only"}
    assert seen(wilgendaal.oona) == {"wellbeing", "care internal"}


def test_withdrawing_closes_what_was_shared_at_once_also_for_its_author(wilgendaal, notes):
    given = consent(wilgendaal, "yara", "yara", kinds=[WELL], to_organisation="care")
    assign(wilgendaal, "nele", "care", "yara")
    with acting_as(wilgendaal.yara):
        open_subject(wilgendaal.yara, wilgendaal.people["yara"].subject_id, Purpose.SHARE)
        given.withdrawn_at = now()
        given.save(update_fields=["withdrawn_at"])
    assert seen(wilgendaal.nele) == {"care internal", "counsellor only"}


def test_what_stays_can_be_read_but_not_added_to(wilgendaal, notes):
    assign(wilgendaal, "nele", "care", "yara")
    with pytest.raises(Error), transaction.atomic():
        write(wilgendaal, "nele", WELL, Audience.ORGANISATION, "care")


def test_a_past_assignment_ends_with_the_term_of_the_law(wilgendaal, notes):
    assign(wilgendaal, "nele", "care", "yara", until=now() - timedelta(days=900), kept_until=now() - timedelta(days=1),
           from_at=now() - timedelta(days=1000))  # fmt: skip
    assert seen(wilgendaal.nele) == set()


def test_a_consent_to_a_person_opens_only_the_family_level(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL, STORY], to="oma")
    assert seen(wilgendaal.oma) == {"school report", "story"}


def test_a_consent_to_one_item_opens_that_item_and_its_parts(wilgendaal, notes):
    note = notes["own words"]
    with as_owner():
        Remark.unscoped.create(
            village=wilgendaal.village, subject_id=note.subject_id, note=note, kind=OWN,
            author=wilgendaal.people["yara"], words="more",
        )  # fmt: skip
    consent(wilgendaal, "yara", "yara", item=note.pk, kind=OWN, to_organisation="door")
    assign(wilgendaal, "hanne", "door", "yara", item=note.pk, kind=OWN)
    assert seen(wilgendaal.hanne) == {"own words"}
    with acting_as(wilgendaal.hanne):
        open_list(wilgendaal.hanne)
        assert Remark.unscoped.get().words == "more"


def test_an_item_consent_that_names_another_kind_opens_nothing(wilgendaal, notes):
    consent(wilgendaal, "yara", "leila", item=notes["own words"].pk, kind=DataKind.CONTACT, to="leila")
    assert "own words" not in seen(wilgendaal.leila)


def test_an_assignment_for_one_item_does_not_use_the_consent_for_another(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", item=notes["own words"].pk, kind=OWN, to_organisation="door")
    assign(wilgendaal, "bram", "door", "yara", item=notes["story"].pk, kind=STORY)
    assert seen(wilgendaal.bram) == set()


def test_a_consent_for_later_opens_and_ends_by_itself(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", kinds=[STORY], to="oma", from_at=now() + timedelta(days=1))
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL], to="oma", until=now() - timedelta(seconds=1))
    assert seen(wilgendaal.oma) == set()


def test_a_consent_that_counts_from_now_hides_what_was_before(wilgendaal, notes):
    consent(
        wilgendaal,
        "yara",
        "yara",
        kinds=[STORY],
        to="oma",
        reaches_back=False,
        from_at=forever() - timedelta(1),
    )
    with as_owner():
        connection.cursor().execute("UPDATE consent_consent SET from_at = now()")
        connection.cursor().execute("UPDATE lab_note SET created_at = now() - interval '1 day'")
    assert seen(wilgendaal.oma) == set()


def test_a_restriction_wins_over_every_grant_but_your_own(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL, STORY], to="oma")
    restrict(wilgendaal, "yara", "oma", "yara", kinds=[STORY])
    assert seen(wilgendaal.oma) == {"school report"}
    restrict(wilgendaal, "yara", "oma", "yara")
    assert seen(wilgendaal.oma) == set()
    restrict(wilgendaal, "yara", "yara", "leila")
    assert "own words" in seen(wilgendaal.yara)


def test_one_item_can_be_kept_from_one_reader(wilgendaal, notes):
    restrict(wilgendaal, "yara", "leila", "yara", item=notes["story"].pk, kind=STORY)
    assert seen(wilgendaal.leila) == {"school report", "wellbeing"}


def test_a_mandate_only_reads_the_named_kinds_until_it_ends(wilgendaal, notes):
    mandate(
        wilgendaal,
        "yara",
        "nele",
        [OWN],
        until=now() + timedelta(hours=4),
        from_at=now() - timedelta(hours=1),
    )
    assert seen(wilgendaal.nele) == {"own words"}
    with pytest.raises(Error), transaction.atomic():
        write(wilgendaal, "nele", OWN, Audience.FAMILY, "care")


def test_leaving_an_organisation_closes_everything_at_once(wilgendaal, notes):
    help_of(wilgendaal, "nele", "care", [WELL])
    with as_owner():
        connection.cursor().execute("UPDATE directory_membership SET until = now() WHERE person_id = %s",
                                    [wilgendaal.people["nele"].pk])  # fmt: skip
    assert seen(wilgendaal.nele) == set()


def test_a_professional_without_second_factor_gets_no_key(wilgendaal, notes):
    help_of(wilgendaal, "nele", "care", [WELL])
    weak = Actor(**{**wilgendaal.nele.__dict__, "second_factor": False})
    with acting_as(weak), pytest.raises(NotAllowed):
        open_list(weak)


def test_the_same_person_in_another_village_sees_nothing(wilgendaal, tilleuls, notes):
    from_there = Actor(village_id=tilleuls.village.pk, person_id=wilgendaal.yara.person_id)
    assert seen(from_there) == set()


def test_who_came_in_with_a_receipt_sees_that_item_only(wilgendaal, notes):
    narrow = Actor(**{**wilgendaal.yara.__dict__, "only_item": notes["story"].pk})
    assert seen(narrow) == {"story"}


def test_find_answers_hidden_and_missing_the_same(wilgendaal, notes):
    with acting_as(wilgendaal.leila):
        for pk in (notes["own words"].pk, wilgendaal.village.pk):
            with pytest.raises(Http404):
                find(wilgendaal.leila, Note, pk)
        assert find(wilgendaal.leila, Note, notes["story"].pk).words == "words of story"


def write(cast: Cast, who: str, kind: DataKind, audience: Audience, organisation: str | None = None) -> Note:
    actor = getattr(cast, who)
    with acting_as(actor):
        open_list(actor)
        return Note.unscoped.create(
            village=cast.village, subject_id=cast.people["yara"].subject_id, kind=kind, audience=audience, title="new",
            author=cast.people[who], words="new words",
            organisation_id=cast.organisations[organisation].pk if organisation else None,
        )  # fmt: skip


def test_contributing_needs_the_right_and_only_under_your_own_name(wilgendaal, notes):
    help_of(wilgendaal, "nele", "care", [WELL], rights=Right.VIEW | Right.CONTRIBUTE)
    assert write(wilgendaal, "nele", WELL, Audience.FAMILY, "care").pk
    for who, kind in (("nele", SCHOOL), ("oona", WELL), ("leila", OWN)):
        with pytest.raises(Error), transaction.atomic():
            write(wilgendaal, who, kind, Audience.FAMILY, "care")


def test_nobody_changes_the_words_of_another(wilgendaal, notes):
    note = notes["school report"]
    with acting_as(wilgendaal.leila), pytest.raises(Error), transaction.atomic():
        open_subject(wilgendaal.leila, note.subject_id, Purpose.FOLLOW)
        Note.unscoped.filter(pk=note.pk).update(words=b"forged")


def test_a_record_never_changes_whom_it_is_about(wilgendaal, notes):
    note = notes["story"]
    with acting_as(wilgendaal.leila), pytest.raises(Error), transaction.atomic():
        open_subject(wilgendaal.leila, note.subject_id, Purpose.FOLLOW)
        Note.unscoped.filter(pk=note.pk).update(subject_id=wilgendaal.people["sami"].subject_id)
