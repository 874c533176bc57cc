"""What is kept for the next teacher begins empty; who said a yes aloud is somebody of the same village."""

from django.db import migrations

import village.trust.villages.sealed
from village.trust.access.lock import InsideTheVillage

SAID_BY = """
ALTER TABLE pit_pityes ADD CONSTRAINT pit_pityes_said_by_id_in_village FOREIGN KEY (village_id, said_by_id)
  REFERENCES people_person (village_id, id) DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [("pit", "0004_the_next_lock")]
    operations = [
        migrations.AlterField(
            model_name="schoolpart",
            name="for_next",
            field=village.trust.villages.sealed.SealedText(
                blank=True, default="", editable=True, help_text="what the family lets the teacher who came later know"
            ),
        ),
        migrations.RunSQL([(SAID_BY, None)], "ALTER TABLE pit_pityes DROP CONSTRAINT pit_pityes_said_by_id_in_village"),
        InsideTheVillage("pit"),
    ]
