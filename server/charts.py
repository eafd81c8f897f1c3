"""Charts drawn on the server: a Vega-Lite specification as an accessible SVG or a PNG.

In: a specification (a dict that JSON can write), a title and a description. Out: SVG with `role="img"`, named by its
title and described by its description (WAI-ARIA Graphics Module 1.0; SVG Accessibility API Mappings 1.0), or PNG bytes.
The only door to vl-convert, which is loaded when the first chart is drawn: that takes a second. What was drawn is kept
by its content, so that a chart asked for again costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

Spec = Mapping[str, Any]

MOST_KEPT = 256
"""Drawings kept: some 10 KB each."""
_PNG_HEADER = 33
"""Bytes of the signature and the header of a PNG image, after which its other chunks stand."""
PNG_SCALE = 2.0
"""Pixels to a unit: sharp in print at the size at which it stands on the page."""

_drawing = threading.Lock()
_kept: OrderedDict[str, bytes] = OrderedDict()


def draw_svg(spec: Spec, *, title: str, description: str) -> str:
    """The chart as an SVG element to stand in a page; its ids differ from those of any other chart."""
    key = _digest(spec, title, description)
    return _once(f"svg {key}", lambda: _named(_to_svg(spec), title, description, key[:10]).encode()).decode()


def draw_png(spec: Spec, *, title: str, description: str) -> bytes:
    """The chart as a PNG image, in twice its size, with its title and description as texts in it."""
    told = {"Title": title, "Description": description}
    return _once(f"png {_digest(spec, title, description)}", lambda: _with_texts(_to_png(spec), told))


def _once(key: str, draw: Callable[[], bytes]) -> bytes:
    """What is kept under a key, or drawn now. One chart is drawn at a time: the drawer is not made for several."""
    with _drawing:
        found = _kept.get(key)
        if found is None:
            found = draw()
            _kept[key] = found
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return found


def _to_svg(spec: Spec) -> str:
    import vl_convert  # noqa: PLC0415 - see the head of the module

    return str(vl_convert.vegalite_to_svg(dict(spec)))


def _to_png(spec: Spec) -> bytes:
    import vl_convert  # noqa: PLC0415 - see the head of the module

    return bytes(vl_convert.vegalite_to_png(dict(spec), scale=PNG_SCALE))


def _with_texts(png: bytes, told: Mapping[str, str]) -> bytes:
    """The image with texts by their keywords after its header (PNG, third edition, section 11.3.3.4, iTXt)."""
    chunks = [b"iTXt" + name.encode("ascii") + b"\0" * 5 + text.encode() for name, text in told.items()]
    whole = [struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks]
    return png[:_PNG_HEADER] + b"".join(whole) + png[_PNG_HEADER:]


def _named(svg: str, title: str, description: str, name: str) -> str:
    """The drawing with its name and description; what Vega says to screen readers of single marks is left out."""
    bare = re.sub(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"', "", svg)
    opening = (
        f'<svg role="img" aria-labelledby="chart-{name}-title" aria-describedby="chart-{name}-description"'
        f' focusable="false"'
    )
    told = (
        f'<title id="chart-{name}-title">{escape(title)}</title>'
        f'<desc id="chart-{name}-description">{escape(description)}</desc>'
    )
    return re.sub(r"^<svg([^>]*)>", lambda found: f"{opening}{found[1]}>{told}", bare, count=1)


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()
