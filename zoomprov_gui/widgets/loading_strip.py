"""The first read: two bars with counts, the reason where it takes its time, and Stop."""

from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.widgets.parts.progress import ProgressStrip
from zoomprov_gui.widgets.theme.theme import Theme

WHAT = {Service.OKTA: "Okta assignments", Service.ZOOM: "Zoom accounts"}


class LoadingStrip(ProgressStrip):
    """Shows how far the first read of both sides is."""

    def __init__(self, theme: Theme, model: PeopleViewModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._model = model
        self.set_title(self.tr("Reading people for the first time"))
        for service, what in WHAT.items():
            self.add_line(service.name, what)
        self.stopped.connect(model.watching.stop)
        self.refresh()

    def refresh(self) -> None:
        """Show the read as it is at this moment."""
        watching = self._model.watching
        for service in Service:
            done = watching.done.get(service, 0)
            total = watching.totals.get(service)
            words = self.tr("%1 so far").replace("%1", f"{done:,}")
            if total is not None:
                words = self.tr("%1 of %2").replace("%1", f"{done:,}").replace("%2", f"{total:,}")
            whole = total is not None and done >= total
            self.set_progress(service.name, done, total, words, done=whole)
        hint = self.tr("You can start looking around; people appear as they are read.")
        self.set_note(" ".join(part for part in (hint, watching.why_slow) if part))
