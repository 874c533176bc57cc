"""What somebody with bad intentions sends, made in code: nothing of it lies in this folder.

`refused`: a sentence at the field. `harmless`: kept, written anew, without what made it dangerous (`gone`).
"""

import bz2
import gzip
import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from tests.modules.papers import sounds
from tests.modules.papers.corpus_pdf import pdfs
from tests.modules.papers.sent import PAGE, SCRIPT, Sent, harmless, refused, zipped

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">%s</svg>'


def everything() -> list[Sent]:
    return [*pages(), *pictures(), *floods(), *pdfs(), *packed(), *voices(), *voices_that_are_none(), *names(), *nothings()]


def pages() -> Iterator[Sent]:
    yield refused("a page called a picture", "cat.png", PAGE)
    yield refused("a page behind a mark", "cat.jpg", b"\xef\xbb\xbf\n" + PAGE)
    yield refused("a page in wide letters", "cat.png", PAGE.decode().encode("utf-16"))
    yield refused("a page that says it is sound", "voice.mp3", PAGE, "audio/mpeg")
    yield refused("svg with a script", "logo.svg", SVG % SCRIPT, "image/svg+xml")
    yield refused(
        "svg with a page inside", "logo.svg", SVG % (b"<foreignObject>" + PAGE + b"</foreignObject>")
    )
    yield refused("svg that acts when it loads", "logo.png", SVG % b'<g onload="alert(1)"/>')
    yield refused("svg called jpeg", "logo.svg.jpg", SVG % b"<image href='file:///etc/passwd'/>")
    yield refused("packed svg", "logo.svgz", gzip.compress(SVG % SCRIPT))
    yield refused("xml that fetches from elsewhere", "a.xml",
                  b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>')  # fmt: skip
    yield refused(
        "xml that grows", "a.xml", b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'
    )
    yield refused("a script", "a.js.png", b"alert(document.cookie)", "text/javascript")
    yield refused("a style", "a.css", b"body{background:url(//evil.example)}", "text/css")
    yield refused("php", "a.php.jpg", b"<?php system($_GET['c']); ?>")
    yield refused(
        "a mail with a page", "a.eml", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + PAGE
    )
    yield refused("a formula", "=cmd|' /C calc'!A0.csv", b"=cmd|' /C calc'!A0,1\r\n", "text/csv")
    yield refused("the test of virus scanners", "eicar.com", EICAR, "application/octet-stream")
    yield refused("a program", "setup.exe", b"MZ\x90\0" + bytes(200))
    yield refused("a program of Linux", "run.png", b"\x7fELF\2\1\1" + bytes(200))
    yield refused("a shell", "run.sh", b"#!/bin/sh\nrm -rf /\n")


def _picture(form: str, size: tuple[int, int] = (16, 16), **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, form, **more)
    return made.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def pictures() -> Iterator[Sent]:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SCRIPT.decode())
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>" + SCRIPT.decode() + "</x:xmpmeta>")
    exif = Image.Exif()
    exif[0x010E], exif[0x8298] = SCRIPT.decode(), "Secretphone"
    yield refused("gif and script in one", "a.gif", b"GIF89a/*" + bytes(10) + b"*/=1;" + SCRIPT)
    yield refused("gif called png", "a.png", _picture("GIF") + SCRIPT)
    yield refused("bmp and script in one", "a.bmp", b"BM=1/*" + bytes(60) + b"*/alert(1)")
    yield refused("tiff", "a.tif", _picture("TIFF"))
    yield refused("an icon", "favicon.ico", _picture("ICO"))
    yield refused("a picture of a program", "a.psd", b"8BPS\0\1" + bytes(100))
    yield refused("postscript", "a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run\n")
    yield refused(
        "commands of ImageMagick", "a.mvg", b"push graphic-context\nfill 'url(https://x\"|ls \"-la)'\n"
    )
    yield refused(
        "a picture of a telephone", "a.heic", struct.pack(">I", 24) + b"ftypheic" + bytes(40), "image/heic"
    )
    yield refused("avif", "a.avif", struct.pack(">I", 24) + b"ftypavif" + bytes(40), "image/avif")
    yield refused("only the beginning of a png", "a.png", b"\x89PNG\r\n\x1a\n")
    yield refused("a png cut in half", "a.png", _picture("PNG", (200, 200))[:90])
    yield refused("a jpeg cut in half", "a.jpg", _picture("JPEG", (200, 200))[:300], "image/jpeg")
    yield refused("a jpeg that is none", "a.jpg", b"\xff\xd8\xff\xe0" + PAGE)
    yield refused(
        "a png with a wrong sum", "a.png", _picture("PNG").replace(b"IHDR\0\0\0\x10", b"IHDR\0\0\0\x11")
    )
    yield refused("a webp that is none", "a.webp", b"RIFF\xff\xff\xff\xffWEBPVP8 " + PAGE)
    yield harmless("png and page in one", "a.png", _picture("PNG") + PAGE)
    yield harmless(
        "png with a page in its words", "a.html.png", _picture("PNG", pnginfo=words), b"xmpmeta", b"Comment"
    )
    yield harmless("jpeg and page in one", "a.jpg.html", _picture("JPEG") + PAGE, media="text/html")
    yield harmless("jpeg with a script in its comment", "a.jpg", _picture("JPEG", comment=SCRIPT))
    yield harmless(
        "jpeg with a script and an owner", "a.jpg", _picture("JPEG", exif=exif), b"Secretphone", b"Exif"
    )
    yield harmless(
        "jpeg with a folder behind it",
        "a.jpg",
        _picture("JPEG") + zipped({"a.class": b"cafe"}),
        b"PK\3\4",
        b"a.class",
    )
    yield harmless("webp with a page behind it", "a.webp", _picture("WEBP") + PAGE, media="image/webp")
    yield harmless("a png of sixteen bits", "a.png", _deep())


def _deep() -> bytes:
    made = io.BytesIO()
    Image.new("I;16", (8, 8), 40000).save(made, "PNG")
    return made.getvalue()


def floods() -> Iterator[Sent]:
    line = b"\0" + bytes(3 * 50_000)
    yield refused("a png of a billion dots", "a.png", _png(50_000, 50_000, zlib.compress(line)))
    yield refused("a png as wide as can be", "a.png", _png(2**31 - 1, 1, zlib.compress(b"\0")))
    yield refused("a png without height", "a.png", _png(10, 0, zlib.compress(b"\0")))
    yield refused(
        "a png whose lines never end", "a.png", _png(6000, 6600, zlib.compress(bytes(40_000_000), 9)[:9000])
    )
    yield refused("a png with words that grow", "a.png",
                  _png(8, 8, b"", _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))))  # fmt: skip
    yield refused("a png with a profile that grows", "a.png",
                  _png(8, 8, b"", _chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))))  # fmt: skip
    yield refused("a jpeg of four billion dots", "a.jpg", _huge_jpeg())
    head = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + b"\xff\x3f\0\xff\x3f\0"
    yield refused("a webp as large as can be", "a.webp", b"RIFF" + struct.pack("<I", 22) + head)


def _huge_jpeg() -> bytes:
    small = _picture("JPEG")
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + b"\xff\xff\xff\xff" + small[at + 4 :]


def packed() -> Iterator[Sent]:
    word = {"[Content_Types].xml": b"<Types/>", "word/vbaProject.bin": b"\xd0\xcf\x11\xe0Attribut"}
    bomb = zlib.compress(bytes(10_000_000), 9)
    yield refused("a letter with a macro", "letter.docm", zipped(word))
    yield refused("a letter with a macro, called pdf", "letter.pdf", zipped(word), "application/pdf")
    yield refused("a sheet with a macro", "sheet.xlsm", zipped({"xl/vbaProject.bin": b"x"}))
    yield refused(
        "an old letter with a macro", "letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    )
    yield refused("rich text with an object", "letter.rtf", b"{\\rtf1{\\object\\objocx{\\*\\objdata 01}}}")
    yield refused("a folder that grows", "a.zip", zipped({"a": bytes(10_000_000)}))
    yield refused(
        "a folder in a folder in a folder",
        "a.zip",
        zipped({"a.zip": zipped({"b.zip": zipped({"c": bytes(100_000)})})}),
    )
    yield refused("a folder that climbs out", "a.zip", zipped({"../../etc/cron.d/x": b"* * * * * root x"}))
    yield refused(
        "packed in packed in packed", "a.gz", gzip.compress(gzip.compress(gzip.compress(bytes(1_000_000))))
    )
    yield refused("packed until small", "a.bz2", bz2.compress(bytes(5_000_000)))
    yield refused("a java program", "a.jar", zipped({"META-INF/MANIFEST.MF": b"Main-Class: X"}))
    yield refused("an office page", "a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}))
    yield refused("only what was packed", "a.png", bomb)


def voices() -> Iterator[Sent]:
    tells, web = sounds.TELLS, {"media": "audio/webm"}
    title = SCRIPT
    yield harmless("a voice with a title that runs", "a.webm", sounds.webm(title=title), b"Attach", **web)
    yield harmless("a wav that tells where", "a.wav", sounds.wav(), tells, media="audio/wav")
    yield harmless("an mp3 that tells where", "a.mp3", sounds.mp3() + PAGE, tells, media="audio/mpeg")
    yield harmless("aac with a page behind it", "a.aac", sounds.aac() + PAGE, media="audio/aac")
    yield harmless("ogg that tells where", "a.ogg", sounds.ogg() + PAGE, tells, media="audio/ogg")
    yield harmless(
        "m4a that tells where", "a.m4a", sounds.m4a(), tells, b"\xd0\xd0\xd0\xd0", media="audio/mp4"
    )
    yield harmless(
        "m4a with a page in a box", "a.m4a", sounds.m4a(more=sounds.box(b"html", PAGE)), media="audio/mp4"
    )
    yield harmless(
        "a wav that says it is endless",
        "a.wav",
        sounds.wav().replace(b"data@\0\0\0", b"data\xff\xff\xff\xff"),
        media="audio/wav",
    )


def voices_that_are_none() -> Iterator[Sent]:
    web = {"media": "audio/webm"}
    yield refused(
        "a wav without sound", "a.wav", b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff", "audio/wav"
    )
    yield refused("a film", "a.webm", sounds.webm(film=True, codec=b"V_VP9"), "video/webm")
    yield refused("a film in a chest", "a.mkv", sounds.webm(doctype=b"matroska"), "video/x-matroska")
    yield refused("a sound nobody knows", "a.webm", sounds.webm(codec=b"A_MS/ACM"), **web)
    yield refused(
        "a webm of boxes in boxes",
        "a.webm",
        b"\x1aE\xdf\xa3" + b"\x01" + b"\xff" * 7 + b"\x1aE\xdf\xa3\x80" * 9000,
        **web,
    )
    yield refused("a webm that lies about its size", "a.webm", b"\x1aE\xdf\xa3\x08\x00\x00\x00", **web)
    yield refused("a film of a telephone", "a.mp4", sounds.m4a(kind=b"vide", brand=b"isom"), "video/mp4")
    yield refused(
        "an mp4 of boxes in boxes",
        "a.m4a",
        struct.pack(">I", 16) + b"ftypM4A " + bytes(4) + _boxes(40),
        "audio/mp4",
    )
    yield refused(
        "an mp4 with a size no disk has",
        "a.m4a",
        struct.pack(">I4sIIQ", 16, b"ftyp", 0x4D344120, 1, 0) + b"moov" + b"\xff" * 8,
    )
    yield refused(
        "an mp4 with a hundred thousand boxes",
        "a.m4a",
        struct.pack(">I", 16) + b"ftypM4A " + bytes(4) + sounds.box(b"free") * 100_000,
    )
    yield refused("an ogg film", "a.ogv", sounds.ogg().replace(b"OpusHead", b"\x80theora"), "video/ogg")
    yield refused("an ogg without an end", "a.ogg", sounds.ogg()[:60], "audio/ogg")
    yield refused("an mp3 of one breath", "a.mp3", b"\xff\xfb\x90\x00", "audio/mpeg")
    yield refused("an mp3 that is all tag", "a.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + SCRIPT, "audio/mpeg")


def _boxes(depth: int) -> bytes:
    made = b""
    for _turn in range(depth):
        made = sounds.box(b"moov", made)
    return made


NAMES = (
    "../../../etc/passwd.png", "..\\..\\windows\\system32\\a.png", "/etc/passwd\0.png", "a\0.html", "cat\u202egnp.exe",
    "a\r\nSet-Cookie: x=1\r\n.png", "=HYPERLINK(\"http://x\").png", "x" * 500 + ".png", "\u2066\u200b\ufeff.png",
    "con.png", "رسالة من المدرسة.png", "家.png", "a;filename=b.html", "\"><script>alert(1)</script>.png", ".htaccess",
    "%2e%2e%2fpasswd.png", "a.png.exe", "a.png ", "e\u0301cole \U0001f3eb.png", "{{ 7|add:7 }}.png",
)  # fmt: skip


def names() -> Iterator[Sent]:
    for number, name in enumerate(NAMES, 1):
        yield harmless(f"a name, {number}", name, _picture("PNG"))


def nothings() -> Iterator[Sent]:
    yield refused("nothing", "a.png", b"")
    yield refused("zeroes", "a.png", bytes(4000))
    yield refused("white space", "a.txt", b" \r\n" * 50)
    yield refused("one letter", "a", b"a")
    yield refused("noise", "a.bin", bytes((7 * number * number + 3) % 251 for number in range(5000)))
