"""Ground floor: connection, errors, migrations, notifications, session, tasks, messages."""
