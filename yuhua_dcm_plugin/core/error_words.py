"""Errors in the user's language: what happened, and what to do now (错误说明).

The database words its refusals in Chinese and gives each a key; whoever does not read Chinese is
told by the key. Words that this plugin raises itself are in the user's language already.
"""

from __future__ import annotations

from typing import Any

from . import errors
from .calendar_words import of_calendars
from .census_words import of_components, of_deliveries
from .clock_words import of_clocks
from .handbook_words import of_handbook
from .people_words import of_people
from .strings import chinese, sentences, tr

#: Keys that Python raises, with words of its own.
OWN_KEYS = frozenset(
    {
        "schema_newer",
        "schema_older",
        "file_not_written",
        "too_many_rows",
        "package_missing",
        "font_missing",
        "sheet",
        "bad_mapping",
        "bad_source_crs",
        "no_rows",
        "nothing_readable",
        "stopped",
    }
)


def words_of(error: errors.DcmError) -> str:
    """What happened, in the user's language."""
    if error.key == "internal":
        return tr("Something went wrong; the log says more.")
    if error.key and chinese():  # the database says more than a key can
        return error.message
    words = _by_key(error)
    return words or (error.message if error.key else _by_state(error) or error.message)


def hint_of(error: errors.DcmError) -> str:
    """What to do now, in the user's language; may be empty."""
    if isinstance(error, errors.ConnectionLostError):
        return tr("What you typed is kept; the desk reconnects by itself.")
    if isinstance(error, errors.LoginRefusedError):
        return tr("Check login and password of the connection, then sign in again.")
    if isinstance(error, errors.RightsError):
        return tr("Ask an administrator to give your login its roles with add-staff.")
    if isinstance(error, errors.StaleVersionError):
        return tr("Look at what changed and decide again; what you typed is kept.")
    if chinese() or "sqlstate" not in error.parameters:
        return error.hint
    return _hints().get(error.key, "")


def told_of(error: errors.DcmError) -> str:
    """What happened and what to do now, as sentences."""
    return sentences(words_of(error), hint_of(error))


def field_name(key: str) -> str:
    """Name of a key of a report or of an action's detail, in the user's language."""
    names = {
        "reason": tr("Reason"),
        "opinion": tr("Opinion"),
        "text": tr("Text"),
        "supervisor": tr("Supervisor"),
        "department": tr("Department"),
        "condition": tr("Filing condition"),
        "result": tr("Result"),
        "passed": tr("Passed"),
        "on_behalf_of": tr("Answered by"),
        "fields": tr("Corrections"),
        "place": tr("Place"),
        "until": tr("Until"),
        "document": tr("Document"),
        "approved": tr("Approved"),
        "with": tr("Leading case"),
        "subject": tr("Subject of the call"),
        "answer": tr("Answer"),
        "words": tr("Words"),
        "description": tr("Description"),
        "address": tr("Address"),
        "reporter_name": tr("Reporter"),
        "reporter_phone": tr("Telephone"),
        "caller_name": tr("Caller"),
        "caller_phone": tr("Telephone"),
        "name": tr("Name"),
        "weight": tr("Weight"),
    }
    return names.get(key, key)


def _by_key(error: errors.DcmError) -> str:
    given = error.parameters
    census = of_components() | of_deliveries()
    rooms = _of_calls(given) | _of_desks(given) | _of_upkeep(given) | of_handbook(given)
    rooms |= of_people(given)
    words = _of_cases(given) | rooms | census | of_calendars(given) | of_clocks(given)
    return words.get(error.key, "")


def _of_cases(given: dict[str, Any]) -> dict[str, str]:
    field = field_name(str(given.get("field", "")))
    missing = ", ".join(field_name(str(key)) for key in given.get("missing", []))
    return {
        "not_staff": tr("You are not on this district's staff list."),
        "may_not_register": tr("Your role may not register cases."),
        "case_not_found": tr("There is no such case, or it is not yours to see."),
        "not_allowed": tr("Your role may not do this to the case."),
        "not_in_this_stage": tr("The case is in a stage that does not offer this action."),
        "stale_version": tr("Somebody else has acted on this case meanwhile."),
        "demand_not_met": tr("Still missing: {fields}.").format(fields=missing),
        "too_long": tr("Too long: {field}. At most {limit} characters are kept.").format(
            field=field, limit=given.get("limit", "")
        ),
        "unknown_class": tr("There is no such class in this standard."),
        "unknown_source": tr("There is no such report source."),
        "unknown_department": tr("There is no such department, or it is not active."),
        "department_needed": tr("Who works for a department needs that department named."),
        "unknown_supervisor": tr("That person is no active supervisor."),
        "unknown_condition": tr("The handbook has no such filing condition for this class."),
        "unknown_action": tr("There is no such action."),
        "unknown_field": tr("This cannot be amended: {field}.").format(field=field),
        "bad_place": tr("The coordinates cannot be a place."),
        "bad_component_code": tr("A component code has 16 or 17 digits."),
        "component_class_mismatch": tr("The component is of another class than the one chosen."),
        "bad_time": tr("The time must lie after the year 2000 and not in the future."),
        "bad_on_behalf_of": tr("Tell for whom you answer, and by which medium."),
        "wrong_on_behalf_of": tr("Only the one who was asked can be answered for."),
        "bad_text": tr("This must be text: {field}.").format(field=field),
        "bad_number": tr("This must be a number: {field}.").format(field=field),
        "bad_flag": tr("This must be yes or no: {field}.").format(field=field),
        "bad_outcome": tr("This is none of the possible results: {field}.").format(field=field),
        "bad_phone": tr("This does not look like a telephone number."),
        "bad_uuid": tr("The report carries no valid identifier."),
        "bad_report": tr("The report cannot be read."),
        "bad_detail": tr("The details of the action cannot be read."),
        "bad_grade": tr("The grade of a case is A, B or C."),
        "no_limit": tr("The filing condition has no handling limit in the handbook."),
        "no_calendar_year": tr(
            "The work calendar has no year {year}; the administrator has to enter it."
        ).format(year=given.get("year", "")),
        "not_filed_yet": tr("The filing condition is chosen when the case is filed."),
        "may_not_undo": tr("This step can no longer be undone."),
    }


def _of_calls(given: dict[str, Any]) -> dict[str, str]:
    return {
        "bad_call_kind": tr("A call is an inquiry, a question how a case stands, or another one."),
        "uuid_used": tr("This call has been recorded already."),
        "case_finished": tr("The case is finished: register it anew, or record the call."),
        "contact_not_found": tr("There is no such contact."),
        "phrase_not_found": tr("There is no such phrase, or it is not yours."),
        "rule_not_found": tr("There is no such rule."),
        "bad_phrase": tr("The phrase does not say where it belongs."),
        "bad_words": tr("Give a list of at most 100 words."),
    }


def _of_desks(given: dict[str, Any]) -> dict[str, str]:
    return {
        "claimed_by_other": tr("{name} has taken this case.").format(name=given.get("name", "")),
        "not_in_my_queue": tr("The case is not in your queue."),
        "bad_acts": tr("The batch cannot be read."),
        "too_many": tr("Too many at once: at most {limit}.").format(limit=given.get("limit", "")),
        "bad_filter": tr("The filter cannot be kept like this."),
        "filter_not_found": tr("There is no such filter, or it is not yours."),
        "name_taken": tr("There is a filter named “{name}” already.").format(
            name=given.get("name", "")
        ),
        "bad_handover": tr("The handover cannot be read."),
        "unknown_receiver": tr("That person cannot take the shift over."),
        "handover_not_found": tr("There is no such handover."),
        "handover_done": tr("This handover was signed or withdrawn already."),
    }


def _of_upkeep(given: dict[str, Any]) -> dict[str, str]:
    return {
        **_of_settings(given),
        "unknown_unit": tr("There is no such unit of time limits."),
        "bad_limit": tr("A time limit is a number not below zero, and not past the year 9999."),
        "bad_weights": tr("The weights of the indicators do not add up."),
        "bad_period": tr("The period ends before it begins, or lies outside 2000 to 2200."),
        "unknown_object_kind": tr("This cannot be evaluated yet."),
        "unknown_indicator": tr("There is no such indicator."),
        "bad_calendar": tr("The work calendar cannot be read; nothing was written."),
        "bad_staff": tr("Login, name or roles of the person are wrong."),
        "unknown_permission": tr("There is no such permission."),
        "foreign_login": tr("The login belongs to somebody outside this district's staff."),
        "bad_verifier": tr("The password must be made into a SCRAM verifier first."),
        "bad_history": tr("The past cases cannot be imported like this; nothing was written."),
    }


def _of_settings(given: dict[str, Any]) -> dict[str, str]:
    return {
        "bad_setting": tr("This setting cannot have that value: {wants}.").format(
            wants=_wanted(given)
        ),
        "unknown_setting": tr("There is no such setting."),
        "training_mark": tr("The training mark is not changed here."),
        "setting_in_past": tr("A value cannot count from a day before today ({today}).").format(
            today=given.get("today", "")
        ),
        "setting_not_found": tr("There is no such value; somebody took it back meanwhile."),
        "setting_used": tr("This value has been in force since {day}; it stays.").format(
            day=given.get("day", "")
        ),
        "setting_only": tr("This is the only value of the setting; it stays."),
        "label_not_found": tr("There is no such entry in the code list."),
        "bad_label": tr("Labels are one line: Chinese up to 30, English up to 60 characters."),
        "bad_sort": tr("The order is a whole number from 0 to 9999."),
        "label_twice": tr("“{code}” has this label already.").format(code=given.get("code", "")),
    }


def _wanted(given: dict[str, Any]) -> str:
    """What a setting may be, in words."""
    words = {
        "text": tr("text of {least} to {most} characters on one line"),
        "number": tr("a number from {least} to {most}"),
        "whole": tr("a whole number from {least} to {most}"),
        "flag": tr("yes or no"),
        "limit": tr("more than 0 and at most {most}, with a unit"),
        "choice": tr("one of the list"),
        "calendar_with_time": tr("a work calendar with working time ahead"),
        "below_most": tr("less than the upper bound"),
        "above_least": tr("more than the lower bound"),
    }.get(str(given.get("wants")), tr("a value of the same kind"))
    return words.format(least=given.get("least", "…"), most=given.get("most", "…"))


def _hints() -> dict[str, str]:
    return {
        "not_staff": tr("Ask an administrator to enter your login with add-staff."),
        "not_allowed": tr("Ask somebody whose post it is."),
        "not_in_this_stage": tr("Choose one of the actions that the case offers now."),
        "demand_not_met": tr("Fill it in and submit again."),
        "too_long": tr("Shorten it and submit again; nothing was cut."),
        "bad_phone": tr("Write the number alone; what else there is belongs in the description."),
        "unknown_class": tr("Choose a class of the list."),
        "no_calendar_year": tr("What you typed is kept."),
        "claimed_by_other": tr("Speak to each other; the chief can put the case back."),
        "unknown_receiver": tr("Choose another active person of the hall."),
        "too_many": tr("Submit in several parts."),
        "name_taken": tr("Choose another name."),
    }


def _by_state(error: errors.DcmError) -> str:
    if isinstance(error, errors.ConnectionLostError):
        return tr("The database cannot be reached.")
    if isinstance(error, errors.LoginRefusedError):
        return tr("The database server does not accept this login.")
    if isinstance(error, errors.SchemaMissingError):
        return tr("This database has no Yuhua DCM schema, or one of another version.")
    if isinstance(error, errors.RightsError):
        return tr("Your login lacks a right in the database.")
    states = {
        "57014": tr("The database took too long for this; try again."),
        "55P03": tr("Somebody else is changing this just now; try again."),
        "53100": tr("The disk of the database server is full."),
        "53300": tr("The database server has no connection left."),
        "25006": tr("The database only reads now; nothing can be saved."),
    }
    return states.get(str(error.parameters.get("sqlstate", "")), "")
