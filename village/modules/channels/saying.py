"""The words to say by phone or at the door, in plain sentences: who calls, why, what is new, and that nothing is owed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.moments import moment_in_words
from village.modules.channels.asked import Asked
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice

NEWS = {
    Notice.Code.TAKEN_UP: gettext_lazy("{name} has your question now."),
    Notice.Code.QUESTION: gettext_lazy("{name} has one question for you."),
    Notice.Code.ANSWER: gettext_lazy("{name} has an answer for you."),
    Notice.Code.REOPENED: gettext_lazy("Your question is open again, with the same number."),
}
OTHER_NEWS = gettext_lazy("{name} has something new to tell you.")


def words_to_say(asked: Asked, code: Notice.Code, me: Membership, said: str) -> str:
    """`said`: what was written just now for the one who asked."""
    owner = asked.owner.public_name if asked.owner else me.public_name
    lines = [_("You asked us something. I bring you the news about it."), str(NEWS.get(code, OTHER_NEWS)).format(name=owner)]
    if said.strip():
        lines.append(f"“{said.strip()}”")
    if code == Notice.Code.TAKEN_UP and asked.answer_by:
        lines.append(_("You hear more before {when}.").format(when=moment_in_words(asked.answer_by)))
    if code == Notice.Code.QUESTION:
        lines.append(_("You can answer me now, or think about it first."))
    return "\n\n".join(lines)


def before_the_words(me: Membership, name: str) -> list[str]:
    """How the talk begins. First whether it suits, and that this is the right person: never a word to somebody else."""
    return [
        _("Good day, am I speaking with {name}? I am {me}, of {place}.").format(
            name=name, me=me.public_name, place=me.organisation.name
        ),
        _("Does it suit you now, and can you talk freely?"),
    ]


def after_the_words(phone: str) -> list[str]:
    lines = [_("Is it clear like this? Is there something you want to ask?")]
    if phone:
        lines.append(_("You can always call me on {phone}.").format(phone=phone))
    return lines
