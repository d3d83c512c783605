"""One account for each address whatever its case, and the table that counts failed attempts."""

import django.db.models.functions.text
from django.core.management import call_command
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_the_table_of_attempts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    database = schema_editor.connection.alias
    call_command("createcachetable", "accounts_attempts", database=database, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_accounts")]

    operations = [
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="accounts_user_email_whatever_case",
            ),
        ),
        migrations.RunPython(make_the_table_of_attempts, migrations.RunPython.noop),
    ]
