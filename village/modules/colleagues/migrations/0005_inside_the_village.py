"""What was added points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("colleagues", "0004_named_by_two")]
    operations = [InsideTheVillage("colleagues")]
