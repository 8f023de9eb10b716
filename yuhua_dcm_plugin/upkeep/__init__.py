"""The upkeep room: handbook, calendars, departments, staff, rights, lists, settings (应用维护)."""
