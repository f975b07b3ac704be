"""Make the PNG icons from the drawing: `python resources/packaging/icons.py`, after any change of it."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
DESKTOP = Path(__file__).resolve().parents[1] / "desktop"


def drawn(size: int) -> QImage:
    """Return the icon on nothing, that many pixels wide and high."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DESKTOP / "codebench.svg")).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    application = QGuiApplication([])
    for size in SIZES:
        drawn(size).save(str(DESKTOP / f"codebench-{size}.png"))
