"""An act as people read it: by those who answer for it, by the family, by the one who received the copy."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import now
from village.modules.danger.models import DangerAct, SharedCopy
from village.modules.danger.queries import steps_of, visible_kinds
from village.modules.danger.words import DID, PICTURES, WORK_IN_BETWEEN, Deed, Step
from village.trust.access.opening import find
from village.trust.law.in_words import law_in_words
from village.trust.law.policies import policy_of_version
from village.trust.vocabulary import Actor, Purpose

BOXES = (
    ("facts", gettext_lazy("Facts")), ("observations", gettext_lazy("Observations")), ("opinion", gettext_lazy("Opinion")),
    ("harm_if_not", gettext_lazy("Harm feared by not sharing")), ("harm_if", gettext_lazy("Harm feared by sharing")),
    ("tried", gettext_lazy("Tried before, asking less")), ("persons", gettext_lazy("Who else is concerned")),
    ("against_name", gettext_lazy("Who is shut out")),
)  # fmt: skip
FAMILY_BOXES = ("facts", "observations", "opinion", "harm_if_not", "tried")
"""What others said and who else is concerned stays with those who work on it: it may point to somebody (B3 24)."""
STEP_LOOK = {
    Step.AGREED: ("check-circle", "ok"), Step.DISAGREED: ("hand-palm", "warn"), Step.TOLD: ("chats-circle", "home"),
    Step.REVIEWED: ("seal-check", "place"), Step.LIFTED: ("key", "place"), Step.ANSWERED: ("chat-circle-text", "home"),
}  # fmt: skip


def record_of(act: DangerAct, actor: Actor, language: str) -> dict[str, Any]:
    """Everything of B6, in words."""
    law = policy_of_version(act.law_version)
    names = {step.key: step.words.in_language(language) for step in law.danger_steps}
    texts = law.danger_checks
    steps = [in_words(step) for step in steps_of(act)]
    return {
        "did": DID[Deed(act.deed)], "icon": PICTURES[Deed(act.deed)][0], "cat": PICTURES[Deed(act.deed)][1],
        "boxes": [(label, getattr(act, name)) for name, label in BOXES if getattr(act, name)],
        "law_steps": [(names.get(key, key), on) for key, on in act.steps_done.items()],
        "affirmed": [texts[key].in_language(language) for key in act.affirmed if key in texts],
        "to_whom": receiver_of(act, language), "kinds": visible_kinds(act.kinds), "steps": steps,
        "law": law_in_words(act.law_version),
        "is_mine": act.author_id == actor.person_id, "can_complete": act.author_id == actor.person_id and now() < act.locked_at
        and act.deed != Deed.LOCK, "copy": copy_of(act, actor),
    }  # fmt: skip


def told_of(act: DangerAct, actor: Actor, language: str) -> dict[str, Any]:
    """The same as the family reads it: what was done, by whom, why, with whom; and what they wrote themselves."""
    steps = [step for step in steps_of(act) if Step(step.what) not in WORK_IN_BETWEEN]
    labels = dict(BOXES)
    told = [step.words for step in steps if step.what == Step.TOLD]
    return {
        "did": DID[Deed(act.deed)], "told": told[-1] if told else "",
        "boxes": [(labels[name], getattr(act, name)) for name in FAMILY_BOXES if getattr(act, name)],
        "to_whom": receiver_of(act, language), "kinds": visible_kinds(act.kinds), "copy": copy_of(act, actor),
        "steps": [in_words(step) for step in steps if step.what in (Step.REVIEWED, Step.OUTCOME, Step.ANSWERED, Step.ADDED)],
    }  # fmt: skip


def receiver_of(act: DangerAct, language: str) -> str:
    if act.receiver:
        return f"{act.receiver.public_name}, {act.receiver.get_role_display()}"
    services = {
        one.key: one.words.in_language(language)
        for one in policy_of_version(act.law_version).danger_receivers
    }
    return in_a_row([services.get(act.receiver_key, ""), act.receiver_name])


def copy_of(act: DangerAct, actor: Actor) -> SharedCopy | None:
    if act.copy_id is None:
        return None
    try:
        return find(actor, SharedCopy, act.copy_id, Purpose.DANGER)
    except Http404:
        return None


def in_words(step: Any) -> dict[str, Any]:
    icon, cat = STEP_LOOK.get(Step(step.what), ("pencil-simple", "quiet"))
    return {
        "label": step.get_what_display(), "words": step.words, "by": step.author_name or _("Somebody"), "at": step.made_at,
        "icon": icon, "cat": cat,
    }  # fmt: skip
