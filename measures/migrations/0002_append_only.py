from django.db import migrations

from foundation.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]

    operations = [append_only("measures_observation"), append_only("measures_target")]
