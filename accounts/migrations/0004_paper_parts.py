from django.core.management import call_command
from django.db import connections, migrations


def create(apps, schema_editor):
    """The table of the cache that keeps drawn parts of papers."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    connection = connections[schema_editor.connection.alias]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name('paper_parts')}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_shared_cache")]

    operations = [migrations.RunPython(create, drop)]
