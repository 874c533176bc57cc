"""Builds Wilgendaal and Val-des-Tilleuls: first what must be there, then the stories, told through the actions."""

from django.utils import timezone

from village.demo.cast import VILLAGES
from village.demo.clearing import clear
from village.demo.clock import set_the_clock
from village.demo.connection import as_owner, as_the_app
from village.demo.receipt import let_everybody_know_the_code
from village.demo.rows import Laid, lay_out
from village.demo.stories import tell
from village.demo.stories.whole_door import climb
from village.trust.villages.models import Village
from village.trust.villages.queries import village_by_slug

IN_THE_MAKING = "{}-in-the-making"
"""The name of a village until its last story is told: what was broken off halfway is never taken for done."""


def build(*, again: bool = False) -> bool:
    """True when there was something to do. Needs the login of the owner."""
    if not again and all(village_by_slug(plan.slug) for plan in VILLAGES):
        return False
    villages = _lay_out()
    with as_the_app():
        told = tell(villages)
    with as_owner():
        set_the_clock(told)
    with as_the_app():
        climb()
    with as_owner():
        let_everybody_know_the_code()
        for slug, laid in villages.items():
            Village.objects.filter(pk=laid.village.pk).update(slug=slug)
    return True


def _lay_out() -> dict[str, Laid]:
    today = timezone.localdate()
    with as_owner():
        clear()
        return {plan.slug: lay_out(plan, IN_THE_MAKING.format(plan.slug), today) for plan in VILLAGES}
