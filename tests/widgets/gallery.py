"""Pictures of every part, to be looked at: `python tests/widgets/gallery.py FOLDER`.

Run it with QT_QPA_PLATFORM=offscreen. Nothing here is compared with anything; people look.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.widgets.gallery_connect import CONNECT
from tests.widgets.gallery_overlays import OVERLAYS
from tests.widgets.gallery_setup import SETUP
from tests.widgets.gallery_sheets import SHEETS
from zoomprov_gui.widgets.parts.bulk_bar import BulkBar
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.theme.theme import Theme


def picture(app: QApplication, widget: QWidget, width: int, height: int) -> QPixmap:
    """Show a sheet with what belongs on it, and return how it looks."""
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    ring = widget.findChild(QWidget, "ring")
    if ring is not None:
        ring.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(getattr(widget, "bar", None), BulkBar):
        widget.bar.set_selection("4 selected", "3 can be turned off · 1 is a Zoom admin")
        widget.toast.show_text("Copied", action="Undo")
    dialog = getattr(widget, "dialog", None)
    if isinstance(dialog, Dialog):
        dialog.open()
    app.processEvents()
    taken = widget.grab()
    if isinstance(dialog, Dialog):
        painter = QPainter(taken)
        painter.drawPixmap(widget.mapFromGlobal(dialog.pos()), dialog.grab())
        painter.end()
        dialog.reject()
    widget.close()
    return taken


def main(folder: Path, text_size: int = 100) -> None:
    """Write one picture for each sheet and scheme."""
    app = QApplication(sys.argv[:1])
    theme = Theme()
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for contrast in (False, True):
            theme.apply(app, scheme, high_contrast=contrast, text_size=text_size)
            name_of = f"{scheme}-contrast" if contrast else scheme
            for name, (build, width, height) in {**SHEETS, **OVERLAYS, **SETUP, **CONNECT}.items():
                taken = picture(app, build(theme), width, height)
                taken.save(str(folder / f"{name}-{name_of}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
