"""Dispatch (协同工作): the queue of running cases, what is done with them, and their sheets."""
