"""PDF files whose bytes are in order and whose structure is not: loops, nesting, counts, bombs, locks.

In: a seed. Out: the bytes of a file. Written through pypdf, or by hand where no library would write such a thing.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from random import Random

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from tests.benchmarks.odd_bases import opened, rewritten, written


def by_hand(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A file of objects numbered from 1, the first its root."""
    data, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + said + b"\nendobj\n"
    xref = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(data), len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count + xref
    return data + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream as an object."""
    return b"<</Length %d%s>>\nstream\n" % (len(content), more) + content + b"\nendstream"


def page_of(content: bytes, more: bytes = b"", *, box: bytes = b"0 0 595 842", rest: Sequence[bytes] = ()) -> bytes:
    """A file of one page that draws a content; `rest`: objects from number 6 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (box, more)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(content), font]
    return by_hand([*objects, *rest])


def page_loops(random: Random) -> bytes:
    """Page trees that hold themselves."""
    kids = random.choice([b"2 0 R", b"2 0 R 3 0 R", b"3 0 R 2 0 R 3 0 R"])
    count = random.choice([1, 2, 50])
    page = b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>"
    return by_hand([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), page])


def other_loops(random: Random) -> bytes:
    """Outlines, labels, forms and lists of objects that lead back to themselves."""
    label = b"<</Kids[6 0 R]/Nums[0<</S/D>>]>>"
    marks = b"<</First 7 0 R/Last 7 0 R/Count 9>>"
    mark = b"<</Title(A)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"
    form = stream(b"/X1 Do /X1 Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 6 0 R>>>>")
    if random.random() < 0.3:
        return page_of(b"/X1 Do", b"/XObject<</X1 6 0 R>>", rest=[form])
    data = page_of(b"BT /F1 9 Tf 72 700 Td (Text of 2022) Tj ET", rest=[random.choice([label, marks]), mark])
    hook = random.choice([b"/PageLabels 6 0 R", b"/Outlines 6 0 R", b"/Outlines 7 0 R", b"/Names 7 0 R"])
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog" + hook, 1)
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % random.choice([0, 9, len(data)]))


def huge_counts(random: Random) -> bytes:
    """Page trees and tables that say more than they hold."""
    writer = opened(random)
    tree = writer.root_object["/Pages"]
    tree[NameObject("/Count")] = NumberObject(random.choice([0, -1, 5, 10**6, 10**12]))  # type: ignore[index]
    return rewritten(writer)


def deep_nesting(random: Random) -> bytes:
    """Lists in lists, page trees in page trees, and saved states, thousands deep."""
    depth = random.choice([50, 500, 5_000, 50_000])
    if random.random() < 0.4:
        nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(min(depth, 5_000))]
        return by_hand([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>"])
    opening, closing = random.choice([(b"[", b"]"), (b"<<", b">>"), (b"q ", b"Q "), (b"BT ", b"ET "), (b"(", b")")])
    return page_of(opening * depth + b"BT /F1 9 Tf 72 700 Td (Text) Tj ET" + closing * depth)


def no_pages(random: Random) -> bytes:
    """No page at all, or pages without a size, a content, or anything."""
    kids = random.choice([b"", b"null", b"9 0 R", b"3 0 R", b"(a)"])
    page = random.choice([b"<<>>", b"<</Type/Page>>", b"null", b"<</Type/Page/MediaBox[0 0 0 0]/Contents 3 0 R>>"])
    return by_hand([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 1>>" % kids, page])


def odd_boxes(random: Random) -> bytes:
    """Pages of no size, of a country's size, of turned and negative size."""
    writer = opened(random)
    size = random.choice([(0, 0, 0, 0), (0, 0, 1e7, 1e7), (595, 842, 0, 0), (-9e9, 0, 9e9, 1), (0, 0, 0.01, 842)])
    for page in writer.pages:
        page[NameObject("/MediaBox")] = ArrayObject([FloatObject(side) for side in size])
        page[NameObject("/Rotate")] = NumberObject(random.choice([0, 90, 37, -180, 10**9]))
    return rewritten(writer)


def giant_streams(random: Random) -> bytes:
    """Streams that unpack to hundreds of megabytes of nothing, of text, of drawing."""
    what = random.choice([b"\0", b"(x) Tj ", b"0 0 m 9 9 l S ", b"0 0 9 9 re f ", b"q Q ", b"[(a) -9 (b)] TJ ", b"% "])
    content = b"BT /F1 9 Tf 1 0 0 1 72 700 Tm " + what * (random.choice([10**5, 10**6, 3 * 10**7]) // len(what))
    packed, filters = zlib.compress(content, 9), b"/FlateDecode"
    if random.random() < 0.5:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode/FlateDecode]"
    objects = page_of(b"").split(b"4 0 obj\n")
    tail = objects[1].split(b"endobj\n", 1)[1]
    return objects[0] + b"4 0 obj\n" + stream(packed, b"/Filter" + filters) + b"\nendobj\n" + tail


def greedy_content(random: Random) -> bytes:
    """Contents that ask for more than they hold: endless lists, open strings, images of a wall's size."""
    kinds = (
        b"BT /F1 9 Tf [" + b"(a) " * 100_000 + b"] TJ ET",
        b"BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID " + b"\0" * 500,
        b"BT /F1 1e30 Tf 1e20 0 0 1e20 1e30 1e30 Tm (Text) Tj ET",
        b"BT /F1 9 Tf (" + b"\\(" * 50_000,
        b"BT /F1 9 Tf " + b"1 0 0 1 72 700 Tm (0) Tj " * 30_000 + b"ET",
        b"9 0 0 9 0 0 cm " * 5_000 + b"BT /F1 9 Tf (Text) Tj ET",
        b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S " % (n, n, n, n) for n in range(3_000)),
        b"BT /F1 9 Tf ET" + b" ".join(b"%d" % n for n in range(100_000)),
    )
    return page_of(random.choice(kinds))


def greedy_fonts(random: Random) -> bytes:
    """Fonts whose tables claim every character there is, or are no tables."""
    low, high = random.choice([(0, 0xFFFF), (0, 0xFFFFFFFF), (0xFFFF, 0), (0, 0xFFFFFF)])
    cmap = b"begincmap 1 begincodespacerange <%08x> <%08x> endcodespacerange " % (low, high)
    cmap += b"1 beginbfrange <%08x> <%08x> <0041> endbfrange endcmap" % (low, high)
    widths = random.choice([b"[0 4000000000 500]", b"[0 [" + b"500 " * 100_000 + b"]]", b"[(a) null]"])
    font = b"<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[8 0 R]>>"
    heir = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<<>>/DW 1000/W%s>>" % widths
    data = page_of(b"BT /F1 9 Tf 72 700 Td <00410042> Tj ET", rest=[font, stream(cmap), heir])
    return data.replace(b"/F1 5 0 R", b"/F1 6 0 R", 1)


def wide_filters(random: Random) -> bytes:
    """Streams whose filters are told to unpack rows of a kilometre, or are none."""
    columns, kind = random.choice([10**9, 2**31, -1, 0]), random.choice([b"Flate", b"LZW", b"RunLength", b"CCITTFax"])
    parms = b"/Filter/%sDecode/DecodeParms<</Predictor 15/Columns %d/Colors 99/K -1>>" % (kind, columns)
    writer_page = page_of(zlib.compress(b"BT (Text) Tj ET" * 50))
    return writer_page.replace(b">>\nstream", parms + b">>\nstream", 1)


def locked(random: Random) -> bytes:
    """Files with a password, or with restrictions only."""
    writer = opened(random)
    user, kind = random.choice(["", "", "secret"]), random.choice(["RC4-40", "RC4-128", "AES-128", "AES-256"])
    writer.encrypt(user, "owner", algorithm=kind)
    data = rewritten(writer)
    return data if random.random() < 0.7 else data.replace(b"/Standard", random.choice([b"/Unknown", b"/Adobe.APS"]))


def odd_objects(random: Random) -> bytes:
    """Entries of pages, fonts and the root that are of another type than they should be."""
    writer = opened(random)
    things = (
        NumberObject(-3),
        NameObject("/Odd"),
        ArrayObject(),
        DictionaryObject(),
        StreamObject(),
        FloatObject(1e30),
    )
    held = [one for one in writer._objects if isinstance(one, DictionaryObject) and len(one)]
    for one in random.choices(held, k=random.randint(1, 5)):
        one[NameObject(random.choice(list(one)))] = random.choice(things)
    return rewritten(writer)


def long_packs(random: Random) -> bytes:
    """Packs of hundreds and thousands of pages."""
    return written(compressed=True, pages=random.choice([300, 700, 2_000]))


STRUCTURES: dict[str, Callable[[Random], bytes]] = {
    made.__name__.replace("_", " "): made
    for made in (
        *(page_loops, other_loops, huge_counts, deep_nesting, no_pages, odd_boxes, giant_streams, greedy_content),
        *(greedy_fonts, wide_filters, locked, odd_objects, long_packs),
    )
}
