from django.db import migrations

from foundation.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("objectives", "0001_initial")]

    operations = [append_only("objectives_progressupdate")]
