"""The lines of a menu that copy what it is about, in one form or another."""

from collections.abc import Callable, Sequence

from zoomprov_gui.widgets.parts.menu import Menu


def add_copies(menu: Menu, forms: Sequence[str], copy: Callable[[str], object]) -> None:
    """Add a separator and a line for each form, with which `copy` is called."""
    words = {
        "rows": menu.tr("Copy row"),
        "csv": menu.tr("Copy row as CSV"),
        "name": menu.tr("Copy name"),
        "email": menu.tr("Copy email"),
        "summary": menu.tr("Copy summary for a ticket"),
        "ticket": menu.tr("Copy for ticket"),
    }
    menu.addSeparator()
    for form in forms:
        line = menu.add_command(words[form], icon="copy" if form == "rows" else None)
        line.triggered.connect(lambda _on=False, f=form: copy(f))
