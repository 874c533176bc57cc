"""The lock on what stands beside the records of others."""

from django.db import migrations

from village.trust.access.lock import Protect


class Migration(migrations.Migration):
    dependencies = [("own_data", "0001_initial"), ("access", "0001_the_lock")]
    operations = [Protect("own_data", "Recorded", "Correction", "CorrectionAnswer")]
