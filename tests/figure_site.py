"""The site that browser tests of the figures pages look at: all kinds of chart, and a version before.

To the documents of `figure_examples` come a survey of many areas with margins of error, and a table of spending whose
series breaks. Since the first version one figure is another, one is gone and one is new.
"""

from __future__ import annotations

from dataclasses import dataclass

from figure_examples import FILES

SIMILAR = '[[similar]]\narea = "Exampleshire"\nareas = ["Norfolk", "Essex"]\nnamed_by = "the council"\n'
SURVEY = "measure,area,period,unit,value,column\n" + "".join(
    f"Satisfied,{area},{year},percent,{value},Outcome\nSatisfied,{area},{year},percent,4,Margin of error\n"
    for area, value in (
        ("Exampleshire", 64),
        ("Norfolk", 61),
        ("Kent", 66),
        *((f"Area {n}", 40 + n) for n in range(45)),
    )
    for year in ("2022-23", "2023-24")
)
SURVEY += "Satisfied,Exampleshire,2023-24,people,640,Numerator\nVisited,Exampleshire,2023-24,people,[c],Outcome\n"
BREAK = """# Money spent on care

Figures from 2023-24 are not comparable with earlier years.

| Client group | 2022-23 £m | 2023-24 £m | 2024-25 £m |
|---|---|---|---|
| Older people | 50.1 | 55.2 | 57.9 |
| Mental health | 10.2 | 11.4 | [c] |
"""
NOW = FILES["first.csv"].replace("Suffolk,2022-23,people,700", "Kent,2022-23,people,70").replace("1,300", "1,310")
"""The first file as it is now: the figure of Suffolk is gone, that of Kent new, that of Essex put right."""


@dataclass(frozen=True, slots=True)
class FiguresSite:
    """Where it listens, and the paths of lasting addresses made before: of what was put right, and of what is gone."""

    address: str
    revised: str
    gone: str
