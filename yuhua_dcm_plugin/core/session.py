"""The desk: who sits at it, and everything that its rooms share (坐席)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsCredentials, QgsDataSourceUri, QgsProviderRegistry
from qgis.PyQt.QtCore import QTimer

from .background import Jobs
from .database import Database, desk_dsn
from .errors import ConnectionLostError, DcmError, SchemaMissingError
from .link import Link
from .messages import Messages
from .notifications import Listener
from .outbox import Outbox
from .schema_files import migrations
from .settings import Settings
from .spool import Spool, spool_folder
from .strings import tr

PROVIDER = "postgres"
_TRY_AGAIN_MS = 3000

_WHO_AM_I = """
SELECT s.login, s.name, s.department_code, (dcm_app.me()).roles AS roles,
    coalesce(dcm_app.setting_value('training') = 'true', false) AS training
FROM dcm_app.staff AS s
WHERE s.login = session_user AND s.active
"""
_SCHEMA_NUMBER = "SELECT max(m.number) FROM dcm_app.migration AS m"


@dataclass(frozen=True)
class Person:
    """Who signed in."""

    login: str
    name: str
    roles: frozenset[str]
    department_code: str | None
    #: Whether the database holds made-up cases for training (演练).
    training: bool = False


@dataclass(frozen=True, eq=False)
class Desk:
    """A signed-in seat; the rooms take from it what they need."""

    database: Database
    jobs: Jobs
    listener: Listener
    messages: Messages
    settings: Settings
    login: str
    name: str
    roles: frozenset[str]
    department_code: str | None
    iface: Any
    #: Address of the database for map layers, with authcfg and without any password.
    layer_uri: str = ""
    #: Whether everything here is made up (演练): docks, map and sheets say so.
    training: bool = False
    #: Whether the database is there.
    link: Link = field(init=False)
    #: Drafts and what waits, on this seat's disk.
    spool: Spool = field(init=False)
    #: Sends what is saved, now or when the database is back.
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        """Set up what keeps calls safe while the database is away."""
        link = Link(self.listener, self.database)
        spool = Spool(_folder_for(self.database, self.login, self.training))
        outbox = Outbox(spool, link, self.database, self.jobs)
        outbox.diskTrouble.connect(lambda words: self.messages.warning(words) if words else None)
        for name, part in (("link", link), ("spool", spool), ("outbox", outbox)):
            object.__setattr__(self, name, part)  # the seat itself is frozen

    def holds(self, *roles: str) -> bool:
        """Whether the person has one of these group roles (``dcm_…``)."""
        return bool(self.roles.intersection(roles))

    def close(self) -> None:
        """Leave: no thread, connection or timer stays, and what was typed is on the disk."""
        self.outbox.close()
        self.link.close()
        self.jobs.close()
        self.listener.close()
        self.database.close()
        self.spool.close()
        for part in (self.outbox, self.link):
            part.deleteLater()


def _folder_for(database: Database, login: str, training: bool) -> Path:
    host, port, dbname = database.address
    if training:  # what was typed for training never goes to a real database of the same name
        dbname += " (training)"
    return spool_folder(Path(QgsApplication.qgisSettingsDirPath()), host, port, dbname, login)


def connection_names() -> list[str]:
    """Names of QGIS's PostgreSQL connections."""
    metadata = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    return sorted(metadata.connections(False)) if metadata is not None else []


def connection_uri(name: str) -> QgsDataSourceUri:
    """Address of a QGIS connection, authcfg not expanded.

    :raises DcmError: there is no such connection
    """
    metadata = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    found = metadata.connections(False).get(name) if metadata is not None else None
    if found is None:
        raise DcmError(tr("There is no PostgreSQL connection “{name}”.").format(name=name))
    return QgsDataSourceUri(found.uri())


def libpq_string(uri: QgsDataSourceUri) -> str:
    """Connection string for libpq with user and password from the authentication store.

    Called in the main thread, since QGIS may ask for its master password.
    """
    return str(uri.connectionInfo(True))


def without_password(uri: QgsDataSourceUri) -> QgsDataSourceUri:
    """The same address as map layers and projects may keep it."""
    clean = QgsDataSourceUri(uri)
    clean.setPassword("")
    return clean


def _remember_password(uri: QgsDataSourceUri, clean: QgsDataSourceUri) -> None:
    """Spare the question for a password that QGIS keeps with the connection; in memory only."""
    if uri.password() and not uri.authConfigId():
        realm = clean.connectionInfo(False)
        QgsCredentials.instance().put(realm, uri.username(), uri.password())


def sign_in(
    connection_name: str,
    jobs: Jobs,
    messages: Messages,
    settings: Settings,
    iface: Any,
    done: Callable[[Desk], None],
    failed: Callable[[DcmError], None] | None = None,
    away: Callable[[DcmError], None] | None = None,
) -> None:
    """Open the database of a QGIS connection in the background and see who it is.

    :param connection_name: name of a QGIS PostgreSQL connection
    :param done: gets the desk in the main thread; its listener is started already
    :param failed: gets the error; by default it is shown
    :param away: when given, a database that cannot be reached is tried again every few seconds
        until it is there or ``jobs`` is closed; told at each try
    """
    try:
        uri = connection_uri(connection_name)
        dsn = libpq_string(uri)
    except DcmError as error:
        (failed or messages.show_error)(error)
        return
    clean = without_password(uri)
    _remember_password(uri, clean)
    layer_uri = clean.uri(False)

    def opened(entered: tuple[Database, Person]) -> None:
        done(_desk(entered, jobs, messages, settings, iface, layer_uri))

    def refused(error: DcmError) -> None:
        if away is not None and isinstance(error, ConnectionLostError):
            away(error)
            again.start(_TRY_AGAIN_MS)
        else:
            (failed or messages.show_error)(error)

    def try_it() -> None:
        jobs.run(tr("Signing in"), lambda _job: enter(dsn), opened, refused)

    again = QTimer(jobs)
    again.setSingleShot(True)
    again.timeout.connect(try_it)
    try_it()


def _desk(
    entered: tuple[Database, Person],
    jobs: Jobs,
    messages: Messages,
    settings: Settings,
    iface: Any,
    layer_uri: str,
) -> Desk:
    database, person = entered
    listener = Listener(database.dsn, jobs)
    listener.start()
    return Desk(
        database, jobs, listener, messages, settings,
        person.login, person.name, person.roles, person.department_code, iface, layer_uri,
        person.training,
    )  # fmt: skip


def enter(dsn: str) -> tuple[Database, Person]:
    """Open a database and read who signed in; for any thread.

    :param dsn: libpq string
    :raises DcmError: not reachable, not installed, of another version, or not on the staff list
    """
    database = Database(desk_dsn(dsn))
    try:
        return database, database.run(_who_am_i)
    except DcmError:
        database.close()
        raise


def _who_am_i(tx: Any) -> Person:
    row = tx.one(_WHO_AM_I)
    if row is None:
        raise DcmError(
            tr("You are not on this district's staff list."),
            tr("Ask an administrator to enter your login with add-staff."),
            {"key": "not_staff"},
        )
    _check_schema(int(tx.value(_SCHEMA_NUMBER) or 0))
    return Person(
        row.login, row.name, frozenset(row.roles or ()), row.department_code, row.training
    )


def _check_schema(number: int) -> None:
    known = max(migration.number for migration in migrations())
    if number > known:
        raise SchemaMissingError(
            tr("The database is newer than this plugin: update the plugin."),
            "", {"key": "schema_newer", "database": number, "plugin": known},
        )  # fmt: skip
    if number < known:
        raise SchemaMissingError(
            tr("The database is older than this plugin: ask an administrator to upgrade it."),
            "", {"key": "schema_older", "database": number, "plugin": known},
        )  # fmt: skip
