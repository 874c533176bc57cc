"""What is counted of a programme: each measure with its formula, its source, its aim, and one sentence for people.

Sources: [S1] New York State, high fidelity wraparound, public element list (thresholds); [S8] Eigen Kracht (plans carried by
the circle itself); PROP: a proposal of this project. All formulas are our own, on public practice standards: no item of a
licensed scale (WFI-EZ, TOM, DART) is used. Each is a share: `fits` of `all_of`. Nothing is ever counted of one family.
Not counted here: needs worded as services (their words are sealed), outcomes with a value (a plan has no marks).
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAYS = {"contact": 3, "visit": 10, "story": 20, "meeting": 30, "plan": 35, "gap": 35, "celebrate": 100}
"""Days of the practice standards [S1]; a celebration counts for the look back that follows within so many days (PROP)."""


class Group(TextChoices):
    """In the order of a family's way."""

    BEGIN = "begin", _("A good begin")
    TOGETHER = "together", _("Together at the table")
    OWN = "own", _("Carried by the family and its own circle")
    WORD = "word", _("Words kept")
    END = "end", _("Celebrating and ending well")


@dataclass(frozen=True)
class Measure:
    """`aim`: the share to aim for in hundredths; None: no norm, only a trend."""

    key: str
    group: Group
    title: str | Promise
    sentence: str | Promise
    aim: int | None
    source: str


MEASURES = (
    # days(question -> first contact) <= 3; of plans opened in the period from a question [S1]
    Measure("first_contact", Group.BEGIN, _("First contact within 3 days"),
            _("So many families heard from somebody within three days of their question."), 100, "S1"),
    # days(question -> first visit) <= 10; a visit is a contact in person, or the first meeting [S1]
    Measure("first_visit", Group.BEGIN, _("Met in person within 10 days"),
            _("So many families met somebody in person within ten days of their question."), 100, "S1"),
    # a safety note of the family holds on the day of the first visit [S1]
    Measure("safety_note", Group.BEGIN, _("A safety note at the first visit"),
            _("So many families had their safety note when somebody first met them."), 100, "S1"),
    # days(first visit -> own words stand) <= 20 [S1]
    Measure("story", Group.BEGIN, _("Own words within 20 days"),
            _("So many families had their own story in the plan within twenty days of the first visit."), 100, "S1"),
    # days(first visit -> first team meeting) <= 30 [S1]
    Measure("first_meeting", Group.BEGIN, _("First meeting within 30 days"),
            _("So many families sat together with their team within thirty days of the first visit."), 100, "S1"),
    # days(first visit -> first version with every yes that is needed) <= 35 [S1]
    Measure("plan_agreed", Group.BEGIN, _("An agreed plan within 35 days"),
            _("So many families had a plan with their yes within thirty-five days of the first visit."), 100, "S1"),
    # max(gap between meetings that follow each other, and last meeting -> today) <= 35 [S1]
    Measure("rhythm", Group.TOGETHER, _("Never longer than 35 days apart"),
            _("In so many plans there were never more than 35 days between two meetings, nor since the last."), 100, "S1"),
    # meetings with at least one of the family (the child apart) / all meetings [S1]
    Measure("caregiver_present", Group.TOGETHER, _("A parent or carer was there"),
            _("At so many meetings a parent or carer sat at the table."), 100, "S1"),
    # meetings with the child or young person / all meetings [S1]
    Measure("child_present", Group.TOGETHER, _("The child was there"),
            _("At so many meetings the child or young person sat at the table."), 100, "S1"),
    # meetings with at least one natural supporter / all meetings [S1]
    Measure("natural_present", Group.TOGETHER, _("Somebody of their own circle was there"),
            _("At so many meetings somebody of the family's own circle sat at the table."), 100, "S1"),
    # professionals who came (without who coordinates) / professionals invited; aim 0.8 PROP
    Measure("work_present", Group.TOGETHER, _("Who was invited for work came"),
            _("So many of the professionals who were invited came."), 80, "S1, PROP"),
    # natural members / team without who coordinates; no norm in the sources, 0.5 as aspiration PROP
    Measure("natural_team", Group.OWN, _("Own circle in the team"),
            _("So much of the team is of the family's own circle, who coordinates not counted."), 50, "PROP"),
    # steps held by family or natural supporters / all steps; 0.3 PROP [S8 reports about 0.8]
    Measure("own_steps", Group.OWN, _("Steps in their own hands"),
            _("So many steps are done by the family and its own circle."), 30, "S8, PROP"),
    # steps linked to a strength / all steps [S1]
    Measure("strengths", Group.OWN, _("Steps that build on a strength"),
            _("So many steps build on something the family is good at."), None, "S1"),
    # goals with at least two ways considered / all goals [S1]
    Measure("options", Group.OWN, _("At least two ways considered"),
            _("For so many goals the family chose among at least two ways."), 100, "S1"),
    # steps of professionals done on or before the agreed day / their steps that were due
    Measure("kept_work", Group.WORD, _("Professionals kept their word"),
            _("So many steps of professionals were done on or before the day that was agreed."), None, "PROP"),
    # steps of family and own circle done on or before the agreed day / their steps that were due
    Measure("kept_family", Group.WORD, _("Families and their circle did what they said"),
            _("So many steps of families and their own circle were done on or before the day that was agreed."), None, "PROP"),
    # looks back with something that went well noted before / all looks back (trend)
    Measure("celebrated", Group.END, _("Something to celebrate"),
            _("At so many looks back something that went well had been written down."), None, "PROP"),
    # closed plans with an ending written beforehand / closed plans; 0.9 PROP
    Measure("planned_ending", Group.END, _("Ended as planned together"),
            _("So many plans that ended had an ending that was planned together."), 90, "PROP"),
)  # fmt: skip
BY_KEY = {measure.key: measure for measure in MEASURES}
