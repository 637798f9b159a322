"""Saving the proof: the document as a PDF where the person wants it, or the reason why not."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from zoomprov_gui.widgets.saving import ask_where, save_with
from zoomprov_gui.widgets.theme.theme import Theme

# Dots per inch: the one that Qt resolves the sizes of a style sheet with. At another one, headings
# come out smaller than the text below them; letters are drawn as outlines at any.
RESOLUTION = 96
MARGIN = 18.0  # mm
# The window asks for other shapes of some letters, and the typeface itself puts a colon between
# digits higher. A PDF names no character for such a shape: it would print, and could neither be
# found nor copied nor read aloud.
SHAPES = ("calt", "case", "cv05", "tnum")
# The typeface draws these with the same shape as a rarer character, which is what a PDF would name.
TWINS = str.maketrans({"“": '"', "”": '"', "’": "'"})


def write_pdf(path: str, title: str, html: str) -> str:
    """Write a document as PDF; return why that failed, `""` where it did not."""
    file = QSaveFile(path)  # the file of before stays until the new one is whole
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return file.errorString()
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("zoomprov")
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(_plain_font())
    document.setHtml(html.translate(TWINS))
    document.print_(writer)
    return "" if file.commit() else file.errorString()


def _plain_font() -> QFont:
    """Return the window's font with each character in the shape that the typeface names for it."""
    font = QGuiApplication.font()
    for shape in SHAPES:
        font.setFeature(QFont.Tag.fromString(shape), 0)
    return font


def save_proof(
    theme: Theme, parent: QWidget, name: str, html: str, told: Callable[[str], None]
) -> QFileDialog:
    """Ask where to save the proof and write it there; `told` gets the sentence that it was done."""
    kind = parent.tr("PDF document (*.pdf)")
    dialog = ask_where(parent, parent.tr("Save the proof"), kind, name)

    def write(chosen: str) -> str:
        return write_pdf(chosen, parent.tr("Proof of the set-up"), html)

    return save_with(theme, dialog, write, parent.tr("The proof could not be saved"), told)
