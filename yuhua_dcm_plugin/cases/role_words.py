"""What the group roles are called, in the order of the loop (角色). For every room."""

from __future__ import annotations

from ..core.strings import tr


def role_words() -> dict[str, str]:
    """Name of each group role in the user's language."""
    return {
        "dcm_intake": tr("Intake operator"),
        "dcm_chief": tr("Shift chief"),
        "dcm_dispatch": tr("Dispatcher"),
        "dcm_department": tr("Department"),
        "dcm_supervisor": tr("Supervisor"),
        "dcm_surveyor": tr("Surveyor"),
        "dcm_evaluator": tr("Evaluator"),
        "dcm_director": tr("Director"),
        "dcm_exchange": tr("Data exchange"),
        "dcm_admin": tr("Administrator"),
    }
