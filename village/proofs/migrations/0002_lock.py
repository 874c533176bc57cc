from django.db import migrations

from village.trust.access.lock import Protect


class Migration(migrations.Migration):
    dependencies = [("proofs", "0001_initial"), ("access", "0001_the_lock")]
    operations = [Protect("proofs", "Note", "Remark")]
