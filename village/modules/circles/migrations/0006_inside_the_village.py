"""An invitation points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("circles", "0005_guardians")]
    operations = [InsideTheVillage("circles")]
