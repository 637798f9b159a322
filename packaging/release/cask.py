"""What Homebrew has of a version for macOS: a cask, and the rules that it is held to.

Homebrew takes no cask that Gatekeeper would refuse, so it is for a signed and notarized image. Its
own audit needs Homebrew and the network; `wrong` states what can be told from the text.
"""

import re

from identity import CONSOLE, NAME, TITLE, version
from release import bundle

PLACE = f"homebrew/{NAME}.rb"
DESCRIPTION = "Set up, watch and undo Okta's provisioning of Zoom accounts"
# How Homebrew calls each macOS that we could need.
NAMES = {"14.0": "sonoma", "15.0": "sequoia", "26.0": "tahoe"}
ZAP = (
    f"~/Library/Application Support/{NAME}",
    f"~/Library/Logs/{NAME}",
    f"~/Library/Saved Application State/{bundle.IDENTIFIER}.savedState",
)
_STANZAS = (
    r'  version "(?P<version>\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)"',
    r'  sha256 "[0-9a-f]{64}"',
    r'  url "https://github\.com/\S+/v#\{version\}/\S*-#\{version\}-macos-arm64(-unsigned)?\.dmg"',
    r'  name "[^"#\\]+"',
    r'  desc "(?P<desc>[^"#\\]+)"',
    r'  homepage "https://\S+"',
    r"  depends_on arch: :arm64",
    r'  depends_on macos: ">= :[a-z_]+"',
    r'  app "[^"#\\]+\.app"',
    r'  binary "#\{appdir\}/[^"#\\]+"',
)
LONGEST = 80  # letters of a description, by Homebrew's own audit


def cask(url: str, sha256: str, home: str) -> str:
    """Return the cask of an image that will lie at `url`, with the sum of its bytes."""
    zap = "".join(f'    "{place}",\n' for place in ZAP)
    return f"""\
cask "{NAME}" do
  version "{version()}"
  sha256 "{sha256}"

  url "{url.replace(version(), "#{version}")}"
  name "{TITLE}"
  desc "{DESCRIPTION}"
  homepage "{home}"

  depends_on arch: :arm64
  depends_on macos: ">= :{NAMES[bundle.OLDEST]}"

  app "{TITLE}.app"
  binary "#{{appdir}}/{TITLE}.app/Contents/MacOS/{CONSOLE}"

  zap trash: [
{zap}  ]
end
"""


def wrong(text: str) -> list[str]:
    """Return a line for each rule that a cask breaks."""
    lines = text.splitlines()
    told = []
    if not lines or lines[0] != f'cask "{NAME}" do' or lines[-1] != "end":
        told.append("cask: it is not one block")
    places = []
    for stanza in _STANZAS:
        found = [place for place, line in enumerate(lines) if re.fullmatch(stanza, line)]
        if len(found) != 1:
            told.append(f"cask: there has to be one line like {stanza.strip()}")
        places += found
    if places != sorted(places):
        told.append("cask: its lines are not in Homebrew's order")
    described = re.search(r'^  desc "(.*)"$', text, re.MULTILINE)
    return told + (_wrong_description(described[1]) if described else [])


def _wrong_description(text: str) -> list[str]:
    rules = {
        f"is longer than {LONGEST} letters": len(text) > LONGEST,
        "ends with a full stop": text.endswith("."),
        "begins with an article": text.lower().startswith(("a ", "an ", "the ")),
        "does not begin with a capital": not text[:1].isupper(),
        "names the program": NAME in text.lower(),
    }
    return [f"cask: the description {what}" for what, broken in rules.items() if broken]
