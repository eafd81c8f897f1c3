"""Text recognition (OCR) of pages that are pictures: Tesseract where it is installed, else RapidOCR.

In: a page as PNG. Out: its words with places in points, as `corpus.readers.pdf.words` gives them for other pages, so
that lines and tables are found alike. Neither program is needed: without both, `recogniser` is None.
"""

from __future__ import annotations

import atexit
import csv
import importlib.util
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from corpus.characters import clean_line
from corpus.readers.pdf.printed import Word
from corpus.readers.pdf.processes import begin, end

DOTS_AN_INCH = 300
"""What Tesseract is made for; at less, decimal points are lost."""
TESSERACT = ("tesseract", "stdin", "stdout", "--psm", "4", "--dpi", str(DOTS_AN_INCH), "-l", "eng", "tsv")
"""Mode 4 (one column of text of variable sizes) read a ruled table that mode 6 turned to nonsense."""
RECOGNITION_SECONDS = 45
"""A dense A4 page takes 2 to 6 seconds on one core of its own, and several times that on a busy machine."""
LEAST_SURE = 30
"""Words with less of Tesseract's confidence, of 100, are specks and frames."""
_POINTS = 72 / DOTS_AN_INCH
_SIZE_OF_HEIGHT = 1.35
"""Type is so much larger than the ink of its usual words is high (Helvetica: ascender .72, descender .21 of it)."""

_MARGIN = 0.48
"""RapidOCR's boxes are higher than the ink of the words in them by this share."""


_READING: list[subprocess.Popen[bytes]] = []
"""The process in which RapidOCR reads, if one was begun: its models take a second to load."""


class RecognitionFailed(Exception):
    """Text recognition stopped with an error or took too long."""


def recogniser() -> Callable[[bytes], list[Word]] | None:
    """Return what recognises the words of a picture, or None if nothing here does."""
    if shutil.which(TESSERACT[0]):
        return _by_tesseract
    if importlib.util.find_spec("rapidocr"):
        return _by_rapidocr
    return None


def recogniser_release() -> str:
    """Return which Tesseract recognises text here ("tesseract 5.3.0"), or an empty text where none is installed."""
    if not shutil.which(TESSERACT[0]):
        return ""
    said = subprocess.run([TESSERACT[0], "--version"], capture_output=True, text=True, check=False)
    return (said.stdout or said.stderr).partition("\n")[0]


def _by_tesseract(picture: bytes) -> list[Word]:
    try:
        done = subprocess.run(
            TESSERACT,
            input=picture,
            capture_output=True,
            timeout=RECOGNITION_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise RecognitionFailed(f"tesseract failed: {clean_line(str(error))[-120:]}") from error
    return _tsv_words(done.stdout.decode("utf-8", "replace"))


def _tsv_words(told: str) -> list[Word]:
    """The words of Tesseract's table of words; those of a line share one size of type."""
    lines: dict[tuple[str, ...], list[tuple[str, float, float, float, float]]] = {}
    for row in csv.DictReader(io.StringIO(told), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = clean_line(row.get("text") or "")
        if row["level"] == "5" and text and float(row["conf"]) >= LEAST_SURE and any(map(str.isalnum, text)):
            left, top = float(row["left"]) * _POINTS, float(row["top"]) * _POINTS
            box = (left, left + float(row["width"]) * _POINTS, top, top + float(row["height"]) * _POINTS)
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append((text, *box))
    return [word for line in lines.values() for word in _level(line)]


def _level(line: Sequence[tuple[str, float, float, float, float]]) -> Iterator[Word]:
    """Words of one line as if set in one type: a word without tall letters is no smaller."""
    size = median(bottom - top for _, _, _, top, bottom in line)
    foot = median(bottom for _, _, _, _, bottom in line)
    for text, x0, x1, _, _ in line:
        yield Word(text, x0, x1, foot - size, foot, size * _SIZE_OF_HEIGHT)


def _by_rapidocr(picture: bytes) -> list[Word]:
    if not _READING:
        _READING.append(begin("corpus.readers.pdf.rapid_worker"))
    source, told = _READING[0].stdin, _READING[0].stdout
    try:
        if source and told:
            source.write(f"{len(picture)}\n".encode() + picture)
            source.flush()
            if (line := told.readline()).endswith(b"\n"):
                return [word for boxes in json.loads(line) for word in _level([_boxed(*one) for one in boxes])]
    except OSError as error:
        _end()
        raise RecognitionFailed(f"its process ended ({clean_line(str(error))[-120:]})") from error
    _end()
    raise RecognitionFailed("it took too long or more memory than there is")


def _end() -> None:
    """End the process in which RapidOCR reads; the next picture begins another."""
    while _READING:
        end(_READING.pop())


atexit.register(_end)


def _boxed(text: str, corners: Sequence[Sequence[float]]) -> tuple[str, float, float, float, float]:
    """A recognised word with its edges in points, from the corners of its box in dots."""
    xs, ys = [float(x) * _POINTS for x, _ in corners], [float(y) * _POINTS for _, y in corners]
    return clean_line(text), min(xs), max(xs), min(ys) + _MARGIN * (max(ys) - min(ys)), max(ys)
