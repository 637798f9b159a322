import re
import zlib

import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.proof_paper import save_proof, write_pdf

HTML = "<h1>Everything is confirmed.</h1><p>Acme</p>"


def test_the_document_is_a_pdf(qapp, tmp_path):
    path = tmp_path / "proof.pdf"

    assert write_pdf(str(path), "Proof of the set-up", HTML) == ""

    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"%%EOF" in content[-32:]


@pytest.mark.parametrize("style", ["", "<style>body { font-family: 'Inter'; }</style>"])
def test_another_program_reads_every_letter_of_it(theme, tmp_path, style):
    path = tmp_path / "proof.pdf"
    words = "All well: Bill Illich, l I 1 | 09:41:05 (H) a-b -> 10 × 20 ffl – Zoë Ólafs"

    write_pdf(str(path), "Proof", f"<html><head>{style}</head><body>{words}</body></html>")

    read = pypdf.PdfReader(path).pages[0].extract_text()
    assert words in " ".join(read.split())


def test_another_program_finds_a_name_with_an_apostrophe(theme, tmp_path):
    path = tmp_path / "proof.pdf"

    write_pdf(str(path), "Proof", "<p>“Pat O’Brien”</p>")

    assert '"Pat O\'Brien"' in " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())


def test_a_heading_is_larger_than_the_text_below_it(qapp, tmp_path):
    path = tmp_path / "proof.pdf"
    style = "<style>body { font-size: 9.5pt; } h1 { font-size: 17pt; }</style>"

    write_pdf(str(path), "Proof", f"<html><head>{style}</head><body>{HTML}</body></html>")

    sizes = [
        float(size)
        for stream in re.findall(rb"stream\r?\n(x.*?)endstream", path.read_bytes(), re.DOTALL)
        for size in re.findall(rb"/\w+ ([\d.]+) Tf", zlib.decompressobj().decompress(stream))
    ]
    assert sizes[0] > sizes[1]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(qapp, tmp_path):
    path = tmp_path / "nowhere" / "proof.pdf"

    assert write_pdf(str(path), "Proof", HTML)

    assert not path.exists()


@pytest.fixture
def asked(theme, window, tmp_path):
    told = []
    dialog = save_proof(theme, window, "proof.pdf", HTML, told.append)
    dialog.setDirectory(str(tmp_path))
    yield dialog, told
    dialog.close()


def test_where_it_was_saved_is_said(asked, tmp_path):
    dialog, told = asked

    dialog.fileSelected.emit(str(tmp_path / "mine.pdf"))

    assert told == ["Saved as mine.pdf"]
    assert (tmp_path / "mine.pdf").exists()
    assert isinstance(dialog, QFileDialog)


def test_why_it_was_not_saved_is_said(asked, tmp_path, window: QWidget):
    dialog, told = asked

    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.pdf"))

    explained = window.findChild(ExplainDialog)
    assert explained.title == "The proof could not be saved"
    assert told == []
    explained.reject()
