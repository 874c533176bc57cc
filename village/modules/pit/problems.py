"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.modules.pit.plain_words import SAY_IT_PLAINLY
from village.trust.access.doing import CannotNow


class PitProblem(CannotNow):
    """What every problem here is."""


class NotNow(PitProblem):
    says = _("It stands somewhere else by now. Here is how it is.")


class OfferedAlready(PitProblem):
    says = _("It was offered already, or it runs. Here is how it is.")


class NotAChild(PitProblem):
    says = _("Early help is for a child. The day of birth has to be known first, to see whose yes is needed.")


class SchoolCannotRead(PitProblem):
    says = _("By the law of one of the two sides, this school cannot read along here. Choose early help without school.")


class ChooseTheTeacher(PitProblem):
    says = _("Say with which teacher it is done. Without a school, choose early help at home.")


class NobodyToCoach(PitProblem):
    says = _("This person cannot be the coach now. Who offered it looks for somebody else with you.")


class NoDayToTalk(PitProblem):
    says = _("Choose the day on which you talk together for the first time: today or later.")


class FirstTheYoungPerson(PitProblem):
    """The law file keeps such a question from who raises a young person of this age."""

    says = _(
        "Here who raises a young person of this age does not read what the school passed on about its wellbeing. "
        "First ask the young person itself; with that yes you may tell them."
    )


class FirstTrust(PitProblem):
    """P-11: trust goes first."""

    says = _("First get to know each other. When the first contact stands here, strengths can be written down.")


class FirstStrengths(PitProblem):
    says = _("First write down together how it is, and agree on one strength. The plan builds on it.")


class LooksLikeTestResult(PitProblem):
    """P-13: no raw results of tests."""

    says = SAY_IT_PLAINLY


class FirstAskTheFamily(PitProblem):
    """P-12: nothing is adjusted or closed without the family's opinion."""

    says = _("First ask the family how it goes. What one of them says stands here before you go on.")


class SayWhatCameOfIt(PitProblem):
    says = _("Say in words what came of it.")


class NoDayToLookBack(PitProblem):
    says = _("Choose a day after today that is not too far away.")


class ItIsOver(PitProblem):
    says = _("This was rounded off. It can be read, not changed.")
