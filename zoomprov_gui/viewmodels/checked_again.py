"""What "Check again" in History has shown, as a banner that stays until it is closed."""

from zoomprov_gui.viewmodels.notices import DISMISS, Notice
from zoomprov_gui.viewmodels.unsettled import few

KEY = "checked"


class CheckedAgain:
    """The sentences of the latest check, one for each change that was looked at."""

    def __init__(self) -> None:
        self._lines: tuple[str, ...] = ()

    def begin(self) -> None:
        """Forget the check before, or what somebody has closed."""
        self._lines = ()

    def add(self, words: str) -> None:
        """Take in what one change came to."""
        self._lines = (*self._lines, words)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The banner that this asks for, if any."""
        if not self._lines:
            return ()
        title, text = "Checked again", few(self._lines)
        return (
            Notice(
                key=KEY, tone="info", icon="history", title=title, text=text, actions=(DISMISS,)
            ),
        )
