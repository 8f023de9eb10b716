"""The play that scripts/demo_run.py performs."""
