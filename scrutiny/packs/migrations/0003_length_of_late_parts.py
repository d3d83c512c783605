from django.db import migrations


class Migration(migrations.Migration):
    """A late content has pages too, with numbers that are not true: they tell its length."""

    dependencies = [("packs", "0002_sections")]

    operations = [
        migrations.RemoveConstraint(model_name="othercontent", name="packs_other_late_or_rendered"),
    ]
