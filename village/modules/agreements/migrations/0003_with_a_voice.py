"""A frozen piece says that a voice or a drawing belonged to it."""

import django.contrib.postgres.fields
from django.db import migrations, models

from village.trust.access.lock import Renew


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_plain_grants'),
        ('agreements', '0002_the_lock'),
    ]

    operations = [
        migrations.AddField(
            model_name='frozenpiece',
            name='kept_ids',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, help_text='a voice or a drawing that belonged to it then'),
        ),
        migrations.RunSQL(
            [("GRANT SELECT (kept_ids) ON agreements_frozenpiece TO village_rules", None)], migrations.RunSQL.noop
        ),
        Renew("agreements", "FrozenPiece"),
    ]
