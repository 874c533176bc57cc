"""What was added points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0012_own_answers")]
    operations = [InsideTheVillage("help_requests")]
