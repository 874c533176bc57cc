"""Rows point inside their own village only: the keys that Django added after the lock, and that name no village, go."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("family_plans", "0003_own_plans")]
    operations = [InsideTheVillage("family_plans")]
