"""What the tests of the figures pages share: a corpus with revisions, gaps, plans and all reasons for a missing number.

Two editions of one account, the later of which gives another value for a year; and a table with a row for each of the
six availabilities and for zero, with a label that a spreadsheet would take for a formula.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from page_review import ReviewingClient

from index.embedding import Embedder
from server import create_app
from server.config import Settings

FILES = {
    "catalogue.toml": """
[council]
name = "Exampleshire County Council"
area = "Exampleshire"

[[document]]
id = "first"
path = "first.csv"
title = "Outcomes 2022-23"
publisher = "Exampleshire County Council"
area = "Exampleshire"
kind = "statistics"
published = "2023-11"
licence = "Open Government Licence v3.0"
url = "https://example.org/outcomes"

[[document]]
id = "second"
path = "second.csv"
title = "Outcomes 2023-24"
publisher = "Exampleshire County Council"
area = "Exampleshire"
kind = "statistics"
published = "2024-11"

[[document]]
id = "budget"
path = "budget.md"
title = "Budget and outturn"
area = "Exampleshire"
published = "2024-07"

[[document]]
id = "staff"
path = "staff.csv"
title = "For staff"
audience = "internal"
""",
    "first.csv": """measure,area,period,unit,value
People in reablement,Exampleshire,2020-21,people,410
People in reablement,Exampleshire,2022-23,people,520
People in reablement,Norfolk,2022-23,people,700
People in reablement,Suffolk,2022-23,people,700
People in reablement,Essex,2022-23,people,"1,300"
People in reablement,England,2022-23,people,"51,000"
""",
    "second.csv": """measure,area,period,unit,value
People in reablement,Exampleshire,2022-23,people,515
People in reablement,Exampleshire,2023-24,people,over 600
Complaints upheld,Exampleshire,2017-18,complaints,0
Complaints upheld,Exampleshire,2018-19,complaints,12
Complaints upheld,Exampleshire,2019-20,complaints,[c]
Complaints upheld,Exampleshire,2020-21,complaints,[x]
Complaints upheld,Exampleshire,2021-22,complaints,[z]
Complaints upheld,Exampleshire,2022-23,complaints,not collected
Complaints upheld,Exampleshire,2023-24,complaints,nil
=1+1 visits,Exampleshire,2023-24,visits,9
""",
    "budget.md": """# Budget and outturn

## Home care in 2023-24

| Service | Budget 2023-24 £m | Outturn 2023-24 £m |
|---|---|---|
| Home care | 12.5 | 13.1 |
| Day care | 2.0 | 1.8 |
""",
    "staff.csv": """measure,area,period,unit,value
Secret sickness days,Exampleshire,2023-24,days,77
""",
}


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write files of text into a new folder."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def client_of(index: Path, embedder: Embedder, **changed: Any) -> ReviewingClient:
    """A reviewing client of the real application over an index; `changed` are settings other than the usual ones."""
    app = create_app(Settings(corpus=index.parent / "corpus", index=index, **changed), embedder=embedder)
    app.test_client_class = ReviewingClient
    client = app.test_client()
    assert isinstance(client, ReviewingClient)
    return client
