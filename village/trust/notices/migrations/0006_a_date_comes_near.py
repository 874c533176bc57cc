"""One more thing to tell: a date comes near."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0005_look_ahead'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='code',
            field=models.CharField(choices=[('new_request', 'A question waits for somebody to take it up.'), ('taken_up', 'Somebody took up your question.'), ('question', 'There is one question for you.'), ('answer', 'There is an answer for you.'), ('reply', 'Somebody wrote back to you.'), ('promise_soon', 'A promise of yours ends soon.'), ('promise_late', 'A promise of yours is late.'), ('promise_risen', 'A promise in your team is late.'), ('stopped_sharing', 'Somebody stopped sharing with you.'), ('shared', 'Somebody shared something with you.'), ('tried', 'We tried to reach you.'), ('reopened', 'A question is open again.'), ('nudged', 'A colleague asks something about a question you have.'), ('given', 'A colleague gave you a question.'), ('other_owner', 'Somebody else has your question from now on.'), ('deputy', 'A colleague is away. You are the deputy.'), ('passed_on', 'There is news about what you passed on.'), ('late_mine', 'A question you have waits too long for an answer.'), ('late_stands_in', 'A question you stand in for waits too long for an answer.'), ('late_at_desk', 'A question at your desk waits too long for an answer.'), ('late_risen', 'A question in your team still waits. Those who have it were asked before you.'), ('share_yes', 'Your yes is asked, to show something to somebody.'), ('circle_changed', 'Something changed in who looks after somebody of your family.'), ('read_many', 'Somebody opened very many people in a short time.'), ('danger_second', 'A colleague asks for your second opinion.'), ('danger_received', 'Something urgent waits for you.'), ('danger_opened', 'Somebody looked, because of danger, at somebody you work with.'), ('danger_review', 'There is something to look back at.'), ('danger_open', 'Something you wrote down is not finished yet.'), ('danger_reviewed', 'Somebody looked back at what you decided.'), ('sharing_ends', 'Something that you share ends soon. You decide whether it goes on.'), ('grows_up', 'A birthday is near, and it changes who decides.'), ('age_task', 'Somebody you work with comes to an age at which something changes.'), ('tried_to_open', 'Somebody who may not, tried to open something of a family you work with.'), ('leak', 'Something went wrong with what is kept about you. Please read what happened.'), ('family_told', 'There is something new for you to read.'), ('date_near', 'A date comes near, of something that was asked.')], max_length=30),
        ),
    ]
