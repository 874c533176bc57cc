"""Rows point inside their own village only: the keys that Django added after the lock, and that name no village, go."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0003_kept_and_at_once")]
    operations = [InsideTheVillage("passing_on")]
