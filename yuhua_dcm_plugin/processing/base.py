"""What every algorithm of the provider shares: the database, errors in words, progress."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterProviderConnection,
)

from ..core import settings as keys
from ..core.error_words import hint_of, words_of
from ..core.errors import ConnectionLostError, DcmError
from ..core.settings import Settings
from ..core.strings import sentences, tr

DATABASE = "DATABASE"


class DatabaseAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that works in the product's database.

    May run in any thread: who signs in is found out before, in the main one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.dsn = ""
        self._wrong: DcmError | None = None

    def createInstance(self) -> DatabaseAlgorithm:
        """A fresh one for each run."""
        return type(self)()

    def group(self) -> str:
        """Heading in the toolbox."""
        return tr("Component census")

    def groupId(self) -> str:
        """The same for programs."""
        return "census"

    def add_database(self) -> None:
        """Ask for the database first."""
        self.addParameter(
            QgsProcessingParameterProviderConnection(
                DATABASE,
                tr("Database (name of a PostgreSQL connection, or a libpq string)"),
                "postgres",
                defaultValue=Settings().get(keys.CONNECTION) or None,
            )
        )

    def prepareAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> bool:
        """Find the address of the database; QGIS may ask for its master password here."""
        try:
            self.dsn = dsn_of(self.parameterAsConnectionName(parameters, DATABASE, context))
        except DcmError as error:
            self._wrong = error  # what is raised here, QGIS tells the log only
        return True

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Run, and tell in one clear line what went wrong."""
        try:
            if self._wrong is not None:
                raise self._wrong
            return self.work(parameters, context, feedback)
        except DcmError as error:
            raise failed(error) from None

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """What the algorithm does.

        :raises DcmError: told to whoever started it
        """
        raise NotImplementedError


def dsn_of(given: str) -> str:
    """Connection string of what was given as DATABASE.

    :param given: name of a QGIS connection, or a libpq string; a name counts first
    :raises DcmError: it is neither
    """
    from ..core.bulk import is_dsn
    from ..core.session import connection_names, connection_uri, libpq_string

    given = (given or "").strip()
    if given not in connection_names() and ("=" in given or "://" in given):
        if not is_dsn(given):  # not repeated: it may hold a password
            raise DcmError(tr("DATABASE is neither a connection nor a readable libpq string."))
        return given
    return libpq_string(connection_uri(given))


def failed(error: DcmError) -> QgsProcessingException:
    """The exception for what went wrong, in the user's words and without secrets."""
    # The desk's advice for a lost connection ("what you typed is kept") does not fit here.
    hint = "" if isinstance(error, ConnectionLostError) else hint_of(error) or error.hint
    return QgsProcessingException(
        sentences(*(" ".join(t.split()) for t in (words_of(error), hint)))
    )
