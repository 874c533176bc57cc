"""Why somebody may not see something: also because it is frozen until it is looked into."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0003_disclosure'),
    ]

    operations = [
        migrations.AlterField(
            model_name='restriction',
            name='because',
            field=models.CharField(choices=[('court_order', 'A judge decided it'), ('safety', "For somebody's safety"), ('shield', 'The family does not want this person to see it'), ('own_wish', 'The young person does not want it'), ('frozen', 'It is frozen until it is looked into')], max_length=20),
        ),
    ]
