"""The 36 situations of the trust rules (B3), in four places: read it as a table.

A cell is DONE (checked here, or by the tests of a module that are named), NOT HERE (the law of that place has no such
thing, with the reason) or OPEN (the product does not do all of it yet). An open row may have checks of what it does do;
it stays open until nothing is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from tests.cast import Cast
from tests.modules.danger.test_situations import SITUATIONS as DANGER
from tests.situations import (
    accounts,
    ahead,
    asking,
    beside,
    conferences,
    family,
    own_data,
    sharing,
    taking_part,
)
from tests.situations.places import PLACES

Check = Callable[[Cast, str], None]


class State(StrEnum):
    DONE = "done"
    NOT_HERE = "not here"
    OPEN = "open"


@dataclass(frozen=True)
class Row:
    number: int
    situation: str
    checks: tuple[Check, ...] = ()
    elsewhere: str = ""
    """The tests that walk it in each place: "danger" (its own table), or names in tests/modules/handovers."""
    not_here: dict[str, str] = field(default_factory=dict)
    open: str = ""
    """What the product does not do yet."""

    def state(self, place: str) -> State:
        if place in self.not_here:
            return State.NOT_HERE
        return State.OPEN if self.open else State.DONE


def in_danger(number: int, situation: str) -> Row:
    """The module of danger has a table of its own; where its law has no such thing, it says why."""
    here = [one for one in DANGER if one.row == number]
    not_here = {place: one.not_here[place] for one in here for place in PLACES if place in one.not_here}
    return Row(number, situation, elsewhere="danger", not_here=not_here)


ROWS = (
    in_danger(1, "a worker opens something of the own work"),
    in_danger(2, "a worker opens something outside it"),
    Row(3, "share with consent",
        (sharing.a_yes_aloud_has_a_witness_and_the_family_reads_it, sharing.who_said_it_confirms_or_undoes_it_at_once,
         sharing.what_was_asked_alone_only_the_young_person_lets_go), elsewhere="test_3_"),
    Row(4, "one who must agree refuses or is missing",
        (sharing.after_a_no_the_worker_reads_what_remains, sharing.one_yes_aloud_is_not_two), elsewhere="test_4_"),
    Row(5, "parents apart",
        (family.each_parent_has_an_own_authority_and_an_own_thread, family.an_order_of_a_judge_is_stronger_than_authority,
         beside.authority_is_written_down_with_its_proof_and_confirmed,
         beside.the_order_of_a_judge_is_written_down_and_counts_at_once)),
    Row(6, "a parent without authority asks",
        (family.who_has_no_authority_asks_nothing_and_it_is_written_down, beside.who_has_the_question_is_told_of_a_try)),
    Row(7, "consent withdrawn", (own_data.what_was_taken_along_stays_listed_after_a_withdrawal,), elsewhere="test_7_"),
    Row(8, "consent lapses",
        (ahead.who_said_yes_hears_it_in_time_and_once, ahead.only_who_decides_lets_it_go_on_and_else_it_ends,
         ahead.where_two_yeses_are_asked_one_does_not_let_it_go_on), elsewhere="test_8_"),
    Row(9, "a child nears an age of the law file",
        (family.what_a_parent_sees_follows_the_age, family.at_eighteen_every_parents_view_ends,
         ahead.a_birthday_that_changes_something_is_told_before, ahead.each_reads_it_in_plain_words_and_workers_read_no_name)),
    Row(10, "a young person: do not tell my parents",
        (family.what_is_asked_alone_leaves_no_trace_for_parents,
         beside.what_was_found_says_who_why_and_when_and_no_parent_reads_it)),
    Row(11, "capable below the age, or not capable above it",
        (beside.a_finding_keeps_to_what_the_law_presumes, beside.nobody_finds_it_alone_and_it_opens_no_door,
         beside.the_young_person_says_beside_it_how_they_see_it)),
    in_danger(12, "share without consent because of danger"),
    in_danger(13, "decide not to share"),
    in_danger(14, "acute danger now"),
    in_danger(15, "a teacher has a concern"),
    Row(16, "from care to school", elsewhere="test_16_"),
    Row(17, "advice without naming", (own_data.advice_without_a_name_keeps_no_identity,)),
    in_danger(18, "information to the service for children in danger"),
    in_danger(19, "reporting code in five steps"),
    in_danger(20, "the right to speak to the prosecutor"),
    Row(21, "case conference", conferences.CHECKS),
    in_danger(22, "referral to the authority, duty to share"),
    Row(23, "the receiving side", elsewhere="test_23_"),
    Row(24, "access request",
        (own_data.a_copy_of_all_about_me_comes_behind_the_login, own_data.the_clock_of_the_place_runs,
         asking.two_people_prepare_what_goes_out, asking.who_asked_reads_why_something_is_hidden_and_never_what,
         asking.every_look_is_in_the_logbook_and_the_key_ends, asking.what_the_one_who_asks_may_not_read_does_not_go_out,
         asking.somebody_without_an_account_asks_at_the_desk)),
    Row(25, "correction", (own_data.the_original_stays_with_the_own_words_beside_it, own_data.the_clock_of_the_place_runs)),
    Row(26, "erasure or destruction",
        (own_data.how_long_things_are_kept_is_the_law_of_the_place,
         asking.the_law_says_what_goes_and_what_stays_with_its_article,
         asking.two_people_erase_words_and_key_and_nobody_alone, asking.nobody_decides_alone_about_what_two_decide,
         asking.a_hold_keeps_it_and_the_family_reads_why_unless_danger,
         asking.own_words_go_at_once_and_what_others_wrote_does_not)),
    Row(27, "restriction or objection",
        (accounts.what_is_frozen_only_the_privacy_officer_reads, accounts.it_goes_on_by_the_family_or_by_two_with_a_reason)),
    Row(28, "take your data along", (own_data.what_somebody_gave_comes_in_a_form_for_machines,)),
    in_danger(29, "a parent is the suspected person"),
    Row(30, "to another school or town", (sharing.to_another_town_goes_a_slice_with_receipt_and_end,)),
    Row(31, "volunteer, community centre",
        (family.who_is_bound_by_no_secrecy_has_no_record,
         taking_part.a_volunteer_reads_who_comes_and_what_must_be_known_and_no_record,
         taking_part.who_was_there_is_ticked_and_forgotten_by_the_law,
         taking_part.the_yes_for_a_photo_is_apart_and_a_no_counts_at_once, taking_part.whose_yes_is_asked_follows_the_age,
         taking_part.the_family_reads_who_looked_and_stops_it_with_one_tap, taking_part.it_ends_by_itself_with_the_season)),
    Row(32, "report to the municipality",
        (own_data.small_numbers_are_not_said, beside.a_quarter_is_told_without_small_numbers,
         beside.it_is_made_once_and_read_by_who_answers_for_policy, beside.no_cell_can_be_reckoned_out_of_the_others)),
    Row(33, "a leak",
        (accounts.one_question_tells_whom_it_touches_and_the_clock_runs,
         accounts.everybody_it_touches_reads_a_letter_and_nobody_else)),
    Row(34, "two records seem one child", (own_data.two_records_become_one_by_two_people_and_two_again,)),
    Row(35, "a minor asks for help without account", 
        (family.a_child_of_ten_asks_without_account_and_without_permission,
         accounts.what_was_asked_with_a_code_comes_to_the_account, accounts.an_account_that_holds_something_is_not_mixed_up)),
    Row(36, "sharing across a border", (sharing.across_the_channel_the_note_is_read_first,), elsewhere="test_36_"),
)  # fmt: skip

OPEN_AT_MOST: frozenset[int] = frozenset()
"""What was open on 22 November 2026 is closed. None joins this list."""
