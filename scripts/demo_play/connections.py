"""QGIS PostgreSQL connections of the demo, each with a login in QGIS's authentication store."""

from __future__ import annotations

import os
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProviderRegistry,
)

#: Seats that the play sits down at: name of the connection, login.
SEATS = {
    "裕华数字城管 受理与值班 seat07": "seat07",
    "裕华数字城管 派遣 seat10": "seat10",
}


def make_connections(passwords: dict[str, str]) -> None:
    """Make one connection a seat; passwords go to the authentication store and nowhere else."""
    for name, login in SEATS.items():
        make_connection(name, login, passwords[login])


def make_connection(name: str, login: str, password: str) -> None:
    """Make one connection."""
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection(
        os.environ["DCM_DEMO_HOST"],
        os.environ["DCM_DEMO_PORT"],
        os.environ["DCM_DEMO_DBNAME"],
        "",
        "",
        QgsDataSourceUri.SslMode.SslPrefer,
        _auth_id(login, password),
    )
    connection = provider.createConnection(uri.uri(False), {})
    provider.saveConnection(connection, name)


def _auth_id(login: str, password: str) -> str:
    manager: Any = QgsApplication.authManager()
    for config_id, known in manager.availableAuthMethodConfigs().items():
        if known.name() == f"yuhua_dcm {login}":
            manager.removeAuthenticationConfig(config_id)
    config = QgsAuthMethodConfig("Basic")
    config.setName(f"yuhua_dcm {login}")
    config.setConfig("username", login)
    config.setConfig("password", password)
    stored = manager.storeAuthenticationConfig(config)
    if not (stored[0] if isinstance(stored, tuple) else stored):
        raise RuntimeError("QGIS's authentication store took no login")
    return str(config.id())
