"""The importing service at work behind the desk: another thread, told and stopped from here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..cases.long_work import LongWork
from ..core.database import Transaction
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from .importing import CensusImport
from .plan import Choices, Outcome, Step
from .session import Session


def step_words(step: Step) -> str:
    """What an import is at."""
    words = {
        Step.READING: tr("Reading the delivery"),
        Step.CHECKING: tr("Checking"),
        Step.TAKING: tr("Taking clean rows"),
        Step.REPORTING: tr("Writing the report"),
    }
    return words.get(step, step.value)


def teller(work: LongWork) -> Callable[[Step, int, int], None]:
    """Turn what the service tells into progress of the desk."""
    return lambda step, done, whole: work.tell(step_words(step), done, whole)


def with_import(
    work: LongWork,
    desk: Desk,
    title: str,
    call: Callable[..., Any],
    done: Callable[[Any], None],
    failed: Callable[[DcmError], None],
    stopped: Callable[[], None],
) -> None:
    """Do something with a service of its own, which is closed afterwards.

    :param call: gets the service, whom to tell and whom to ask whether to stop
    """
    if work.busy:
        desk.messages.warning(tr("Something else is still under way."))
        return
    service = CensusImport(desk.database.dsn)

    def do() -> Any:
        try:
            return call(service, teller(work), work.should_stop)
        finally:
            service.close()

    work.run(title, do, done, failed, stopped, service.cancel)


def with_transaction(
    work: LongWork,
    desk: Desk,
    title: str,
    call: Callable[[Transaction], Any],
    done: Callable[[Any], None],
    failed: Callable[[DcmError], None],
    stopped: Callable[[], None],
) -> None:
    """Do something in one transaction of its own; stopping it takes all of it back."""
    if work.busy:
        desk.messages.warning(tr("Something else is still under way."))
        return
    session = Session(desk.database.dsn)

    def do() -> Any:
        try:
            with session.work(work.should_stop) as tx:
                return call(tx)
        finally:
            session.close()

    work.run(title, do, done, failed, stopped, session.cancel)


def run_import(batches: Any, path: Path, options: dict[str, Any]) -> None:
    """Look, check and take without a wizard; the page of batches tells the end.

    :param batches: the :class:`.batch_work.BatchWork` of the dock
    :param options: of :class:`.plan.Choices`, and ``dry``
    """
    dry = bool(options.pop("dry", False))
    choices = Choices(**options)

    def call(service: CensusImport, told: Any, stop: Any) -> Outcome:
        plan = service.look(path, choices, told, stop)
        with service.run(plan, dry=dry, told=told, should_stop=stop) as outcome:
            return outcome

    batches.run_service(
        tr("Importing {name}").format(name=path.name), call, lambda made: _ended(batches, made)
    )


def _ended(batches: Any, made: Outcome) -> None:
    if made.taken is not None:
        batches.taken(made.taken.batch, made.taken)
        return
    words = tr("Dry run: {clean} of {read} rows are clean, {faulty} are not. Nothing was written.")
    checked = made.checked
    batches.view.say(words.format(clean=checked.clean, read=checked.read, faulty=checked.faulty))
    batches.dryRun.emit(made)
