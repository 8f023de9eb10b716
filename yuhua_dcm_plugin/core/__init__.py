"""Ground floor: connection, errors, migrations, notifications, session, settings, tasks, messages."""
