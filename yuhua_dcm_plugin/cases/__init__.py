"""The case file (案卷): records, store, list, map layers and what can be done with a case."""
