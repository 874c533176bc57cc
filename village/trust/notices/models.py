"""Telling people that something waits for them: on screen, and by mail without a name or a word of content."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Internal, KeptBy


class Notice(VillageRecord):
    """One thing that waits for one person. The sentence is made when it is read, from the code."""

    class Code(models.TextChoices):
        NEW_REQUEST = "new_request", _("A question waits for somebody to take it up.")
        TAKEN_UP = "taken_up", _("Somebody took up your question.")
        QUESTION = "question", _("There is one question for you.")
        ANSWER = "answer", _("There is an answer for you.")
        REPLY = "reply", _("Somebody wrote back to you.")
        PROMISE_SOON = "promise_soon", _("A promise of yours ends soon.")
        PROMISE_LATE = "promise_late", _("A promise of yours is late.")
        PROMISE_RISEN = "promise_risen", _("A promise in your team is late.")
        STOPPED_SHARING = "stopped_sharing", _("Somebody stopped sharing with you.")
        SHARED = "shared", _("Somebody shared something with you.")
        TRIED = "tried", _("We tried to reach you.")
        REOPENED = "reopened", _("A question is open again.")
        NUDGED = "nudged", _("A colleague asks something about a question you have.")
        GIVEN = "given", _("A colleague gave you a question.")
        OTHER_OWNER = "other_owner", _("Somebody else has your question from now on.")
        DEPUTY = "deputy", _("A colleague is away. You are the deputy.")
        PASSED_ON = "passed_on", _("There is news about what you passed on.")
        LATE_MINE = "late_mine", _("A question you have waits too long for an answer.")
        LATE_STANDS_IN = "late_stands_in", _("A question you stand in for waits too long for an answer.")
        LATE_AT_DESK = "late_at_desk", _("A question at your desk waits too long for an answer.")
        LATE_RISEN = "late_risen", _("A question in your team still waits. Those who have it were asked before you.")
        SHARE_YES = "share_yes", _("Your yes is asked, to show something to somebody.")
        CIRCLE_CHANGED = "circle_changed", _("Something changed in who looks after somebody of your family.")
        READ_MANY = "read_many", _("Somebody opened very many people in a short time.")
        DANGER_SECOND = "danger_second", _("A colleague asks for your second opinion.")
        DANGER_RECEIVED = "danger_received", _("Something urgent waits for you.")
        DANGER_OPENED = "danger_opened", _("Somebody looked, because of danger, at somebody you work with.")
        DANGER_REVIEW = "danger_review", _("There is something to look back at.")
        DANGER_OPEN = "danger_open", _("Something you wrote down is not finished yet.")
        DANGER_REVIEWED = "danger_reviewed", _("Somebody looked back at what you decided.")
        SHARING_ENDS = "sharing_ends", _("Something that you share ends soon. You decide whether it goes on.")
        GROWS_UP = "grows_up", _("A birthday is near, and it changes who decides.")
        AGE_TASK = "age_task", _("Somebody you work with comes to an age at which something changes.")
        TRIED_TO_OPEN = "tried_to_open", _("Somebody who may not, tried to open something of a family you work with.")
        LEAK = "leak", _("Something went wrong with what is kept about you. Please read what happened.")
        FAMILY_TOLD = "family_told", _("There is something new for you to read.")
        DATE_NEAR = "date_near", _("A date comes near, of something that was asked.")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=30, choices=Code)
    path = models.CharField(max_length=200, help_text=_("where in the village it can be opened"))
    read_at = models.DateTimeField(null=True, blank=True)
    protection = KeptBy("person")


class Delivery(VillageRecord):
    """A mail that must go out. It says only that something waits: no content, no child, no service (T18)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    language = models.CharField(max_length=10)
    due_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    protection = Internal("the clock sends it; the app's login cannot read addresses back")
