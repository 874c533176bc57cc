"""The lock on waiting, the order, and what passes between its sides."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "waiting.sql").read_text()
BACK = (
    "DROP FUNCTION app.today_in, app.waiting_turn, app.waits_too_long, app.still_waits, app.kept_out_of, app.contact_while_waiting,"
    " app.works_on_waiting, app.begin_waiting, app.give_waiting, app.waiting_ended, app.waiting_band, app.waits_of,"
    " app.waiting_overview, app.waiting_blind_spots, app.waiting_due, app.waiting_rises"
)


class Migration(migrations.Migration):
    dependencies = [
        ("waiting", "0001_initial"), ("access", "0001_the_lock"), ("help_requests", "0006_colleagues"),
        ("promises", "0002_the_lock"),
    ]  # fmt: skip
    operations = [
        Protect(
            "waiting", "WaitingRules", "WaitingList", "WaitingQuota", "WaitingProposal", "WaitingYes", "WaitingEntry", "WaitingReason",
            "BridgingOffer", "CheckIn", "PlaceOffer",
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
