"""The order of waiting: the test vectors of the domain document, ageing, and that no number gets out."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.waiting.conftest import a_list, some_wait
from village.modules.waiting import queries, reading
from village.modules.waiting.models import WaitingEntry, WaitingRules
from village.modules.waiting.words import Band, Need
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list

TODAY = date(2026, 11, 22)
WISH, STUCK, SOON, AT_STAKE = Need.WISH, Need.STUCK, Need.SOON, Need.AT_STAKE
VECTORS = [  # domain.md part 10: (need, days) -> P, review
    (AT_STAKE, 3, "3.214", False), (SOON, 60, "3.429", False), (STUCK, 90, "2.071", False), (WISH, 200, "1.587", False),
    (STUCK, 300, "4.571", True),
]  # fmt: skip


def asked(sql, need, days):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT app.{sql}(%s, %s, %s, %s)", [need, TODAY - timedelta(days=days), TODAY, WaitingRules().targets])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("need", "days", "turn", "review"), VECTORS)
def test_need_and_time_both_count_as_the_document_says(need, days, turn, review):
    assert f"{asked('waiting_turn', need, days):.3f}" == turn
    assert asked("waits_too_long", need, days) is review


def order(cast, one, rules=None, who="nele"):
    with acting_as(cast.actors[who]) as actor:
        open_list(actor)
        found = queries.on_list(queries.who_waits(actor), one)
        entries = list(queries.waiting_order(found, rules or WaitingRules(), timezone.localdate()))
    return [(one.need, (timezone.localdate() - one.since).days) for one in entries]


def test_the_five_of_the_document_stand_in_its_order(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, *[(need, days) for need, days, _turn, _review in VECTORS])
    assert order(wilgendaal, amarant) == [(STUCK, 300), (SOON, 60), (AT_STAKE, 3), (STUCK, 90), (WISH, 200)]


def test_nobody_starves_a_wish_of_long_ago_goes_before_what_is_at_stake_since_yesterday(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, (AT_STAKE, 27), (WISH, 252), (WISH, 253))
    assert order(wilgendaal, amarant) == [(WISH, 253), (AT_STAKE, 27), (WISH, 252)]


def test_with_the_same_turn_the_longer_wait_goes_first(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, (SOON, 0), (WISH, 252), (STUCK, 84))  # all exactly 2
    assert order(wilgendaal, amarant) == [(WISH, 252), (STUCK, 84), (SOON, 0)]


def test_who_came_on_the_same_day_stands_by_lot_and_the_lot_stays(wilgendaal, amarant):
    made = some_wait(wilgendaal, amarant, *[(STUCK, 30)] * 12)
    with acting_as(wilgendaal.nele) as nele:
        open_list(nele)
        ordered = queries.waiting_order(queries.who_waits(nele), WaitingRules(), timezone.localdate())
        first, again = ([one.pk for one in ordered] for _each in range(2))
    assert first == again and first != [one.pk for one in made]


def test_another_village_aims_for_other_days_by_a_row(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, (WISH, 100), (STUCK, 10))
    assert order(wilgendaal, amarant)[0] == (STUCK, 10)
    assert order(wilgendaal, amarant, WaitingRules(wish_days=85, stuck_days=84))[0] == (WISH, 100)


def test_no_number_of_the_order_is_stored_or_leaves_the_database(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, (SOON, 60))
    columns = {field.name for field in WaitingEntry._meta.get_fields()}
    assert not columns & {"turn", "priority", "position", "place", "lot", "points"}
    with acting_as(wilgendaal.nele) as nele:
        open_list(nele)
        one = queries.waiting_order(queries.who_waits(nele), WaitingRules(), timezone.localdate()).get()
    assert not [value for value in vars(one).values() if isinstance(value, float)] and not hasattr(one, "turn")


@pytest.mark.parametrize(("need", "days"), [(need, 1) for need in Need])
def test_the_family_reads_why_in_one_sentence_without_a_number_or_anybody_else(need, days):
    entry = WaitingEntry(need=need, since=TODAY - timedelta(days=days))
    words = reading.why_this_order(entry, WaitingRules(), TODAY)
    assert words.startswith("You go before") and not any(letter.isdigit() for letter in words)


def test_who_waits_far_too_long_reads_that_the_next_place_is_theirs():
    entry = WaitingEntry(need=STUCK, since=TODAY - timedelta(days=300))
    assert "next place that fits is for you" in reading.why_this_order(entry, WaitingRules(), TODAY)


def band(cast, entry, who="nele"):
    with acting_as(cast.actors[who]):
        return queries.band_of(entry, WaitingRules())


def test_a_band_is_a_word_and_among_few_it_is_not_said(wilgendaal, amarant):
    few = some_wait(wilgendaal, amarant, *[(STUCK, 10 * number) for number in range(1, 10)])
    assert band(wilgendaal, few[0]) is None  # nine, under the ten of the village
    some_wait(wilgendaal, amarant, (WISH, 1))
    bands = [band(wilgendaal, few[number]) for number in (8, 4, 0)]
    assert bands == [Band.NEXT, Band.MIDDLE, Band.LATER]


def test_a_band_is_not_for_who_may_not_see_the_entry(wilgendaal, amarant):
    made = some_wait(wilgendaal, amarant, *[(STUCK, number) for number in range(12)])
    assert band(wilgendaal, made[0], "nele") and band(wilgendaal, made[0], "oona") is None
    assert band(wilgendaal, made[0], "stranger") is None


def test_who_stopped_sharing_counts_no_longer(wilgendaal, amarant):
    made = some_wait(wilgendaal, amarant, *[(STUCK, number) for number in range(10)])
    assert band(wilgendaal, made[0])
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE consent_consent SET withdrawn_at = now() WHERE item_id = %s", [made[5].pk])
    assert band(wilgendaal, made[0]) is None


def test_the_order_of_another_list_is_another_order(wilgendaal, amarant):
    other = a_list(wilgendaal, service="A group", keeper="nele")
    some_wait(wilgendaal, amarant, (SOON, 3))
    some_wait(wilgendaal, other, (WISH, 2))
    assert order(wilgendaal, amarant) == [(SOON, 3)]
    assert order(wilgendaal, other) == [(WISH, 2)]
