"""Enrolling in a school, in both villages: each has its own dates. In Wilgendaal Leïla asks for help for Yara, notes what is
done, and sits together with Hanne in three days.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import enrolment_words as words
from village.demo.stories.stage import Stage, Told, after_opening
from village.modules.enrolment import actions, keeping
from village.modules.enrolment.keeping import Kept
from village.modules.enrolment.models import EnrolmentStep, Wording
from village.modules.enrolment.queries import appointment_of
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker, AsksFor, LifeArea, ReachBy
from village.modules.promises.working_time import week_of
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Purpose

Rows = Sequence[tuple[int, int, str, tuple[Wording, ...]]]


def tell(stage: Stage) -> Told:
    steps = _year(stage, "kobe", words.WILGENDAAL)
    request = _leila_asks(stage)
    stage.take_up("hanne", request)
    with stage.playing("leila") as leila:
        mine = find(leila, HelpRequest, request)
        actions.choose_schools(mine, by=leila, levels=[words.SECONDARY], reminds=True)
        actions.mark_step(
            mine, by=leila, step=next(one for one in steps if one.level == words.SECONDARY), is_done=True
        )
        actions.ask_moment(mine, by=leila, words=words.AFTER_WORK)
    _they_agree(stage, request)
    return stage.told(request, asked=6, due=3)


def tell_in_french(stage: Stage) -> None:
    """Other schools, other days."""
    _year(stage, "paul", words.TILLEULS)


def _year(stage: Stage, keeper: str, rows: Rows) -> list[EnrolmentStep]:
    today = timezone.localdate()
    first = today.year + (today.month >= 9)
    with stage.playing(keeper) as by:
        year = keeping.keep_year(
            None, by=by, called=f"{first}-{first + 1}", from_day=_on(-45), until_day=_on(240), days_ahead=7
        )
        return [
            keeping.keep_step(None, year, by=by, kept=Kept(wordings, _on(opens), _on(closes), link))
            for opens, closes, link, wordings in rows
        ]


def _leila_asks(stage: Stage) -> UUID:
    question = requests.Question(
        asker=Asker.PARENT, goes_well=words.MUSIC_SCHOOL, hard=words.WHICH_SCHOOL, life_areas=(LifeArea.SCHOOL,),
        called_name="Yara", reach_by=ReachBy.HERE, language=stage.language, asks_for=AsksFor.ENROLMENT,
    )  # fmt: skip
    with stage.playing("leila") as leila:
        return requests.ask(stage.person("yara"), by=leila, question=question).pk


def _they_agree(stage: Stage, request: UUID) -> None:
    """Hanne proposes a moment after four; Leïla says yes."""
    with stage.playing("hanne") as hanne:
        at = after_opening(week_of(stage.village_id), days=3, hours=7)
        me = Membership.unscoped.filter(village_id=stage.village_id, person=stage.person("hanne")).first()
        assert me is not None
        asked = find(hanne, HelpRequest, request, Purpose.HELP)
        actions.plan_moment(asked, by=hanne, starts_at=at, place=words.AT_THE_TABLE, member=me.pk)
    with stage.playing("leila") as leila:
        mine = find(leila, HelpRequest, request)
        stands = appointment_of(mine)
        assert stands is not None
        actions.agree_to_moment(mine, by=leila, moment=stands.last.pk)


def _on(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
