"""The pieces that a table of figures has by the hundred, as HTML: a figure that leads to its place, its pick, choices.

In: observations and values. Out: markup, with all that documents and people bring escaped. They are written here
because a template's macro takes several times as long, and with a hundred of them that was most of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from urllib.parse import quote_plus

from flask import request, url_for
from markupsafe import Markup, escape

from corpus.models import Metadata, Observation
from server.answers.display import in_points, noun_of, show_printed, shown
from server.figures.bounds import Bounds
from server.figures.citing import moment, when
from server.figures.standing import Placed
from server.figures.tables import Cell, Gap, History
from server.filters import with_wholes
from server.views.figure_addresses import picked, with_state
from server.views.figure_filters import points

_OPTION_TAG = Markup('<option value="%s">')
_PLAIN = ":"
"""What may stand in the query of an address as it is (RFC 3986, section 3.4), and stands in the id of every figure."""
WITHHELD = Markup("A number was given before; it is withheld now.")
"""What is said of the former value of a figure that is suppressed now."""
_NOT_OF_AN_AREA: dict[str, None] = {"area": None, "ranks": None, "figure": None, "from": None}


class Links:
    """The links of one page, made of stems that are put together once for it."""

    def __init__(self) -> None:
        """Nothing is made before it is asked for: every page of the site has these."""
        self._documents: dict[str, str] = {}
        self._picks = 0

    def place(self, observation: Observation) -> str:
        """The address at which a figure is marked in its document."""
        name = observation.document_id
        if name not in self._documents:
            self._documents[name] = url_for("documents.document", document_id=name)
        return f"{self._documents[name]}?figure={quote_plus(observation.id, _PLAIN)}#place"

    def figure(self, observation: Observation) -> Markup:
        """A figure as it is printed, as a link to its place in its document."""
        return self._linked(observation, with_wholes(shown(observation)))

    def large(self, observation: Observation) -> Markup:
        """The same for a large figure: what it counts is written smaller, and a reason for no number is no number."""
        noun = noun_of(observation)
        said = escape(show_printed(observation))
        if observation.value is None:
            said = Markup('<span class="in-words">%s</span>') % said
        return self._linked(observation, said + (Markup('<span class="unit"> %s</span>') % noun if noun else Markup()))

    def _linked(self, observation: Observation, said: Markup) -> Markup:
        return Markup(  # noqa: S704 - every part is escaped
            f'<a class="govuk-link figure" href="{escape(self.place(observation))}"'
            f' data-figure="{escape(observation.id)}">{said}'
            '<span class="govuk-visually-hidden"> (open at its place in the document)</span></a>'
        )

    def pick(self, observation: Observation) -> Markup:
        """The link that picks a figure for a briefing, or that it is picked; it leads back to where it stands."""
        self._picks += 1
        here = f"pick-{self._picks}"
        if observation.id in self._picked:
            return Markup(  # noqa: S704 - every part is escaped
                f'<a class="govuk-link" id="{here}" href="{self._briefing}">In the briefing</a>'
            )
        named = ", ".join(filter(None, [shown(observation), moment(observation), observation.group]))
        address = f"{self._stem_of_picks}{quote_plus(observation.id, _PLAIN)}#{here}"
        return Markup(  # noqa: S704 - every part is escaped
            f'<a class="govuk-link" id="{here}" href="{address}">Pick'
            f'<span class="govuk-visually-hidden"> {escape(named)} for the briefing</span></a>'
        )

    def area_row(self, placed: Placed, chosen: str | None) -> Markup:
        """The row of an area in the order of areas: it leads to the page of that area."""
        is_chosen, name = placed.area == chosen, escape(placed.area)
        link = f'<a class="govuk-link" href="{self._stem_of_areas}{quote_plus(placed.area)}">{name}</a>'
        return Markup(  # noqa: S704 - every part is escaped
            f'<tr class="govuk-table__row{" chosen" if is_chosen else ""}"><th scope="row" class="govuk-table__header">'
            f"{f'<strong>{name}</strong>' if is_chosen else link}</th>"
            f'<td class="govuk-table__cell number">{placed.rank or "–"}</td>'
            f'<td class="govuk-table__cell number">{self.figure(placed.observation)}</td>'
            f'<td class="govuk-table__cell">{self.pick(placed.observation)}</td></tr>'
        )

    def history_rows(
        self, history: History, bounds: Mapping[str, Bounds], documents: Mapping[str, Metadata]
    ) -> tuple[tuple[str, ...], Markup]:
        """The columns that a history has, of those between its figure and its pick, and its rows."""
        cells = history.cells
        columns = tuple(
            name
            for name, has in (
                ("Margin", any(cell.observation.id in bounds for cell in cells)),
                ("Change", any(cell.change for cell in cells)),
                ("Change in %", any(cell.percent for cell in cells)),
                ("Share", any(cell.share for cell in cells)),
            )
            if has
        )
        rows = [
            self._cell_row(row, columns, bounds, documents) if isinstance(row, Cell) else _gap_row(row, len(columns))
            for row in history.rows
        ]
        return columns, Markup("\n").join(rows)

    def compared(self, cell: Cell, bounds: Mapping[str, Bounds]) -> Markup:
        """A figure among others of its period: with its margin, whether the series breaks there, and its pick."""
        each = cell.observation
        margin = f' <span class="note">{self._margin(bounds[each.id])}</span>' if each.id in bounds else ""
        broken = '<br><span class="note">break in series</span>' if cell.breaks else ""
        return Markup(f"{self.figure(each)}{margin}{broken}<br>{self.pick(each)}")  # noqa: S704 - every part is escaped

    def _cell_row(
        self, cell: Cell, columns: Sequence[str], bounds: Mapping[str, Bounds], documents: Mapping[str, Metadata]
    ) -> Markup:
        each = cell.observation
        period = escape(when(each) or "not said")
        broken = ' <br><span class="note">break in series</span>' if cell.breaks else ""
        revised = [
            f'<br><span class="note revised">{period} was {"then" if number else "first"} published as '
            f"{self.figure(other)} in {escape(documents[other.document_id].title)}</span>"
            for number, other in enumerate(cell.earlier)
        ]
        if any(other.value is not None for other in cell.withheld):
            revised = [f'<br><span class="note revised">{WITHHELD}</span>']
        since = f'<br><span class="note">since {escape(cell.since)}</span>' if cell.since else ""
        told = {
            "Margin": self._margin(bounds.get(each.id)),
            "Change": f"{escape(points(cell.change))}{since}" if cell.change else "–",
            "Change in %": escape(cell.percent.display) if cell.percent else "–",
            "Share": escape(cell.share.display) if cell.share else "–",
        }
        between = [
            f'<td class="govuk-table__cell number{" moved" if name == "Change" else ""}">{told[name]}</td>'
            for name in columns
        ]
        return Markup(  # noqa: S704 - every part is escaped
            f'<tr class="govuk-table__row"><th scope="row" class="govuk-table__header period">{period}{broken}</th>'
            f'<td class="govuk-table__cell number">{self.figure(each)}{"".join(revised)}</td>{"".join(between)}'
            f'<td class="govuk-table__cell">{self.pick(each)}</td></tr>'
        )

    def _margin(self, bounds: Bounds | None) -> str:
        """A margin, or the limits from the lower to the upper; each leads to its own place."""
        published = bounds.published if bounds else ()
        if len(published) == 1 and published[0].upper is None:
            return f'<span class="margin">±{self._linked(published[0], escape(in_points(shown(published[0]))))}</span>'
        return " to ".join(self.figure(each) for each in published)

    @cached_property
    def _picked(self) -> frozenset[str]:
        return frozenset(picked())

    @cached_property
    def _briefing(self) -> Markup:
        return escape(with_state("figure_choices.briefing"))

    @cached_property
    def _stem_of_picks(self) -> Markup:
        return escape(_stem("pick"))

    @cached_property
    def _stem_of_areas(self) -> Markup:
        return escape(_stem("area", **_NOT_OF_AN_AREA))


def _stem(name: str, **gone: None) -> str:
    """The address of the present page without what is gone, up to where one more value of a name stands."""
    here = with_state(str(request.endpoint), keep=True, **(request.view_args or {}), **gone)
    return f"{here}{'&' if '?' in here else '?'}{name}="


def _gap_row(gap: Gap, between: int) -> Markup:
    return Markup(  # noqa: S704 - every part is escaped
        '<tr class="govuk-table__row gap"><th scope="row" class="govuk-table__header period">'
        f'{escape(gap.label)}</th><td class="govuk-table__cell" colspan="{between + 2}">'
        "No figure is held for this year.</td></tr>"
    )


def options(values: Iterable[tuple[str, str]], chosen: str | None) -> Markup:
    """The options of a choice, each a value and what it is called, one of them chosen."""
    told = tuple(values)
    made = _options(told)
    if not any(value == chosen for value, _ in told):
        return made
    option = _OPTION_TAG % chosen
    return Markup(made.replace(option, option[:-1] + Markup(" selected>"), 1))  # noqa: S704 - parts of markup


@lru_cache(maxsize=64)
def _options(values: tuple[tuple[str, str], ...]) -> Markup:
    """The options, none chosen: those of the areas of a measure are the same for each of its areas."""
    return Markup("\n").join(Markup("%s%s</option>") % (_OPTION_TAG % value, said) for value, said in values)
