"""Tables and columns of the upkeep as people call them (维护对象)."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.strings import tr
from .diff_words import field_words


def table_words(table: str) -> str:
    """What a table keeps."""
    words = {
        "setting": tr("Setting"), "department": tr("Department"), "staff": tr("Person"),
        "staff_role": tr("Roles of a person"), "department_alias": tr("Other name of a department"),
        "department_calendar": tr("Calendar of a department"),
        "work_calendar": tr("Work calendar"), "work_hours": tr("Working hours"),
        "calendar_year": tr("Year of a calendar"), "calendar_day": tr("Day of a calendar"),
        "handbook_edition": tr("Handbook edition"), "filing_condition": tr("Filing condition"),
        "handbook_grade": tr("Grades of an edition"),
        "handbook_question": tr("Question of an import"),
        "transition": tr("Step of the workflow"), "transition_role": tr("Right"),
        "clock_rule": tr("Rule of the clock"), "stage": tr("Stage"), "action": tr("Action"),
        "report_source": tr("Source"),
    }  # fmt: skip
    return words.get(table, table)


def column_words(column: str) -> str:
    """What a column holds; its own name where people have none for it."""
    for words in (_names(), _people(), _workflow(), _clock(), _handbook()):
        if column in words:
            return words[column]
    return field_words(column)


def _names() -> Mapping[str, str]:
    return {
        "id": tr("No."), "key": tr("Key"), "code": tr("Code"), "value": tr("Value"),
        "valid_from": tr("Counts from"), "label_zh": tr("Chinese"), "label_en": tr("English"),
        "short_zh": tr("Short name"), "sort": tr("Order"), "note": tr("Explanation"),
        "name": tr("Name"), "kind": tr("Kind"), "alias": tr("Other name"),
        "aliases": tr("Other spellings"), "status": tr("State"), "state": tr("State"),
        "noted_by": tr("Noted by"), "noted_at": tr("Noted at"),
    }  # fmt: skip


def _people() -> Mapping[str, str]:
    return {
        "phone": tr("Telephone"), "login": tr("Login"), "active": tr("Active"),
        "locked": tr("Locked"), "post": tr("Post"), "department_code": tr("Department"),
        "parent_code": tr("Belongs to"), "street_code": tr("Street"),
        "permissions": tr("Permissions"), "permission": tr("Permission"), "roles": tr("Roles"),
        "role": tr("Role"), "password": tr("Password"),
    }  # fmt: skip


def _workflow() -> Mapping[str, str]:
    return {
        "from_stage": tr("Stage"), "to_stage": tr("Next stage"), "action": tr("Action"),
        "on_behalf": tr("On behalf"), "running": tr("Case is open"),
        "outcome_key": tr("Decided by"), "outcome": tr("Outcome"),
        "harmful": tr("Throws work back"), "offered": tr("Offered as a button"),
        "undoable": tr("May be taken back"), "queues": tr("Cases wait for it"),
        "demands": tr("Must be given"), "effects": tr("Effects"),
        "needs_place": tr("Needs a place"), "needs": tr("Only if"),
        "unless_verification_required": tr("Not where verification is required"),
        "verification": tr("Verification before filing"),
    }  # fmt: skip


def _clock() -> Mapping[str, str]:
    return {
        "calendar": tr("Calendar"), "year": tr("Year"), "day": tr("Day"), "slot": tr("Slot"),
        "working": tr("Working day"), "from_time": tr("From"), "to_time": tr("To"),
        "hours_per_day": tr("Hours a day"), "days_from": tr("Days as in"),
        "times_at_most": tr("Times at most"), "days_at_most": tr("Days at most"),
        "before_overdue": tr("Before it is overdue"), "needs_review": tr("Needs a first review"),
        "needs_document_from": tr("Document from the nth on"),
        "stands_still": tr("Clock stands still"),
    }  # fmt: skip


def _handbook() -> Mapping[str, str]:
    return {
        "is_default": tr("Came with the software"), "source": tr("Workbook"),
        "based_on": tr("Copied from"), "titles": tr("Titles of the sheets"),
        "made_by": tr("Opened by"), "made_at": tr("Opened at"),
        "put_in_force_by": tr("Put in force by"), "put_in_force_at": tr("Put in force at"),
        "withdrawn_by": tr("Withdrawn by"), "withdrawn_at": tr("Withdrawn at"),
        "class_standard": tr("Numbering of classes"), "class_code": tr("Class code"),
        "grades": tr("Names of grades"), "needs_document": tr("Grades that need a document"),
        "question": tr("Question"), "subject": tr("Subject"), "answer": tr("Answer"),
        "unit": "", "accept": tr("Taken as read"), "remember": tr("Remembered"),
        "replace": tr("The last row kept"), "grade": tr("Grade"), "area_type": tr("Area"),
    }  # fmt: skip
