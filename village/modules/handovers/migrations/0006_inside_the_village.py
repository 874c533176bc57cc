"""What was added points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("handovers", "0005_said_aloud")]
    operations = [InsideTheVillage("handovers")]
