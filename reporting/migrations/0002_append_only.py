from django.db import migrations

from foundation.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [append_only("reporting_reportissue"), append_only("reporting_issuefile")]
