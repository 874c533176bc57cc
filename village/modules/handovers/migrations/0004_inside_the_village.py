"""A second yes points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("handovers", "0003_second_yes")]
    operations = [InsideTheVillage("handovers")]
