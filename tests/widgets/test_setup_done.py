"""The page after the last step: no more is claimed than was read."""

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.support.guide import guided, settled
from zoomprov_gui.viewmodels.setup import DONE

pytestmark = pytest.mark.anyio


@guided("fresh-start")
async def test_it_says_what_is_left(office):
    office.setup.open(DONE)
    await settled(office)
    page = office.guide.done

    assert page.isVisible()
    assert page.title.text() == "2 of 6 confirmed. Something is left."
    values = [row.pill.text() for row in page.steps.rows.values()]
    assert values == ["Confirmed", "Confirmed", *["Not started"] * 4]


@guided("fresh-start")
async def test_each_step_opens_from_it(office):
    office.setup.open(DONE)
    await settled(office)

    office.guide.done.steps.rows["3"].ask.click()

    assert office.setup.place == 3
    assert office.guide.panel.isVisible()


@guided("fresh-start")
async def test_the_proof_is_saved_where_somebody_says(office):
    office.setup.open(DONE)
    await settled(office)
    page = office.guide.done

    page.save.click()
    page.dialog.fileSelected.emit(str(office.folder / "proof.pdf"))

    assert isinstance(page.dialog, QFileDialog)
    assert (office.folder / "proof.pdf").read_bytes().startswith(b"%PDF-")
    page.dialog.close()
