"""Who keeps the village is named by two: each may beside its may not, and the change stands for all who may read it."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.colleagues.conftest import HERE, chairs_of, place, seat
from village.modules.colleagues import naming, proposals
from village.modules.colleagues.models import Naming
from village.modules.colleagues.problems import (
    DoesItAlready,
    NobodyToConfirm,
    NotBoth,
    OneKeeperRemains,
    ProposalIsOver,
    ProposedAlready,
)
from village.modules.colleagues.words import What
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Role

WHY = "Kobe is away in spring."


@pytest.fixture
def two(wilgendaal):
    """Kobe and Bram keep the village."""
    with as_owner():
        work(wilgendaal, "bram", "town", Role.KEEPER)
    return wilgendaal


def proposes(cast, by="kobe", who="els", where="school", *, what=What.GIVE, role=Role.KEEPER, becomes=""):
    held = None if what == What.END else {"els": Role.TEACHER}.get(who)
    with acting_as(cast.actors[by]):
        member = seat(cast, who, where, role if what == What.END else held)
        return naming.propose(member.pk, what=what, role=role, reason=WHY, becomes=becomes)


def says_yes(cast, who, pk):
    with acting_as(cast.actors[who]):
        one = proposals.proposal(pk)
        if one is None:
            raise NotAllowed("sees nothing of it")
        naming.confirm(one)


def says_no(cast, who, pk):
    with acting_as(cast.actors[who]):
        naming.stop(pk)


def told(cast, who, pk):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], path=f"colleagues/proposal/{pk}/").exists()


def keepers(cast):
    with acting_as(cast.kobe):
        return {one.public_name for one in proposals.who_keeps(cast.kobe) if one.role == Role.KEEPER}


def test_one_proposes_another_keeper_confirms_and_then_it_counts(two):
    pk = proposes(two)
    assert keepers(two) == {"Kobe Pauwels", "Bram Tack"}
    assert told(two, "els", pk) and told(two, "bram", pk) and not told(two, "griet", pk) and not told(two, "kobe", pk)
    says_yes(two, "bram", pk)
    assert keepers(two) == {"Kobe Pauwels", "Bram Tack", "Els De Wilde"} and told(two, "kobe", pk)
    with as_owner():
        verbs = [one.verb for one in Entry.unscoped.filter(subject_id=two.people["els"].subject_id).order_by("id")]
    assert verbs == ["colleagues.propose_chair", "colleagues.change_chair"]


def test_without_another_keeper_who_manages_the_town_confirms(wilgendaal):
    pk = proposes(wilgendaal, role=Role.PRIVACY_OFFICER)
    assert told(wilgendaal, "griet", pk)
    says_yes(wilgendaal, "griet", pk)
    assert ("privacy_officer", True) in chairs_of(wilgendaal, "els", "school")


@pytest.mark.parametrize("who", ["kobe", "els", "griet", "pia", "hanne", "mieke", "leila", "stranger"])
def test_neither_who_proposed_it_nor_who_it_is_about_nor_anybody_else_confirms(two, who):
    pk = proposes(two)
    with pytest.raises(NotAllowed):
        says_yes(two, who, pk)
    assert "Els De Wilde" not in keepers(two)


@pytest.mark.parametrize("who", ["griet", "pia", "hanne", "mieke", "els", "leila"])
def test_with_two_keepers_nobody_else_proposes(two, who):
    with pytest.raises(NotAllowed):
        proposes(two, who, "karim")
    with as_owner():
        assert not Naming.unscoped.exists()


@pytest.mark.parametrize("who", ["pia", "hanne", "mieke", "els", "leila"])
def test_with_one_keeper_only_who_answers_for_the_village_proposes_besides(wilgendaal, who):
    with pytest.raises(NotAllowed):
        proposes(wilgendaal, who, "karim")
    pk = proposes(wilgendaal, "griet", "karim")
    says_yes(wilgendaal, "kobe", pk)
    assert "Karim Aydin" in keepers(wilgendaal)


def test_nobody_names_themself_and_nobody_acts_without_the_second_step(wilgendaal):
    with pytest.raises(NotAllowed):
        proposes(wilgendaal, "griet", "griet", "town")
    kobe = type(wilgendaal.kobe)(**{**wilgendaal.kobe.__dict__, "second_factor": False})
    with acting_as(kobe), pytest.raises(NotAllowed):
        naming.propose(seat(wilgendaal, "els", "school").pk, what=What.GIVE, role=Role.KEEPER, reason=WHY)


def test_nobody_is_both_and_nobody_becomes_what_they_are(two):
    for who, role, problem in (("pia", Role.KEEPER, NotBoth), ("pia", Role.PRIVACY_OFFICER, DoesItAlready)):
        with pytest.raises(problem):
            proposes(two, who=who, where="town", role=role)
    pk = proposes(two)
    with pytest.raises(ProposedAlready):
        proposes(two, "bram")
    says_yes(two, "bram", pk)
    with acting_as(two.kobe), pytest.raises(DoesItAlready):
        naming.propose(seat(two, "els", "school", Role.TEACHER).pk, what=What.GIVE, role=Role.KEEPER, reason=WHY)


def test_where_nobody_could_say_yes_nothing_is_proposed(wilgendaal):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE directory_membership DISABLE TRIGGER a_manager_remains")
        cursor.execute("UPDATE directory_membership SET role = 'member' WHERE person_id = %s", [wilgendaal.people["griet"].pk])
        cursor.execute("ALTER TABLE directory_membership ENABLE TRIGGER a_manager_remains")
    with pytest.raises(NobodyToConfirm):
        proposes(wilgendaal)
    with as_owner():
        assert not Naming.unscoped.exists() and not Notice.unscoped.filter(person=wilgendaal.people["els"]).exists()


@pytest.mark.parametrize("who", ["kobe", "els", "bram"])
def test_who_proposed_it_who_it_is_about_and_who_would_confirm_stop_it(two, who):
    pk = proposes(two)
    says_no(two, who, pk)
    with pytest.raises(ProposalIsOver):
        says_yes(two, "bram", pk)
    with pytest.raises(ProposalIsOver):
        says_no(two, who, pk)
    assert "Els De Wilde" not in keepers(two)
    assert proposes(two), "it can be proposed anew"


@pytest.mark.parametrize("who", ["griet", "pia", "hanne", "leila"])
def test_nobody_else_stops_it(two, who):
    pk = proposes(two)
    with pytest.raises(NotAllowed):
        says_no(two, who, pk)
    says_yes(two, "bram", pk)


def test_it_lapses_after_fourteen_days_and_can_be_proposed_anew(two):
    pk = proposes(two)
    with as_owner():
        row = Naming.unscoped.get()
        assert timedelta(days=13) < row.until - timezone.now() <= timedelta(days=14)
        Naming.unscoped.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ProposalIsOver):
        says_yes(two, "bram", pk)
    says_yes(two, "bram", proposes(two))
    assert "Els De Wilde" in keepers(two)


def test_a_keeper_stops_by_two_and_stands_among_who_kept_it_before(two):
    pk = proposes(two, "kobe", "bram", "town", what=What.END)
    with pytest.raises(NotAllowed):
        says_yes(two, "bram", pk)
    says_yes(two, "griet", pk)  # no keeper besides the two it concerns
    assert keepers(two) == {"Kobe Pauwels"} and ("keeper", False) in chairs_of(two, "bram", "town")
    assert ("contact_person", True) in chairs_of(two, "bram", "door"), "what else they do stays"


def test_one_keeper_always_remains(two):
    with pytest.raises(OneKeeperRemains):
        says_yes(two, "griet", proposes(two, "kobe", "bram", "town", what=What.END))
        proposes(two, "kobe", "kobe", "town", what=What.END)
    assert keepers(two) == {"Kobe Pauwels"}
    with pytest.raises(OneKeeperRemains):
        proposes(two, "griet", "kobe", "town", what=What.END)


def test_two_who_end_one_another_leave_one(two):
    first = proposes(two, "kobe", "bram", "town", what=What.END)
    second = proposes(two, "bram", "kobe", "town", what=What.END)
    says_yes(two, "griet", first)
    with pytest.raises((OneKeeperRemains, ProposalIsOver)):
        says_yes(two, "griet", second)
    assert keepers(two) == {"Kobe Pauwels"}


def test_a_privacy_officer_proposes_the_own_end_and_another_confirms(wilgendaal):
    pk = proposes(wilgendaal, "pia", "pia", "town", what=What.END, role=Role.PRIVACY_OFFICER)
    with pytest.raises(NotAllowed):
        says_yes(wilgendaal, "pia", pk)
    says_yes(wilgendaal, "kobe", pk)
    assert chairs_of(wilgendaal, "pia", "town") == [("privacy_officer", False)]


def test_a_team_leader_does_not_end_a_chair_of_the_village_alone(two):
    with as_owner():
        work(two, "mieke", "town", Role.SUPERVISOR)
    chair = seat(two, "pia", "town").pk
    with acting_as(two.mieke), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute("SELECT app.end_membership(%s)", [chair])
    assert chairs_of(two, "pia", "town") == [("privacy_officer", True)]


def test_what_is_written_stays_in_the_database_only_by_these_functions(two):
    with acting_as(two.kobe), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute("INSERT INTO colleagues_naming (id) VALUES (gen_random_uuid())")


# --- a second manager, and handing over ---

def alone(cast):
    """Griet manages the town alone; Kobe, Pia and from now on Tom work there."""
    with as_owner():
        work(cast, "stranger", "town", Role.MEMBER)
    return cast


def test_the_keeper_proposes_a_second_manager_and_the_only_one_says_yes(wilgendaal):
    pk = proposes(alone(wilgendaal), "kobe", "stranger", "town", role=Role.MANAGER)
    assert told(wilgendaal, "griet", pk) and told(wilgendaal, "stranger", pk)
    with pytest.raises(NotAllowed):
        says_yes(wilgendaal, "stranger", pk)
    says_yes(wilgendaal, "griet", pk)
    assert ("manager", True) in chairs_of(wilgendaal, "stranger", "town")


def test_when_the_only_manager_is_gone_another_keeper_says_yes(two):
    pk = proposes(alone(two), "kobe", "stranger", "town", role=Role.MANAGER)
    says_yes(two, "bram", pk)
    assert ("manager", True) in chairs_of(two, "stranger", "town")


@pytest.mark.parametrize("who", ["griet", "pia", "hanne", "mieke", "leila"])
def test_nobody_but_the_keeper_proposes_a_second_manager(wilgendaal, who):
    with pytest.raises(NotAllowed):
        proposes(alone(wilgendaal), who, "stranger", "town", role=Role.MANAGER)


def test_where_two_manage_the_keeper_proposes_none(loods):
    with pytest.raises(NotAllowed):
        proposes(loods, "kobe", "jonas", "loods", role=Role.MANAGER)


def test_a_manager_hands_over_to_a_colleague_who_says_yes(wilgendaal):
    pk = proposes(alone(wilgendaal), "griet", "stranger", "town", what=What.HAND_OVER, role=Role.MANAGER, becomes=Role.MEMBER)
    for who in ("kobe", "pia", "griet", "leila"):
        with pytest.raises(NotAllowed):
            says_yes(wilgendaal, who, pk)
    says_yes(wilgendaal, "stranger", pk)
    assert ("manager", True) in chairs_of(wilgendaal, "stranger", "town")
    assert chairs_of(wilgendaal, "griet", "town") == [("manager", False), ("member", True)]


def test_a_colleague_who_says_no_leaves_it_as_it_was(wilgendaal):
    pk = proposes(alone(wilgendaal), "griet", "stranger", "town", what=What.HAND_OVER, role=Role.MANAGER)
    says_no(wilgendaal, "stranger", pk)
    assert chairs_of(wilgendaal, "griet", "town") == [("manager", True)]


@pytest.mark.parametrize("who", ["kobe", "pia", "stranger", "hanne", "leila"])
def test_nobody_hands_over_what_they_do_not_manage(wilgendaal, who):
    with pytest.raises(NotAllowed):
        proposes(alone(wilgendaal), who, "pia", "town", what=What.HAND_OVER, role=Role.MANAGER)


# --- on screen ---

def test_the_keeper_names_and_the_manager_of_the_town_confirms_on_the_pages(wilgendaal):
    kobe, griet, els = (browser(wilgendaal, who) for who in ("kobe", "griet", "els"))
    assert f'href="{HERE}village/"' in words_of(kobe.get(f"{HERE}organisations/"))
    assert f'href="{HERE}village/name/"' in words_of(kobe.get(f"{HERE}village/"))
    sent = {"role": "keeper", "who": seat(wilgendaal, "els", "school").pk, "reason": WHY}
    assert kobe.post(f"{HERE}village/name/", sent | {"reason": "x"}).status_code == 422
    here = kobe.post(f"{HERE}village/name/", sent)["Location"]
    assert WHY in words_of(kobe.get(here)) and "Yes, I confirm it" not in words_of(kobe.get(here))
    assert "You can say no." in words_of(els.get(here)) and "Yes, I confirm it" not in words_of(els.get(here))
    assert "Waits for an answer" in words_of(griet.get(f"{HERE}village/")) and "Yes, I confirm it" in words_of(griet.get(here))
    assert griet.post(f"{here}yes/")["Location"] == here
    page = words_of(kobe.get(f"{HERE}village/"))
    assert "confirmed by Griet Claes" in page and "How it went" in page
    assert "Els De Wilde" in page.partition("How it went")[0]


@pytest.mark.parametrize("who", ["hanne", "mieke", "els", "jonas", "leila", "yara", "stranger", ""])
def test_for_nobody_else_these_pages_exist(two, who):
    pk, client = proposes(two, who="karim"), browser(two, who)
    for path in ("village/", "village/name/", f"village/{seat(two, 'pia', 'town').pk}/end/", "organisations/second-manager/",
                 f"proposal/{pk}/", f"chair/{seat(two, 'griet', 'town').pk}/hand-over/"):  # fmt: skip
        assert client.get(HERE + path).status_code in (302, 404), path
        assert client.post(HERE + path, {"reason": WHY}).status_code in (302, 404, 405), path
    for path in ("yes", "no"):
        assert client.post(f"{HERE}proposal/{pk}/{path}/").status_code in (302, 404)
    assert says_yes(two, "bram", pk) is None


def test_who_watches_reads_it_and_decides_nothing(two):
    pk, pia = proposes(two), browser(two, "pia")
    assert "Who keeps the village" in words_of(pia.get("/wilgendaal/"))
    assert "waits until" in words_of(pia.get(f"{HERE}village/"))
    assert pia.post(f"{HERE}proposal/{pk}/yes/").status_code == 404 and pia.post(f"{HERE}proposal/{pk}/no/").status_code == 404
    assert pia.get(f"{HERE}village/name/").status_code == 404


def test_the_manager_hands_over_on_the_page(wilgendaal):
    alone(wilgendaal)
    griet, chair = browser(wilgendaal, "griet"), seat(wilgendaal, "griet", "town").pk
    path = f"{HERE}chair/{chair}/hand-over/"
    assert path in words_of(griet.get(HERE))
    sent = {"who": seat(wilgendaal, "stranger", "town").pk, "becomes": "member", "reason": "I go to another service."}
    here = griet.post(path, sent)["Location"]
    tom = browser(wilgendaal, "stranger")
    assert "manages Stad Wilgendaal instead of Griet Claes" in words_of(tom.get(here))
    assert tom.post(f"{here}yes/").status_code == 302
    assert "Tom Vets" in words_of(tom.get(HERE))
    assert browser(wilgendaal, "griet").get(HERE).status_code == 404


def test_a_manager_of_two_places_hands_over_the_one(door):
    chair = seat(door, "griet", "door").pk
    sent = {"who": seat(door, "mieke", "door").pk, "becomes": "", "reason": "The town is enough work."}
    here = browser(door, "griet").post(f"{HERE}chair/{chair}/hand-over/", sent)["Location"]
    assert browser(door, "mieke").post(f"{here}yes/").status_code == 302
    assert chairs_of(door, "griet", "door") == [("manager", False)] and chairs_of(door, "griet", "town") == [("manager", True)]


def test_the_keeper_finds_who_could_manage_beside_one(wilgendaal):
    alone(wilgendaal)
    kobe = browser(wilgendaal, "kobe")
    page = words_of(kobe.get(f"{HERE}organisations/second-manager/"))
    assert "Tom Vets" in page and "Hanne Moreels" not in page
    sent = {"who": seat(wilgendaal, "stranger", "town").pk, "reason": "Griet is ill since March."}
    here = kobe.post(f"{HERE}organisations/second-manager/", sent)["Location"]
    assert browser(wilgendaal, "griet").post(f"{here}yes/").status_code == 302
    assert ("manager", True) in chairs_of(wilgendaal, "stranger", "town")
    assert place(wilgendaal, "town")
