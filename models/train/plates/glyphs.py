"""Character shapes from Debian's fonts, squeezed into the character box of GA 36.

No free font has the very shapes of Chinese plates; several narrow sans-serif faces of even stroke,
mixed, come close enough for training beside real pictures.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from alphabet import DIGITS, LETTERS, PROVINCES, SPECIALS

BOX_WIDTH, BOX_HEIGHT = 45, 90  # millimetres of the standard, one pixel each
FONTS = Path("/usr/share/fonts")
LATIN = (
    "truetype/roadgeek/RG2014C.ttf",
    "truetype/roadgeek/RG2014D.ttf",
    "truetype/roadgeek/RG2014E.ttf",
    "truetype/roadgeek/RG2014EM.ttf",
    "truetype/opendin/OSP-DIN.ttf",
    "truetype/osifont/osifont.ttf",
    "opentype/urw-base35/NimbusSansNarrow-Bold.otf",
    "opentype/urw-base35/NimbusSans-Bold.otf",
    "opentype/urw-base35/URWGothic-Demi.otf",
    "truetype/dejavu/DejaVuSans-Bold.ttf",
    "truetype/liberation2/LiberationSans-Bold.ttf",
    "truetype/freefont/FreeSansBold.ttf",
)
CHINESE = (  # file, number of the simplified face in its collection
    ("opentype/noto/NotoSansCJK-DemiLight.ttc", 2),
    ("opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("opentype/noto/NotoSansCJK-Medium.ttc", 2),
    ("opentype/noto/NotoSansCJK-Bold.ttc", 2),
    ("truetype/wqy/wqy-zenhei.ttc", 0),
    ("truetype/wqy/wqy-microhei.ttc", 0),
    ("truetype/droid/DroidSansFallbackFull.ttf", 0),
)
POINT_SIZE = 150
INK = 60  # of 255
ONE_WIDTH = (9, 22)


def load_glyphs() -> dict[str, list[np.ndarray]]:
    """For each character its shapes, BOX_HEIGHT x BOX_WIDTH, 0..255."""
    glyphs: dict[str, list[np.ndarray]] = {}
    for name in LATIN:
        font = open_font(name, 0)
        for character in DIGITS + LETTERS:
            glyphs.setdefault(character, []).append(shape(font, character))
        glyphs["0"].append(shape(font, "O"))
    for name, face in CHINESE:
        font = open_font(name, face)
        for character in PROVINCES + SPECIALS:
            glyphs.setdefault(character, []).append(shape(font, character))
    return glyphs


def open_font(name: str, face: int) -> ImageFont.FreeTypeFont:
    path = FONTS / name
    if not path.is_file():
        raise SystemExit(f"{path} is missing: install the packages that train.sh names")
    return ImageFont.truetype(str(path), POINT_SIZE, index=face)


def shape(font: ImageFont.FreeTypeFont, character: str) -> np.ndarray:
    """The inked part stretched to the whole box; 1 stays slim and stands in the middle."""
    sheet = Image.new("L", (2 * POINT_SIZE, 2 * POINT_SIZE), 0)
    ImageDraw.Draw(sheet).text((40, 20), character, font=font, fill=255)
    drawn = np.array(sheet)
    rows, columns = np.where(drawn > INK)
    inked = drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    if character != "1":
        return cv2.resize(inked, (BOX_WIDTH, BOX_HEIGHT), interpolation=cv2.INTER_AREA)
    width = int(np.clip(inked.shape[1] * BOX_HEIGHT / inked.shape[0], *ONE_WIDTH))
    box = np.zeros((BOX_HEIGHT, BOX_WIDTH), np.uint8)
    left = (BOX_WIDTH - width) // 2
    box[:, left : left + width] = cv2.resize(
        inked, (width, BOX_HEIGHT), interpolation=cv2.INTER_AREA
    )
    return box
