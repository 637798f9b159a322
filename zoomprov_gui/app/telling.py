"""A small window that says why the windowed program did not start: it has no console."""

import asyncio
import sys

import qasync  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtWidgets import QApplication, QMessageBox

from zoomprov_gui.widgets.theme.theme import Scheme, Theme


def show(text: str) -> None:
    """Show the text until the window is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("an application without windows runs in this process")
    Theme().apply(application, Scheme.SYSTEM, text_size=100)

    def loop() -> asyncio.AbstractEventLoop:
        return qasync.QEventLoop(application)  # type: ignore[no-any-return]  # qasync is untyped

    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(_closed(text))


async def _closed(text: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "zoomprov", text)
    closed = asyncio.Event()
    box.finished.connect(closed.set)
    box.open()
    await closed.wait()
    box.deleteLater()
