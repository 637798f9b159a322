"""Run the console program in this process, as a shell would."""

import json
from dataclasses import dataclass
from typing import Any

from zoomprov_gui.app.command_line import main


@dataclass(frozen=True)
class Ended:
    """What a command left behind: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Console:
    """Runs commands with a data folder of their own."""

    def __init__(self, folder, capsys) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *words: str) -> Ended:
        self._capsys.readouterr()
        code = main([*words, "--data-dir", str(self.folder)])
        streams = self._capsys.readouterr()
        return Ended(code, streams.out, streams.err)
