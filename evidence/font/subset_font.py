#!/usr/bin/python3
"""Makes the font of overlays and case files: Noto Sans CJK SC, cut down to GB 2312, ASCII and a few signs.

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


def number_glyphs(font):
    """Gives each glyph its place as its character identifier, as programs that embed the font in a
    PDF expect of it."""
    order = font.getGlyphOrder()
    names = {old: old if place == 0 else f"cid{place:05d}" for place, old in enumerate(order)}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    for table in font["cmap"].tables:
        table.cmap = {code: names[glyph] for code, glyph in table.cmap.items()}
    font["hmtx"].metrics = {names[glyph]: value for glyph, value in font["hmtx"].metrics.items()}
    outlines = font["CFF "].cff.topDictIndex[0]
    strings = outlines.CharStrings
    strings.charStrings = {names[glyph]: at for glyph, at in strings.charStrings.items()}
    outlines.charset = [names[glyph] for glyph in order]
    font.setGlyphOrder(outlines.charset)


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
    number_glyphs(font)
    font.save(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
