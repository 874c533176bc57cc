"""A promise beside the answer: something else to do for the same person."""

from django.db import migrations, models

from village.trust.access.lock import Protect


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_the_lock'),
        ('promises', '0003_overview'),
    ]

    operations = [
        migrations.AddField(
            model_name='promise',
            name='beside',
            field=models.BooleanField(default=False, help_text='something to do, beside the answer itself'),
        ),
        Protect("promises", "Promise", "PromiseChange", "PromiseRise"),
    ]
