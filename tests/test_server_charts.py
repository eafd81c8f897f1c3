"""Charts: named for screen readers, the same bytes for the same content, honest about zero, gaps and breaks."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from server import charts
from server.figures.chart_axes import FLAT, begins_at_zero
from server.figures.chart_layers import Mark
from server.figures.chart_notes import dot_notes, line_notes, strip_notes
from server.figures.chart_specs import bar_spec, dot_spec, line_spec
from server.figures.chart_strips import spread_spec

LINE = [Mark("All", "2020-21", 4, "4"), Mark("All", "2021-22", None, "no figure held"), Mark("All", "2022-23", 9, "9")]
GROUPS = [Mark("a", "older people", 7, "7"), Mark("b", "others <b>", 3, "3")]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(spec: dict[str, object]) -> str:
    """A chart as SVG."""
    return charts.draw_svg(spec, title="Title <1>", description="Said & done")


def test_named() -> None:
    """An SVG has the role of an image, named by its title and described by its description, both escaped."""
    root = ElementTree.fromstring(drawn(line_spec(LINE, axis="People")))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.attrib["role"] == "img"
    assert (title.text, root.attrib["aria-labelledby"]) == ("Title <1>", title.attrib["id"])
    assert (description.text, root.attrib["aria-describedby"]) == ("Said & done", description.attrib["id"])


def test_nothing_inline() -> None:
    """No chart carries a script, a style or the address of anything to load."""
    for spec in (line_spec(LINE, axis="x"), bar_spec(GROUPS, axis="x"), dot_spec(GROUPS, axis="x")):
        svg = drawn(spec)
        assert not any(part in svg for part in ("<script", "<style", "style=", "href=", "url(", "<image"))


def test_same_content_same_bytes() -> None:
    """The same content gives the same bytes, drawn once; other content gives other ids."""
    one, again = drawn(bar_spec(GROUPS, axis="x")), drawn(bar_spec(list(GROUPS), axis="x"))
    other = drawn(bar_spec(GROUPS, axis="y"))
    assert one is again or one == again
    assert one.split('aria-labelledby="')[1][:20] != other.split('aria-labelledby="')[1][:20]


def test_what_was_drawn_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chart of the same content is drawn once, whoever asks for it again; one of other content is drawn."""
    calls = []
    draw = charts._to_svg
    monkeypatch.setattr(charts, "_to_svg", lambda spec: calls.append(1) or draw(spec))
    for axis in ("kept one", "kept one", "kept other"):
        drawn(bar_spec(list(GROUPS), axis=axis))
    assert len(calls) == 2


def test_gap_breaks_the_line() -> None:
    """A year without a number breaks the line: nothing is drawn from the year before to the year after."""
    joined = [Mark("All", "2020-21", 4, "4"), Mark("All", "2022-23", 9, "9")]
    strokes = [
        svg.count('stroke-width="3"') and svg.split('stroke-width="3"')[0].rsplit(' d="', 1)[1]
        for svg in map(drawn, (line_spec(LINE, axis="x"), line_spec(joined, axis="x")))
    ]
    broken, whole = (str(stroke).split('"')[0] for stroke in strokes)
    assert "L" in whole
    assert broken.count("M") == 2


def test_nothing_is_drawn_over_a_break() -> None:
    """Where a series breaks one line ends and another begins: two of two years each, not one of four."""
    years = [Mark("All", f"202{year}", value, str(value), breaks=year == 2) for year, value in enumerate((4, 5, 8, 9))]
    svg = drawn(line_spec(years, axis="x"))
    lines = [path for path in svg.split("<path ") if 'stroke-width="3"' in path]
    assert [path.count("L") for path in lines] == [1, 1]


def test_bars_begin_at_zero() -> None:
    """Bars begin at zero; a line may not, where it would look flat, and then that is known to who describes it."""
    assert bar_spec(GROUPS, axis="x")["layer"][0]["encoding"]["x"]["scale"]["zero"] is True
    assert begins_at_zero(LINE, least=FLAT)
    assert not begins_at_zero([Mark("All", "a", 64.7, ""), Mark("All", "b", 66, "")], least=FLAT)


def test_series_without_colour() -> None:
    """Series differ by dash and by shape, so that they can be told in black and white."""
    both = [Mark(name, at, 1, "1") for name in ("one", "two") for at in ("2020-21", "2021-22")]
    line, point = line_spec(both, axis="x")["layer"][-2:]
    assert len({str(dash) for dash in line["encoding"]["strokeDash"]["scale"]["range"]}) == 2
    assert len(set(point["encoding"]["shape"]["scale"]["range"])) == 2


def test_bounds_and_breaks() -> None:
    """Bounds are drawn where they are published, and a break in the series is marked."""
    plain = drawn(line_spec(LINE, axis="x"))
    bounded = [Mark("All", "2020-21", 4, "4", 3, 5), Mark("All", "2021-22", 6, "6", breaks=True)]
    svg = drawn(line_spec(bounded, axis="x"))
    assert "break in series" in svg
    assert "break in series" not in plain
    assert svg.count("#505a5f") > plain.count("#505a5f")


def test_a_break_is_marked_once() -> None:
    """Where several series break at once that is marked once, between the last of the old figures and the first new."""
    two = [Mark(name, at, 4, "4", breaks=at == "2022-23") for at in ("2020-21", "2021-22", "2022-23") for name in "ab"]
    svg = ElementTree.fromstring(drawn(line_spec(two, axis="People")))
    assert [node.text for node in svg.iter(f"{SVG}text")].count("break in series") == 1
    spec = line_spec(two, axis="People")
    (offset,) = {layer["mark"]["xOffset"] for layer in spec["layer"] if "xOffset" in layer["mark"]}
    assert offset == -spec["width"] / 3 / 2


def test_an_axis_says_where_it_does_not_begin_at_zero() -> None:
    """Whoever sees a line that rises steeply, or dots far apart, also reads that the axis does not begin at zero."""
    flat = [Mark("All", "2021-22", 7760, "7,760"), Mark("All", "2022-23", 7891, "7,891")]
    steep = [Mark("All", "2021-22", 1, "1"), Mark("All", "2022-23", 100, "100")]
    for notes in (line_notes, dot_notes, strip_notes):
        assert "The axis does not begin at 0" in " ".join(notes(flat, bounded=False)), notes
        assert "begin at 0" not in " ".join(notes(steep, bounded=False)), notes


def test_a_scale_begins_at_zero_where_no_note_says_otherwise() -> None:
    """Dots whose axis is not said to begin elsewhere stand on one from zero, without numbers below it."""
    near = [Mark(name, name, value, "") for name, value in (("a", 1), ("b", 100))]
    assert dot_spec(near, axis="x")["layer"][-1]["encoding"]["x"]["scale"] == {"zero": True, "nice": True}
    assert dot_notes(near, bounded=False) == ()


def test_the_title_of_an_axis_is_level() -> None:
    """The title of the axis of a line is read without turning one's head, above the numbers of the axis."""
    texts = {
        node.text: node for node in ElementTree.fromstring(drawn(line_spec(LINE, axis="People"))).iter(f"{SVG}text")
    }
    assert "rotate" not in texts["People"].attrib["transform"]


def test_filled_and_hollow_dots_are_explained() -> None:
    """Where some dots are filled and some are not, it is said which; where all are alike nothing is."""
    some = [Mark("Kent", "Kent", 1, "1", chosen=True), Mark("Essex", "Essex", 9, "9")]
    assert dot_notes(some, bounded=False) == ("The filled dot is Kent; the hollow ones are the other areas.",)
    assert dot_notes(some[:1] * 2, bounded=False) == dot_notes(some[1:] * 2, bounded=False) == ()


def test_areas_that_stand_out_are_told_apart_without_colour() -> None:
    """Among many strokes one's own council and the country differ by dash and mark, each named beside; all is said."""
    many = [Mark(name, name, at, "1") for at, name in enumerate("abcdef", start=50)]
    chosen = [Mark("Kent", "Kent", 53, "53%", 51, 55, chosen=True), Mark("England", "England", 54, "54%", chosen=True)]
    spec = spread_spec([*chosen, *many], axis="%")
    dashes = [tuple(layer["mark"]["strokeDash"]) for layer in spec["layer"] if "strokeDash" in layer["mark"]]
    shapes = [layer["mark"]["shape"] for layer in spec["layer"] if "shape" in layer["mark"]]
    assert len(set(dashes)) == len(set(shapes)) == 2
    texts = [node.text for node in ElementTree.fromstring(drawn(spec)).iter(f"{SVG}text")]
    assert {"Kent: 53%", "England: 54%"} <= set(texts)
    assert " ".join(strip_notes([*chosen, *many], bounded=True)) == (
        "Each short upright stroke is one of 8 areas. The long ones lead down to Kent (solid, with a round mark) and"
        " England (dashed, with a square mark). The level lines below go from where to where the true value likely"
        " lies, by the margins that are published. The axis does not begin at 0, so differences look larger than they"
        " are."
    )


def test_bounds_of_chosen_areas() -> None:
    """Where all areas are strokes along a line, the bounds of a chosen one are drawn, and no others."""
    many = [Mark(name, name, at, "1", at - 2, at + 2) for at, name in enumerate("abcdef", start=9)]
    chosen = [*many, Mark("own", "own", 12, "12", 8, 15, chosen=True)]
    bounds = [layer for layer in spread_spec(chosen, axis="x")["layer"] if "x2" in layer["encoding"]]
    assert [layer["transform"][0]["filter"]["equal"] for layer in bounds] == ["own"]
    assert drawn(spread_spec(chosen, axis="x")) != drawn(spread_spec([*many, Mark("own", "own", 12, "12")], axis="x"))


def test_all_fit_a_small_screen() -> None:
    """Drawn narrow, every kind of chart is at most 400 units wide, so that its words stay readable at 320 pixels."""
    long = [Mark("a", "people who needed mental health support", 7, "7", chosen=True), GROUPS[1]]
    for make in (line_spec, bar_spec, dot_spec, spread_spec):
        width = float(ElementTree.fromstring(drawn(make(long, axis="People", narrow=True))).attrib["width"])
        assert width <= 400, make


def test_the_value_of_a_bar_is_seen_on_a_small_screen() -> None:
    """Above a bar its name and value stand whole, in as many lines as a screen of 320 pixels needs, none on the bar."""
    groups = [Mark("a", "people who needed mental health support", 796, "796"), Mark("b", "others", 5162, "5,162")]
    root = ElementTree.fromstring(drawn(bar_spec(groups, axis="People", narrow=True)))
    broken = [[line.text or "" for line in node] for node in root.iter(f"{SVG}text") if len(node)]
    assert [" ".join(lines).strip() for lines in broken] == [
        "people who needed mental health support: 796",
        "others: 5,162",
    ]
    assert all(len(line) <= 32 for lines in broken for line in lines)


def test_a_long_name_of_a_line_is_broken_on_a_small_screen() -> None:
    """On a small screen the name of a line stands whole, in as many lines as it takes, whatever signs are in it."""
    name = 'people who needed "mental health" support'
    two = [Mark(each, at, 1, "1") for each in (name, "others") for at in ("2020-21", "2021-22")]
    texts = list(ElementTree.fromstring(drawn(line_spec(two, axis="x", narrow=True))).iter(f"{SVG}text"))
    broken = [[line.text or "" for line in node] for node in texts if len(node)]
    assert [" ".join(lines) for lines in broken] == [name]
    assert all(len(line) <= 28 for line in broken[0])


def test_decimals_as_printed() -> None:
    """An axis in small steps has the decimals that are printed, one in whole steps none."""
    small = [Mark("a", "2022-23", 0.43, "0.430"), Mark("a", "2023-24", 0.445, "0.445")]
    whole = [Mark("a", "2022-23", 43.0, "43.0%"), Mark("a", "2023-24", 75.5, "75.5%")]
    for make in (line_spec, dot_spec, spread_spec):
        assert {"0.430", "0.440"} <= set(re.findall(r">([\d.,]+)</text>", drawn(make(small, axis="x"))))
        assert "60" in re.findall(r">([\d.,]+)</text>", drawn(make(whole, axis="x")))
