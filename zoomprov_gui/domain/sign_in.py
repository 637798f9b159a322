"""How far a sign-in is, for a page that shows it while it runs."""

from dataclasses import dataclass, field
from enum import Enum

from zoomprov_gui.domain.diagnosis import Problem


class Stage(Enum):
    """What a sign-in waits for.

    `BROWSER`: the person, in the browser. `CODE`: the person, who enters a code on a page.
    `EXCHANGING`: the server's tokens. `DONE`: nothing.
    """

    STARTING = "starting"
    BROWSER = "browser"
    CODE = "code"
    EXCHANGING = "exchanging"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One state of a sign-in. `until` is in seconds since 1970, 0 while nothing runs out.

    `url` is the page to open or to copy, `page` its address without anything that is this sign-in's
    own, to be typed elsewhere, `code` what to enter there; `opened`: a browser could be
    started; `note`: what does not work, although the sign-in goes on.
    """

    stage: Stage
    url: str = field(default="", repr=False)
    page: str = ""
    code: str = field(default="", repr=False)
    until: float = 0.0
    opened: bool = False
    note: Problem | None = None

    @property
    def sentence(self) -> str:
        """What the person is to do."""
        page = self.page.partition("://")[2] or "the page"
        return {
            Stage.STARTING: "Starting the sign-in…",
            Stage.BROWSER: "Finish in your browser…",
            Stage.CODE: f"On any computer or phone, open {page} and enter the code {self.code}.",
            Stage.EXCHANGING: "Completing the sign-in…",
            Stage.DONE: "You're signed in.",
        }[self.stage]
