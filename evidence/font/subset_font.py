#!/usr/bin/python3
"""Makes the overlay's font: Noto Sans CJK SC, cut down to GB 2312, ASCII and a few signs.

Needs Debian's fonts-noto-cjk and python3-fonttools. Writes the same bytes each time:
    evidence/font/subset_font.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FAMILY = "Noto Sans CJK SC"
TARGET = (
    Path(__file__).parents[1]
    / "src/main/resources/dev/xunjie/evidence/overlay/NotoSansCJKsc-Regular-subset.otf"
)
# Characters of names and of places around Ningbo that GB 2312 lacks.
BEYOND_GB2312 = "镕垚喆堃昇碶堨"
NEEDLESS_TABLES = ["BASE", "VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF", "DSIG"]


def characters():
    """Code points of ASCII, GB 2312 (rows 1 to 87) and the extras."""
    found = set(range(0x20, 0x7F)) | {ord(sign) for sign in "°·±×" + BEYOND_GB2312}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def main():
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += NEEDLESS_TABLES
    fonts = TTCollection(SOURCE).fonts
    font = next(font for font in fonts if font["name"].getDebugName(4) == FAMILY)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    font.save(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
