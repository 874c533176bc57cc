
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0002_more_to_tell'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='code',
            field=models.CharField(choices=[('new_request', 'A question waits for somebody to take it up.'), ('taken_up', 'Somebody took up your question.'), ('question', 'There is one question for you.'), ('answer', 'There is an answer for you.'), ('reply', 'Somebody wrote back to you.'), ('promise_soon', 'A promise of yours ends soon.'), ('promise_late', 'A promise of yours is late.'), ('promise_risen', 'A promise in your team is late.'), ('stopped_sharing', 'Somebody stopped sharing with you.'), ('shared', 'Somebody shared something with you.'), ('tried', 'We tried to reach you.'), ('reopened', 'A question is open again.'), ('nudged', 'A colleague asks something about a question you have.'), ('given', 'A colleague gave you a question.'), ('other_owner', 'Somebody else has your question from now on.'), ('deputy', 'A colleague is away. You are the deputy.'), ('passed_on', 'There is news about what you passed on.'), ('danger_second', 'A colleague asks for your second opinion.'), ('danger_received', 'Something urgent waits for you.'), ('danger_opened', 'Somebody looked, because of danger, at somebody you work with.'), ('danger_review', 'There is something to look back at.'), ('danger_open', 'Something you wrote down is not finished yet.'), ('danger_reviewed', 'Somebody looked back at what you decided.'), ('family_told', 'There is something new for you to read.')], max_length=30),
        ),
    ]
