#!/usr/bin/env python3
"""Makes the fonts of this folder from Debian's packages; needed only to change them.

    apt-get download fonts-inter fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
    for each: dpkg-deb -x <package> unpacked
    apt-get install python3-fonttools python3-pil
    ./make-fonts.py unpacked .
"""
import io
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image

# Pixels of an emoji's bitmap; pictures show them at about 30.
EMOJI_SIZE = 40

LATIN = [(0x20, 0x17F), (0x180, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
         (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
         (0x2460, 0x24FF), (0x2500, 0x25FF)]

SYMBOLS = [(0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2800, 0x28FF), (0x2900, 0x297F), (0x2B00, 0x2BFF), (0x1F100, 0x1F1FF), (0x1F780, 0x1F7FF)]

SCRIPTS = ["", "Arabic", "Armenian", "Balinese", "Bengali", "CanadianAboriginal", "Cham", "Cherokee", "Coptic", "Devanagari", "Ethiopic",
           "Georgian", "Gothic", "Gujarati", "Gurmukhi", "Hebrew", "Javanese", "Kannada", "Khmer", "Lao", "Lisu", "Malayalam", "Math",
           "Mongolian", "Myanmar", "NKo", "Ogham", "OlChiki", "Oriya", "Runic", "Sinhala", "Sundanese", "Symbols", "Syriac",
           "Tagalog", "TaiLe", "Tamil", "Telugu", "Thaana", "Thai", "Tifinagh", "Vai"]


def points(ranges):
    return {point for first, last in ranges for point in range(first, last + 1)}


def encoded(*codecs):
    """The ideographs and syllables of national character sets: those that people's names are written with."""
    found = set()
    for codec, leads in codecs:
        for lead in leads:
            for trail in range(0x40, 0xFF):
                try:
                    found.update(map(ord, bytes([lead, trail]).decode(codec)))
                except UnicodeDecodeError:
                    pass
    return found


CJK = (encoded(("gb2312", range(0xB0, 0xF8)), ("big5", range(0xA4, 0xC7)), ("cp932", range(0x81, 0xFD)), ("euc_kr", range(0xB0, 0xC9)))
       | points([(0x1100, 0x11FF), (0x3000, 0x30FF), (0x3100, 0x312F), (0x3130, 0x318F), (0x31F0, 0x31FF), (0xFF00, 0xFFEF)]))


def cut(source, target, unicodes=None, number=-1, desubroutinize=False, features=("*",)):
    options = subset.Options()
    options.font_number = number
    options.hinting = False
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14]
    options.notdef_outline = True
    options.desubroutinize = desubroutinize
    options.drop_tables += ["DSIG", "meta", "STAT", "vhea", "vmtx", "VORG", "BASE"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes or font.getBestCmap().keys())
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    print(target.name, target.stat().st_size // 1024, "KB")


def small_emoji(source, target):
    font = TTFont(source)
    strike, = font["CBLC"].strikes
    factor = EMOJI_SIZE / strike.bitmapSizeTable.ppemX
    cut_down = lambda n: max(-128, min(127, round(n * factor)))
    for line in (strike.bitmapSizeTable.hori, strike.bitmapSizeTable.vert):
        for name, value in vars(line).items():
            setattr(line, name, cut_down(value))
    strike.bitmapSizeTable.ppemX = strike.bitmapSizeTable.ppemY = EMOJI_SIZE
    for glyphs in font["CBDT"].strikeData:
        for glyph in glyphs.values():
            picture = Image.open(io.BytesIO(glyph.imageData)).convert("RGBA")
            size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
            small = picture.convert("RGBa").resize(size, Image.LANCZOS).convert("RGBA").quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            packed = io.BytesIO()
            small.save(packed, "PNG", optimize=True)
            glyph.imageData = packed.getvalue()
            metrics = glyph.metrics
            metrics.height, metrics.width = size[1], size[0]
            metrics.BearingX, metrics.BearingY, metrics.Advance = (cut_down(n) for n in (metrics.BearingX, metrics.BearingY, metrics.Advance))
    for table in ("DSIG", "meta"):
        if table in font:
            del font[table]
    font.save(target)
    print(target.name, target.stat().st_size // 1024, "KB")


def main(unpacked, target):
    fonts = pathlib.Path(unpacked) / "usr/share/fonts"
    target = pathlib.Path(target)
    for weight in ("Medium", "SemiBold"):
        cut(fonts / f"opentype/inter/Inter-{weight}.otf", target / f"Inter-{weight}.otf", points(LATIN), features=("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"))
    for script in SCRIPTS:
        cut(fonts / f"truetype/noto/NotoSans{script}-Regular.ttf", target / f"NotoSans{script}-Regular.ttf")
    cut(fonts / "truetype/noto/NotoSansSymbols2-Regular.ttf", target / "NotoSansSymbols2-Regular.ttf", points(SYMBOLS))
    cut(fonts / "opentype/noto/NotoSansCJK-Regular.ttc", target / "NotoSansCJK-Regular.otf", CJK, number=2, features=("ccmp", "ljmo", "vjmo", "tjmo", "locl"))
    small_emoji(fonts / "truetype/noto/NotoColorEmoji.ttf", target / "NotoColorEmoji.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:])
