"""An ordinary day at the desk: a try that reached nobody, something for meanwhile, a shop, a deputy, and a school's concern."""

from datetime import timedelta
from uuid import UUID

from village.demo.stories import desk_words as words
from village.demo.stories.stage import Stage, Told, after_opening
from village.foundation.time_range import now
from village.modules.help_requests import actions, concerns, reaching, team
from village.modules.help_requests.concerns import Passing
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.words import AsksFor, FamilyKnows, ToldBack, Way
from village.modules.promises.working_time import week_of
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import find
from village.trust.vocabulary import Purpose

CARRIES = 12


def tell(stage: Stage) -> list[Told]:
    told = [_nobody_reached_yet(stage), _something_for_meanwhile(stage), _told_in_a_shop(stage)]
    _fatou_is_away(stage)
    _a_concern_of_the_school(stage)
    _a_worry_that_waits_for_the_family(stage)
    _what_one_can_carry(stage)
    return told


def _nobody_reached_yet(stage: Stage) -> Told:
    """Samira wishes for swimming; Bram called and wrote, and tries on."""
    request = stage.ask_without_account(words.SAMIRA, words.SWIMMING)
    stage.take_up("bram", request)
    for way, said in ((Way.CALL, words.SWIMMING_NOT_REACHED), (Way.MESSAGE, words.SWIMMING_MESSAGE)):
        with stage.playing("bram") as bram:
            reaching.tried_to_reach(find(bram, HelpRequest, request, Purpose.HELP), by=bram, way=way, words=said)
    return stage.told(request, asked=3, due=1)


def _something_for_meanwhile(stage: Stage) -> Told:
    """Viktor waits for a course; until then there is a table on Wednesday, and a promise beside it."""
    request = stage.ask_without_account(words.VIKTOR, words.LETTERS)
    stage.take_up("bram", request)
    with stage.playing("bram") as bram:
        asked = find(bram, HelpRequest, request, Purpose.HELP)
        actions.bridge(asked, by=bram, words=words.LETTERS_MEANWHILE)
        before = after_opening(week_of(stage.village_id), days=3, hours=3)
        reaching.promise_more(asked, by=bram, what=words.LETTERS_PROMISE, answer_by=before)
    return stage.told(request, asked=4, due=2)


def _told_in_a_shop(stage: Stage) -> Told:
    """Amina tells it to Fatou in the shop on the corner, and says yes: Fatou writes it down and has it."""
    with stage.playing("fatou") as fatou:
        said = words.SHOP
        question = actions.Question(
            asker=said.asker, hard=said.hard, goes_well=said.goes_well, life_areas=tuple(said.areas),
            reach_by=said.reach_by, reach_where=said.reach_where, language="fr",
        )  # fmt: skip
        asked, _code = concerns.ask_for_somebody(fatou, name=words.AMINA, question=question, met=Way.SHOP)
    stage.take_up("fatou", asked.pk)
    with stage.playing("fatou") as fatou:
        mine = find(fatou, HelpRequest, asked.pk, Purpose.HELP)
        reaching.had_contact(mine, by=fatou, way=Way.SHOP, words=words.SHOP_TALK)
    return stage.told(asked.pk, asked=5, due=3)


def _fatou_is_away(stage: Stage) -> None:
    """From today, a week; Bram stands in, and it ends by itself."""
    hers, his = _chair(stage, "fatou"), _chair(stage, "bram")
    with stage.playing("fatou") as fatou:
        team.be_away(
            hers, by=fatou, deputy=his, from_at=now() - timedelta(minutes=5),
            until=now() + timedelta(days=7),
        )  # fmt: skip


def _a_concern_of_the_school(stage: Stage) -> None:
    """Karim passes on what De Kiem sees of Daan, whose father knows it; Bram drank tea with him."""
    with stage.playing("karim") as karim:
        sent = concerns.pass_on(
            Passing(
                called_name=words.DAAN, hard=words.DAAN_WORRY, goes_well=words.DAAN_WELL, tried=words.DAAN_TRIED,
                contributes=words.DAAN_SCHOOL, family_knows=FamilyKnows.YES, told_how=words.DAAN_TOLD,
            ),
            by=karim,
        )  # fmt: skip
    stage.take_up("bram", sent.pk)
    with stage.playing("bram") as bram:
        asked = find(bram, HelpRequest, sent.pk, Purpose.HELP)
        reaching.had_contact(asked, by=bram, way=Way.VISIT, words=words.DAAN_TEA)
        concerns.tell_back(asked, by=bram, says=ToldBack.TALKING)


def _a_worry_that_waits_for_the_family(stage: Stage) -> None:
    """Els wrote down a small worry; nobody reads it until the parents of Lotte know."""
    with stage.playing("els") as els:
        concerns.pass_on(
            Passing(
                called_name=words.LOTTE, hard=words.LOTTE_WORRY, family_knows=FamilyKnows.NOT_YET, asks_for=AsksFor.EARLY,
            ),
            by=els,
        )  # fmt: skip


def _what_one_can_carry(stage: Stage) -> None:
    """Mieke says how many open questions Hanne and Bram can carry."""
    chairs = [_chair(stage, who) for who in ("hanne", "bram")]
    with stage.playing("mieke") as mieke:
        for chair in chairs:
            team.set_ceiling(chair, by=mieke, most=CARRIES)


def _chair(stage: Stage, who: str) -> UUID:
    with stage.playing(who) as actor:
        point = contact_point_of(stage.village_id)
        chair = membership_in(actor, point.pk) if point else None
        assert chair is not None
        return chair.pk
