"""What people are told: one place that turns errors into words (消息)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtWidgets import QPushButton

from . import errors
from .strings import chinese, tr

TAG = "Yuhua DCM"
_SECONDS = {Qgis.MessageLevel.Info: 5, Qgis.MessageLevel.Success: 5, Qgis.MessageLevel.Warning: 10}

_OFFER_SECONDS = 20


class Messages:
    """Message bar and log.

    :param iface: QGIS's interface, ``None`` without a window: then the log alone is written
    """

    def __init__(self, iface: Any = None) -> None:
        self._iface = iface

    def show_error(self, error: errors.DcmError) -> None:
        """Tell an error in the message bar and keep its detail in the log."""
        words, hint = words_of(error), hint_of(error)
        level = (
            Qgis.MessageLevel.Warning
            if isinstance(error, _EXPECTED)
            else Qgis.MessageLevel.Critical
        )
        self._push(f"{words} {hint}".strip(), level)
        self.log(error)

    def log(self, error: errors.DcmError) -> None:
        """Keep an error that nobody needs to look at now."""
        QgsMessageLog.logMessage(_log_line(error), TAG, Qgis.MessageLevel.Warning, False)

    def info(self, text: str) -> None:
        """Tell something that needs no answer."""
        self._push(text, Qgis.MessageLevel.Info)

    def success(self, text: str) -> None:
        """Tell that something was done."""
        self._push(text, Qgis.MessageLevel.Success)

    def offer(self, text: str, button: str, pressed: Callable[[], None]) -> None:
        """Tell that something was done, with a button for what may be wanted next."""
        if self._iface is None:
            self.success(text)
            return
        bar = self._iface.messageBar()
        item = bar.createMessage(_title(), _plain(text))
        offered = QPushButton(button, item)
        offered.setObjectName("offered_action")
        offered.clicked.connect(lambda _checked=False: pressed())
        item.layout().addWidget(offered)
        bar.pushWidget(item, Qgis.MessageLevel.Success, _OFFER_SECONDS)

    def warning(self, text: str) -> None:
        """Tell something that needs a look."""
        self._push(text, Qgis.MessageLevel.Warning)

    def _push(self, text: str, level: Any) -> None:
        if self._iface is not None:
            bar = self._iface.messageBar()
            bar.pushMessage(_title(), _plain(text), level, _SECONDS.get(level, 0))
        else:
            QgsMessageLog.logMessage(text, TAG, level, False)


_EXPECTED = (
    errors.NotAllowedError,
    errors.StaleVersionError,
    errors.BadInputError,
    errors.NotFoundError,
    errors.DemandNotMetError,
)


def words_of(error: errors.DcmError) -> str:
    """What happened, in the user's language."""
    if error.key == "internal":
        return tr("Something went wrong; the log says more.")
    if error.key and chinese():  # the database says more than a key can
        return error.message
    words = _by_key(error)
    return words or (error.message if error.key else _by_class(error) or error.message)


def hint_of(error: errors.DcmError) -> str:
    """What to do now, in the user's language; may be empty."""
    if isinstance(error, errors.ConnectionLostError):
        return tr("What you typed is kept; the desk reconnects by itself.")
    if isinstance(error, errors.LoginRefusedError):
        return tr("Check login and password of the connection, then sign in again.")
    if isinstance(error, errors.StaleVersionError):
        return tr("Look at what changed and decide again; what you typed is kept.")
    return error.hint if chinese() or not error.key else ""


def _by_key(error: errors.DcmError) -> str:
    given = error.parameters
    words = {
        "not_staff": tr("You are not on this district's staff list."),
        "may_not_register": tr("Your role may not register cases."),
        "case_not_found": tr("There is no such case, or it is not yours to see."),
        "not_allowed": tr("Your role may not do this to the case."),
        "not_in_this_stage": tr("The case is in a stage that does not offer this action."),
        "stale_version": tr("Somebody else has acted on this case meanwhile."),
        "demand_not_met": tr("Still missing: {fields}.").format(
            fields=", ".join(field_name(str(key)) for key in given.get("missing", []))
        ),
        "too_long": tr("The text is too long."),
        "unknown_class": tr("There is no such class in this standard."),
        "unknown_source": tr("There is no such report source."),
        "unknown_department": tr("There is no such department, or it is not active."),
        "unknown_supervisor": tr("That person is no active supervisor."),
        "unknown_condition": tr("The handbook has no such filing condition for this class."),
        "bad_place": tr("The coordinates cannot be a place."),
        "bad_component_code": tr("A component code has 16 or 17 digits."),
        "bad_time": tr("The time must lie after the year 2000 and not in the future."),
        "bad_on_behalf_of": tr("Tell for whom you answer, and by which medium."),
        "wrong_on_behalf_of": tr("Only the one who was asked can be answered for."),
        "bad_text": tr("This must be text: {field}.").format(
            field=field_name(str(given.get("field", "")))
        ),
        "bad_phone": tr("This does not look like a telephone number."),
        "bad_uuid": tr("The report carries no valid identifier."),
        "bad_call_kind": tr("A call is an inquiry, a question how a case stands, or another one."),
        "uuid_used": tr("This call has been recorded already."),
        "case_finished": tr("The case is finished: register it anew, or record the call."),
        "component_class_mismatch": tr("The component is of another class than the one chosen."),
        "no_calendar_year": tr(
            "The work calendar has no year {year}; the administrator has to enter it."
        ).format(year=given.get("year", "")),
        "contact_not_found": tr("There is no such contact."),
        "phrase_not_found": tr("There is no such phrase, or it is not yours."),
        "rule_not_found": tr("There is no such rule."),
        "bad_number": tr("This must be a number: {field}.").format(field=given.get("field", "")),
        "bad_phrase": tr("The phrase does not say where it belongs."),
        "bad_words": tr("Give a list of at most 100 words."),
        "no_limit": tr("The filing condition has no handling limit in the handbook."),
    }
    return words.get(error.key, "")


def _by_class(error: errors.DcmError) -> str:
    if isinstance(error, errors.ConnectionLostError):
        return tr("The database cannot be reached.")
    if isinstance(error, errors.LoginRefusedError):
        return tr("The database server does not accept this login.")
    if isinstance(error, errors.SchemaMissingError):
        return tr("This database has no Yuhua DCM schema, or one of another version.")
    if isinstance(error, errors.RightsError):
        return tr("Your login lacks a right in the database.")
    return ""


def field_name(key: str) -> str:
    """Name of a detail key of an action, in the user's language."""
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
        "subject": tr("Subject of the call"),
        "words": tr("Words"),
        "description": tr("Description"),
    }
    return names.get(key, key)


def _log_line(error: errors.DcmError) -> str:
    # Parameters may carry what a citizen typed; the log keeps the key and the SQLSTATE only.
    state = error.parameters.get("sqlstate", error.sqlstate)
    return f"{type(error).__name__} {state} {error.key}: {error.message}"


def _title() -> str:
    return tr("Yuhua DCM")


def _plain(text: str) -> str:
    # The message bar reads HTML; a citizen's words must not become markup.
    return text.replace("&", "&amp;").replace("<", "&lt;")
