"""Takes a picture of a screen in memory, DISPLAY: `screen.py OUT`.

Prints how many colours it has: one that shows a window has many.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "xcb"

from PySide6.QtGui import QGuiApplication

EACH = 3  # pixels: every third of every third line tells enough


def main(out: str) -> int:
    """Write the picture; 1 where it cannot be written."""
    QGuiApplication(sys.argv[:1])
    picture = QGuiApplication.primaryScreen().grabWindow(0)
    image = picture.toImage()
    places = ((x, y) for y in range(0, image.height(), EACH) for x in range(0, image.width(), EACH))
    print(len({image.pixel(x, y) for x, y in places}))
    return 0 if picture.save(out) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
