"""The whole desk: who asks for whom, what was tried, what a school adds, and the village's own numbers."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models
from village.trust.access.lock import Protect


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_the_lock'),
        ('directory', '0001_initial'),
        ('help_requests', '0004_overview'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('tried', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('contributes', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('family_knows', models.CharField(choices=[('yes', 'Yes, and they agree'), ('asks', 'Yes, and they have questions'), ('not_yet', 'Not yet')], max_length=10)),
                ('known_since', models.DateTimeField(blank=True, null=True)),
                ('told_how', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('sanction', models.CharField(choices=[('none', 'No sanction is being thought of'), ('talked', 'Yes, and we talked with the family first'), ('invite', 'Yes, and we want help to invite the family to a talk'), ('not_yet', 'Yes, and there was no talk yet')], default='none', max_length=10)),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='DeskRules',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('tries', models.PositiveSmallIntegerField(default=3, verbose_name='tries on different days')),
                ('ways', models.PositiveSmallIntegerField(default=2, verbose_name='by so many different ways')),
                ('visits_last', models.BooleanField(default=True, verbose_name='then a visit, or somebody they trust')),
                ('quiet_hours', models.PositiveSmallIntegerField(default=4, verbose_name='working hours in which a colleague does not ask after it again')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SupportQuestion',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('whose', models.CharField(choices=[('child', 'The child or young person'), ('parent', 'A parent or carer'), ('family', 'A brother, sister or somebody else at home'), ('school', 'A teacher or somebody else at work')], max_length=10)),
                ('called', models.CharField(blank=True, max_length=60)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('stems', village.trust.villages.sealed.SealedStems(blank=True, default='', of='words')),
                ('asked_at', models.DateTimeField()),
                ('author_name', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ['asked_at', 'id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='helprequest',
            name='asks_for',
            field=models.CharField(choices=[('support', 'Help or a talk'), ('free_time', 'Something to do in free time'), ('mend_tie', 'Talking again, school and family'), ('enrolment', 'Finding or enrolling in a school'), ('early', 'A small worry, early')], default='support', max_length=20),
        ),
        migrations.AddField(
            model_name='helprequest',
            name='entered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership'),
        ),
        migrations.AddField(
            model_name='helprequest',
            name='held_back',
            field=models.BooleanField(default=False, help_text='not active until those who raise the child know it'),
        ),
        migrations.AddField(
            model_name='helprequest',
            name='met',
            field=models.CharField(blank=True, choices=[('call', 'by phone'), ('message', 'by message'), ('letter', 'by letter'), ('mail', 'by e-mail'), ('visit', 'at home'), ('gate', 'at the school gate'), ('shop', 'in a shop or in the street'), ('desk', 'at the contact point'), ('trusted', 'through somebody they trust')], help_text='where a worker heard it', max_length=10),
        ),
        migrations.AddField(
            model_name='helprequest',
            name='told_back',
            field=models.CharField(blank=True, choices=[('', 'Nothing for now'), ('talking', 'We are in touch with the family.'), ('started', 'Support started.'), ('other_way', 'The family chose another way.'), ('ask_family', 'Ask the family how it goes; they will tell you what they want to tell.')], max_length=20),
        ),
        migrations.AddField(
            model_name='requeststep',
            name='instead',
            field=village.trust.villages.sealed.SealedText(blank=True, default=b'', editable=True, help_text='what can be done when there is no help for this now'),
        ),
        migrations.AlterField(  # empty bytes for the steps that stand; in Python the value is text
            model_name='requeststep',
            name='instead',
            field=village.trust.villages.sealed.SealedText(blank=True, default='', editable=True, help_text='what can be done when there is no help for this now'),
        ),
        migrations.AddField(
            model_name='requeststep',
            name='way',
            field=models.CharField(blank=True, choices=[('call', 'by phone'), ('message', 'by message'), ('letter', 'by letter'), ('mail', 'by e-mail'), ('visit', 'at home'), ('gate', 'at the school gate'), ('shop', 'in a shop or in the street'), ('desk', 'at the contact point'), ('trusted', 'through somebody they trust')], max_length=10),
        ),
        migrations.AlterField(
            model_name='helprequest',
            name='outcome',
            field=models.CharField(blank=True, choices=[('helped', 'Support started'), ('answered', 'It was answered'), ('handed_over', 'Another organisation has it'), ('no_help', 'There is no help for this now; something else was proposed'), ('not_reached', 'We could not reach the one who asked'), ('not_wanted', 'It is no longer needed'), ('stopped', 'The one who asked stopped sharing')], max_length=20),
        ),
        migrations.AlterField(
            model_name='helprequest',
            name='route',
            field=models.CharField(choices=[('family', 'With my family'), ('own', 'Just me'), ('work', 'For my work'), ('concern', 'About a child I work with')], max_length=10),
        ),
        migrations.AlterField(
            model_name='requeststep',
            name='what',
            field=models.CharField(choices=[('sent', 'asked'), ('entered', 'wrote it down'), ('taken_up', 'took it up'), ('question', 'has one question'), ('reply', 'wrote back'), ('contact', 'had contact'), ('tried', 'tried to reach'), ('answer', 'answered'), ('renewed', 'needs more time'), ('bridged', 'found something for meanwhile'), ('handed_over', 'handed it over'), ('reassigned', 'gave it to a colleague'), ('nudged', 'asked a colleague about it'), ('stopped', 'stopped sharing'), ('closed', 'closed it'), ('reopened', 'opened it again')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(('held_back', False), models.Q(('answer_by', None), ('owner', None)), _connector='OR'), name='nobody_works_on_what_is_held_back', violation_error_message='First those who raise the child know it; then somebody takes it up.'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_by', None), ('met', '')), models.Q(('entered_by__isnull', False), models.Q(('met', ''), _negated=True)), _connector='OR'), name='who_wrote_it_down_says_where', violation_error_message='Say where you heard it.'),
        ),
        migrations.AddField(
            model_name='concern',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='concern',
            name='passed_on_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership'),
        ),
        migrations.AddField(
            model_name='concern',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='help_requests.helprequest'),
        ),
        migrations.AddField(
            model_name='concern',
            name='subject',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject'),
        ),
        migrations.AddField(
            model_name='concern',
            name='village',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village'),
        ),
        migrations.AddField(
            model_name='deskrules',
            name='village',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village'),
        ),
        migrations.AddField(
            model_name='supportquestion',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='supportquestion',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='help_requests.helprequest'),
        ),
        migrations.AddField(
            model_name='supportquestion',
            name='subject',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject'),
        ),
        migrations.AddField(
            model_name='supportquestion',
            name='village',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.UniqueConstraint(fields=('village', 'request'), name='one_concern_per_request'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('family_knows', 'not_yet'), ('known_since', None)), models.Q(models.Q(('family_knows', 'not_yet'), _negated=True), ('known_since__isnull', False)), _connector='OR'), name='a_family_that_knows_knows_since_a_day', violation_error_message='Say since when the family knows it.'),
        ),
        migrations.AddConstraint(
            model_name='deskrules',
            constraint=models.UniqueConstraint(fields=('village',), name='one_set_of_desk_rules'),
        ),
        migrations.AddConstraint(
            model_name='deskrules',
            constraint=models.CheckConstraint(condition=models.Q(('tries__gte', 1), ('ways__gte', 1), ('ways__lte', models.F('tries'))), name='a_try_is_at_least_one', violation_error_message='At least one try, and not more ways than tries.'),
        ),
        Protect(
            "help_requests", "HelpRequest", "RequestStep", "Concern", "SupportQuestion", "DeskRules", "RequestCounter", "RequestRise",
        ),
    ]
