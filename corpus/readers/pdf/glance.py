"""A quick look at a page, and its picture: the one door to pypdfium2.

In: the bytes of a file and the number of a page. Out: whether the page may hold a table, told from where its text and
its rules stand in a fifth of the time that reading the text takes; and the page drawn, for text recognition.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise

import pypdfium2
from PIL.Image import Image
from pypdfium2 import raw

from corpus.characters import clean_line
from corpus.readers.pdf.printed import DAMAGE, PageDamaged
from corpus.readers.pdf.unseen import leaves_mark

MAX_OBJECTS = 20_000
"""A page with more drawn objects is a map or a chart."""
MAX_PIXELS = 40_000_000
"""An A3 page at 300 dots an inch has 17 million; a page that claims a wall's size is drawn smaller."""
POINTS_AN_INCH = 72
COVERED = 0.6
"""Of a page: a scan fills it, but for what its scanner cut off."""
APART, LEAST_APART = 0.75, 5.5
"""A gap of this share of a row's height, and of so many points, parts two chunks; a justified space does not."""
LEAST_INK = 0.3
"""Points: what is not so wide and high is a space."""
STEP, LONG, HIGH = 4, 20, 8
"""Points: rules nearer than a step are one; a shorter one is an underline, or a stroke of a letter."""
MAX_BOX_SIDES = 2
"""Uprights at two places are the sides of a box around text; more part columns."""
Span = tuple[float, float]


class GlanceFile:
    """A PDF opened for quick looks. Raises PageDamaged if it cannot be."""

    def __init__(self, data: bytes) -> None:
        with _damage():
            self._file = pypdfium2.PdfDocument(data)

    def may_hold_table(self, number: int) -> bool:
        """Whether a page has rows of chunks, or rules, as tables have; `number` is 1-based. Raises PageDamaged."""
        with _damage(), closing(self._file[number - 1]) as page:
            flats, uprights = _rules(page)
            rows = _rows(page)
            parted = sum(len(row) > 1 and not _is_item(row) for row in rows)
            if _places(uprights) > MAX_BOX_SIDES and len(flats) > 1 and parted > 1:
                return True
            return _has_columns(rows, ruled=len(flats) > 1, width=page.get_width())

    def is_picture(self, number: int) -> bool:
        """Whether pictures cover most of a page, as they do where it is a scan. Raises PageDamaged."""
        with _damage(), closing(self._file[number - 1]) as page:
            covered = 0.0
            for count, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
                left, bottom, right, top = drawn.get_bounds()
                covered += (right - left) * (top - bottom)  # some scanners cut a page into strips
                if count > MAX_OBJECTS:
                    break
            return bool(covered >= COVERED * page.get_width() * page.get_height())

    def may_hide_text(self, number: int) -> bool:
        """Whether some text of a page leaves no mark on it, or its parts have parts, whose places are their own.

        Raises PageDamaged.
        """
        picture = self.drawn(number, dots_an_inch=POINTS_AN_INCH)
        with _damage(), closing(self._file[number - 1]) as page:
            for count, text in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=2)):
                if text.level or count > MAX_OBJECTS:
                    return True
                left, bottom, right, top = text.get_bounds()
                (x, y), (other_x, other_y) = _dots(page, picture, left, top), _dots(page, picture, right, bottom)
                edges = min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
                if min(right - left, top - bottom) > LEAST_INK and not leaves_mark(picture, *edges):
                    return True
        return False

    def drawn(self, number: int, *, dots_an_inch: int) -> Image:
        """Return a page drawn in grey. Raises PageDamaged."""
        with _damage(), closing(self._file[number - 1]) as page:
            area = page.get_width() * page.get_height() / POINTS_AN_INCH**2
            scale = min(dots_an_inch, (MAX_PIXELS / max(area, 0.01)) ** 0.5) / POINTS_AN_INCH
            picture: Image = page.render(scale=scale, grayscale=True).to_pil()
            return picture

    def picture(self, number: int, *, dots_an_inch: int) -> bytes:
        """Return a page drawn in grey, as PNG. Raises PageDamaged."""
        file = io.BytesIO()
        self.drawn(number, dots_an_inch=dots_an_inch).save(file, "PNG", compress_level=1)
        return file.getvalue()


def _dots(page: pypdfium2.PdfPage, picture: Image, x: float, y: float) -> tuple[int, int]:
    """Where a place on a page is in its picture."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, picture.width, picture.height, 0, x, y, across, down)
    return across.value, down.value


@contextmanager
def _damage() -> Iterator[None]:
    """What the library finds wrong, as PageDamaged."""
    try:
        yield
    except (pypdfium2.PdfiumError, *DAMAGE) as error:
        raise PageDamaged(clean_line(str(error))[:120] or type(error).__name__) from error


def _rules(page: pypdfium2.PdfPage) -> tuple[set[int], set[int]]:
    """Where flat and upright rules stand on a page, in steps of 4 points up and to the right."""
    flats, uprights = set[int](), set[int]()
    for count, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)):
        left, bottom, right, top = drawn.get_bounds()
        if count > MAX_OBJECTS:
            break
        if right - left > LONG:
            flats |= {round(bottom / STEP), round(top / STEP)}
        if top - bottom > HIGH:
            uprights |= {round(left / STEP), round(right / STEP)}
    return flats, uprights


def _places(steps: set[int]) -> int:
    """How many places are far enough apart to have a column between them."""
    ordered = sorted(steps)
    return bool(ordered) + sum(other - one > LONG / STEP for one, other in pairwise(ordered))


def _rows(page: pypdfium2.PdfPage) -> list[list[Span]]:
    """The chunks of each row of print, as left and right edges."""
    with closing(page.get_textpage()) as text:
        boxes = [text.get_rect(place) for place in range(min(text.count_rects(), MAX_OBJECTS))]
    rows: list[tuple[float, float, list[Span]]] = []
    for left, bottom, right, top in sorted(boxes, key=lambda box: (-(box[1] + box[3]), box[0])):
        low, high, spans = rows[-1] if rows else (0.0, 0.0, [])
        if spans and (low < (bottom + top) / 2 < high or bottom < (low + high) / 2 < top):
            spans.append((left, right))
            rows[-1] = (min(low, bottom), max(high, top), spans)
        else:
            rows.append((bottom, top, [(left, right)]))
    return [_chunks(sorted(spans), high - low) for low, high, spans in rows]


def _chunks(spans: Sequence[Span], height: float) -> list[Span]:
    chunks = list(spans[:1])
    for left, right in spans[1:]:
        if left - chunks[-1][1] > max(APART * height, LEAST_APART):
            chunks.append((left, right))
        else:
            chunks[-1] = (chunks[-1][0], max(chunks[-1][1], right))
    return chunks


def _is_item(row: Sequence[Span]) -> bool:
    """Whether a row is a bullet or a number and its text."""
    return len(row) == 2 and row[0][1] - row[0][0] < LONG


def _has_columns(rows: Sequence[Sequence[Span]], *, ruled: bool, width: float) -> bool:
    """Whether rows near each other hold chunks that stand below one another, too narrow to be prose in columns."""
    hits, last = 0, -9
    for place, row in enumerate(rows):
        narrow = [span for span in row[1:] if span[1] - span[0] < width / 4]
        if not narrow or _is_item(row):
            continue
        above = [span for other in rows[max(0, place - 3) : place] for span in other[1:]]
        if any(abs(one[0] - o[0]) < 3 or abs(one[1] - o[1]) < 3 for one in narrow for o in above):
            hits = hits + 1 if place - last < 5 else 1
            last = place
            if hits >= (1 if ruled or len(narrow) > 1 else 2):
                return True
    return False
