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
from tests.situations import family, own_data
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
    Row(3, "share with consent", elsewhere="test_3_",
        open="a yes that was said aloud has no witness beside it when one question is handed over"),
    Row(4, "one who must agree refuses or is missing", elsewhere="test_4_",
        open="after a no, the page does not list which lawful ways remain"),
    Row(5, "parents apart",
        (family.each_parent_has_an_own_authority_and_an_own_thread, family.an_order_of_a_judge_is_stronger_than_authority),
        open="no page writes down authority with its evidence, or the order of a judge; the owner of the tables does"),
    Row(6, "a parent without authority asks", (family.who_has_no_authority_asks_nothing_and_it_is_written_down,),
        open="the one who has the question is not told of the try"),
    Row(7, "consent withdrawn", (own_data.what_was_taken_along_stays_listed_after_a_withdrawal,), elsewhere="test_7_"),
    Row(8, "consent lapses", elsewhere="test_8_", open="nobody is reminded 30 days before"),
    Row(9, "a child nears an age of the law file",
        (family.what_a_parent_sees_follows_the_age, family.at_eighteen_every_parents_view_ends),
        open="no task 60 days before a birthday at which doors change"),
    Row(10, "a young person: do not tell my parents", (family.what_is_asked_alone_leaves_no_trace_for_parents,),
        open="no note about capacity: who judged it, why, when"),
    Row(11, "capable below the age, or not capable above it",
        open="no reasoned finding about capacity with a day to look again and the young person's own words"),
    in_danger(12, "share without consent because of danger"),
    in_danger(13, "decide not to share"),
    in_danger(14, "acute danger now"),
    in_danger(15, "a teacher has a concern"),
    Row(16, "from care to school", elsewhere="test_16_"),
    Row(17, "advice without naming", (own_data.advice_without_a_name_keeps_no_identity,)),
    in_danger(18, "information to the service for children in danger"),
    in_danger(19, "reporting code in five steps"),
    in_danger(20, "the right to speak to the prosecutor"),
    Row(21, "case conference", open="no case conference with its legal base, members, purpose and end"),
    in_danger(22, "referral to the authority, duty to share"),
    Row(23, "the receiving side", elsewhere="test_23_"),
    Row(24, "access request", (own_data.a_copy_of_all_about_me_comes_behind_the_login, own_data.the_clock_of_the_place_runs),
        open="passages about others are hidden by rule; no second person reads what goes out"),
    Row(25, "correction", (own_data.the_original_stays_with_the_own_words_beside_it, own_data.the_clock_of_the_place_runs)),
    Row(26, "erasure or destruction", (own_data.how_long_things_are_kept_is_the_law_of_the_place,),
        open="two people erase what is past its term; somebody's own request to erase, a hold and a refusal with its"
             " citation are not there (nor the own right to destruction of the Netherlands)"),
    Row(27, "restriction or objection", open="nothing can be frozen so that only the privacy officer sees it"),
    Row(28, "take your data along", (own_data.what_somebody_gave_comes_in_a_form_for_machines,)),
    in_danger(29, "a parent is the suspected person"),
    Row(30, "to another school or town", open="no offer of a slice to the next school or town, with receipt and end date"),
    Row(31, "volunteer, community centre", (family.who_is_bound_by_no_secrecy_has_no_record,),
        open="no attendance, line about allergies or contact in need; no consent for a photo apart"),
    Row(32, "report to the municipality", (own_data.small_numbers_are_not_said,),
        open="no report with rounded aggregates, complementary suppression and a budget of questions"),
    Row(33, "a leak", open="no one question that tells whom it touches and who saw, no clock of 72 hours, no letters"),
    Row(34, "two records seem one child", (own_data.two_records_become_one_by_two_people_and_two_again,)),
    Row(35, "a minor asks for help without account", (family.a_child_of_ten_asks_without_account_and_without_permission,),
        open="what was asked with a code cannot be attached to an account later"),
    Row(36, "sharing across a border", elsewhere="test_36_",
        open="the note about the United Kingdom and the Union stands in the law file and on no page"),
)  # fmt: skip

OPEN_AT_MOST = frozenset({3, 4, 5, 6, 8, 9, 10, 11, 21, 24, 26, 27, 30, 31, 32, 33, 35, 36})
"""What was open on 22 November 2026. Rows leave this list; none joins it."""
