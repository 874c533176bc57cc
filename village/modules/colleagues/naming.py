"""Who keeps the village, or manages a place, is said by two people. Who may is checked in keepers.sql.

One proposes with a reason; another keeper confirms, or, where there is none besides, who manages the municipality or the
contact point. Decision 0010 says why.
"""

from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.colleagues.problems import (
    DoesItAlready,
    NobodyToConfirm,
    NotBoth,
    OneKeeperRemains,
    ProposalIsOver,
    ProposedAlready,
)
from village.modules.colleagues.proposals import Proposal
from village.modules.colleagues.words import NAMING_LIVES, What, silence_of
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.passing_on.leaving import ENDED
from village.trust.notices.models import Notice
from village.trust.vocabulary import Role

NOT_NOW = {
    "already": DoesItAlready, "both": NotBoth, "last": OneKeeperRemains, "asked": ProposedAlready, "nobody": NobodyToConfirm,
    "over": ProposalIsOver,
}  # fmt: skip
HERE = "colleagues/proposal/"
STOPPED = "Does not do this any more: two people said so."


def propose(member_id: UUID, *, what: What, role: Role, reason: str, becomes: str = "") -> UUID:
    """Told at once to whom it is about, and to everybody whose yes would count."""
    key = uuid7()
    _said(asked_of_the_lock(
        "SELECT app.propose_naming(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [key, what, role, member_id, becomes, reason.strip(), now() + NAMING_LIVES, Notice.Code.FAMILY_TOLD,
         Notice.Code.QUESTION, HERE],
    ))  # fmt: skip
    return key


def confirm(one: Proposal) -> None:
    """The second yes: from this moment it counts."""
    _said(asked_of_the_lock(
        "SELECT app.confirm_naming(%s, %s, %s, %s, %s, %s, %s, %s)",
        [one.pk, uuid7(), silence_of(one.role), silence_of(one.becomes) if one.becomes else "", STOPPED,
         Notice.Code.FAMILY_TOLD, HERE, ENDED],
    ))  # fmt: skip


def stop(proposal_id: UUID) -> None:
    """By who proposed it, by who it is about, or by whose yes is asked: one no is enough."""
    if not asked_of_the_lock("SELECT app.end_naming(%s, %s, %s)", [proposal_id, Notice.Code.FAMILY_TOLD, HERE]):
        raise ProposalIsOver


def _said(answer: str) -> None:
    if answer in NOT_NOW:
        raise NOT_NOW[answer]
