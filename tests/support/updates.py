"""What a window knows of updates, as a test wants it, without a service behind it."""

from PySide6.QtCore import QObject, Signal

from tests.support.releases import NOW
from zoomprov_gui.domain.updates import Standing, Switch
from zoomprov_gui.domain.versions import version_of
from zoomprov_gui.viewmodels.update_words import line_of, words_of


class Model(QObject):
    """What an UpdatesViewModel shows; `done` is what was asked of it."""

    changed = Signal()

    def __init__(self, **more):
        super().__init__()
        self.done = []
        self.note = ""
        self.checking = False
        self.become(**more)

    def become(self, **more):
        self.standing = Standing(own=version_of("9.0.0"), read_at=NOW, tried_at=NOW, **more)
        self.changed.emit()

    words = property(lambda self: words_of(self.standing, NOW))
    line = property(lambda self: line_of(self.standing, NOW))
    can_check = property(lambda self: self.standing.can_ask and not self.checking)
    can_choose = property(lambda self: self.standing.can_ask)
    wanted = property(lambda self: self.standing.switch is Switch.ON)

    @property
    def offer(self):
        return str(self.standing.offered.version) if self.standing.offered else ""

    def check(self):
        self.done.append("check")

    def open_page(self):
        self.done.append("page")

    def put_off(self):
        self.done.append("later")
        self.become(latest=self.standing.latest, later="9.1.0")

    def choose(self, wanted):
        self.done.append(("choose", wanted))
        self.become(switch=Switch.ON if wanted else Switch.CHOSEN)
