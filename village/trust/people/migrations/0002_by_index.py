"""The lock on people asks about the one row, along an index, however many grants its reader has."""

from django.db import migrations

from village.trust.access.lock import Renew


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"), ("consent", "0002_found_by_item"), ("access", "0001_the_lock"),
    ]  # fmt: skip
    operations = [
        Renew("people", "Person", "Family", "FamilyOwner", "Guardianship"),
        Renew("consent", "Mandate"),
    ]
