from django.db import migrations

# Equality Act 2010 s.4, in its order.
PROTECTED = [
    ("Age", "age"),
    ("Disability", "disability"),
    ("Gender reassignment", "gender-reassignment"),
    ("Marriage and civil partnership", "marriage-and-civil-partnership"),
    ("Pregnancy and maternity", "pregnancy-and-maternity"),
    ("Race", "race"),
    ("Religion or belief", "religion-or-belief"),
    ("Sex", "sex"),
    ("Sexual orientation", "sexual-orientation"),
]


def add(apps, schema_editor):
    characteristics = apps.get_model("measures", "Characteristic").objects
    for position, (name, slug) in enumerate(PROTECTED):
        characteristics.get_or_create(slug=slug, defaults={"name": name, "statutory": True, "position": position})


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_append_only")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
