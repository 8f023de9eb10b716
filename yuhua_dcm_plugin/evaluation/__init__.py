"""Evaluation (综合评价): scores of departments over a period, and the cases behind each number."""
