"""What a number's clause leaves out and its sentence says once: the whole, the verb, the subject, the topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("Of new requests in 2022-23, 12% led to a long-term service.", 12, "requests long-term"),
        ("The proposal was supported by 54% of residents in 2022-23 and opposed by 31%.", 31, "proposal opposed"),
        ("Attendance by partners was 92% in 2022-23 and by lay members 71%.", 71, "Attendance lay members"),
        ("By March 2023 we had fitted 1,190 digital alarms and 410 key safes.", 410, "fitted key safes"),
        ("In 2022-23 we held six open mornings, attended by 214 carers.", 214, "open mornings attended"),
        ("The survey, to which 1,864 residents replied in 2022-23, was run by post.", 1864, "survey replied"),
        ("The largest share, £620,000, went on carers' breaks in 2022-23.", 620000, "carers' breaks"),
        ("In 2022-23 the budget includes £1.3 million for 18 new therapy posts.", 1300000, "therapy posts"),
        ("In 2022-23 14,200 people gave unpaid care, 9.1% of the adult population.", 9.1, "unpaid care"),
        ("**Front door.** In 2022-23 we took 3,184 contacts.", 3184, "contacts"),
    ],
)
def test_a_number_takes_the_words_that_its_clause_leaves_out(
    tmp_path: Path, text: str, value: float, words: str
) -> None:
    """What a sentence says once of several numbers is said of each."""
    labels = [seen.label for seen in read(tmp_path, text) if float(seen.value or 0) == value]
    assert labels
    assert all(word in labels[0] for word in words.split())


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Neighbouring Stowborough charges £310 a week for a day place in 2022-23.", "Stowborough"),
        ("In 2022-23 we paid £22.50 an hour for home care, while Haverbeck paid £24.10.", "Haverbeck"),
        ("Sickness averaged 10.6 days in 2022-23.", "Exampleshire"),
        ("Healthwatch spent £31,000 on visits in 2022-23.", "Exampleshire"),
    ],
)
def test_what_another_place_spends_is_not_the_own_areas(tmp_path: Path, text: str, area: str) -> None:
    """A place that is the subject of its sentence has the figure, not the document's area."""
    assert read(tmp_path, text)[-1].area == area
