"""What this module keeps points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("circles", "0008_why_asked")]
    operations = [InsideTheVillage("circles")]
