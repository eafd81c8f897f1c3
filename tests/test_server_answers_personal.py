"""Personal data is recognised in whatever form it is typed, and a question about a council holds none."""

from __future__ import annotations

import pytest
from surfaces import texts

from server.answers.personal import Kind, personal_kinds, published_in
from server.security import clean_text

PRIVATE = [
    ("My NHS number is 943 476 5919, what is my care package?", {Kind.NHS_NUMBER}),
    ("943-476-5919 can you look me up", {Kind.NHS_NUMBER}),
    ("nhsno9434765919", {Kind.NHS_NUMBER}),
    ("9434765919 thats me", {Kind.NHS_NUMBER}),
    ("national insurance QQ 12 34 56 C for the assessment form", {Kind.NI_NUMBER}),
    ("qq123456c is on the letter", {Kind.NI_NUMBER}),
    ("ring me on 07700 900123 about respite", {Kind.PHONE}),
    ("text 0 7 7 0 0 9 0 0 1 2 3 as I lip read", {Kind.PHONE}),
    ("zero one six three two, nine six zero, one double two. Evenings only", {Kind.PHONE}),
    ("send the leaflet to j.sample@example.org", {Kind.EMAIL}),
    ("send it to jo sample dot jones at example dot org", {Kind.EMAIL}),
    ("is there a lunch club near 12 Example Row, CB99 9ZZ", {Kind.ADDRESS}),
    ("the ramp at Rose Cottage, Mill Lane, cb99 9zz is rotten", {Kind.ADDRESS}),
    ("I live at 7 Sample Street and the kerb is too high", {Kind.ADDRESS}),
    ("dob 3/5/1941, am I eligible for extra care", {Kind.DATE_OF_BIRTH}),
    ("she was born on the third of May nineteen forty one", {Kind.DATE_OF_BIRTH}),
    ("mum turned 80 on 3 May", {Kind.DATE_OF_BIRTH}),
    ("case number 2250061, what is happening", {Kind.CASE_NUMBER}),
    ("who closed ADU/77120/B and why did no one ring me", {Kind.CASE_NUMBER}),
    ("sort code 12-34-56 account 12345678 for the direct payment", {Kind.BANK}),
    ("do you take the card 4000 1234 5678 9010", {Kind.BANK}),
    ("GB82 WEST 1234 5698 7654 32 is where the top-up comes from", {Kind.BANK}),
    ("My neighbour Mabel Sampleton has dementia and leaves the gas on", {Kind.NAMED_PERSON}),
    ("Mrs Sampleton's top-up is wrong", {Kind.NAMED_PERSON}),
    ("my uncle derek sampleton cant get up the stairs", {Kind.NAMED_PERSON}),
    ("Who is the advocate for Tadeusz Samplewicz? He is deaf", {Kind.NAMED_PERSON}),
    ("dob 3/5/1941, NHS 943 476 5919", {Kind.NHS_NUMBER, Kind.DATE_OF_BIRTH}),
]
PUBLIC = [
    "9434765918 visits to the website?",
    "GB83 WEST 1234 5698 7654 32 is a code of what?",
    "How many contacts were there in 2022-23, and how many in 2021/22?",
    "What is the number for adult social care?",
    "Is 0345 045 5202 still the number to ring?",
    "What is in CB1?",
    "Which services cover CB1 2AB?",
    "Spending rose from £211,384,000 to £287,104,000: by what percentage?",
    "What is ASCOF 2B(1) and what does E10000003 stand for?",
    "Is the forward plan reference 2025/014 still going to committee?",
    "How many people born before 6 April 1950 had support on 31 March 2023?",
    "LD clients 2021-22",
    "complaints 22-23",
    "What did Councillor Sampleton ask about dementia?",
    "Did the Prime Minister say that he would mend social care?",
    "What does the Director of Adult Social Services say about falls?",
    "Does Hope House still take people with learning disabilities?",
    "My mum needs a carer. What does the Local Account say about carers?",
    "Write to adult-services@cambridgeshire.gov.uk: is that right?",
    "what does “Mr A and Mrs B” mean in the ombudsman’s decision 21 003 884",
]


@pytest.mark.parametrize(("message", "kinds"), PRIVATE)
def test_personal_data_is_recognised_by_its_kind(message: str, kinds: set[Kind]) -> None:
    """Each kind of personal data is known in its usual form, in words, with odd spaces, and beside another kind."""
    assert set(personal_kinds(message)) == kinds


@pytest.mark.parametrize("message", PUBLIC)
def test_questions_about_a_council_hold_none(message: str) -> None:
    """Years, money, codes, public numbers, areas by postcode, office-holders and organisations are not personal."""
    assert personal_kinds(message) == ()


def test_kinds_come_in_one_order() -> None:
    """The kinds are told in the order of `Kind`, whatever the order in the message."""
    assert personal_kinds("dob 3/5/1941, NHS 943 476 5919") == (Kind.NHS_NUMBER, Kind.DATE_OF_BIRTH)


def test_what_the_documents_publish_is_not_private() -> None:
    """A person, a telephone number and a mailbox that a document names may be asked about."""
    document = "Led by Mabel Sampleton, who has dementia. Ring 01632 960123 or write to m.sampleton@example.org."
    published = published_in([document])
    for message in (
        "Mabel Sampleton has dementia, hasn’t she?",
        "Who answers 01632 960 123?",
        "Does m.sampleton@example.org still work?",
    ):
        assert personal_kinds(message) != ()
        assert personal_kinds(message, published) == ()


def share_told(name: str, half: int) -> float:
    """The share of the texts of a file in which personal data is recognised, of those with odd or even numbers."""
    chosen = [str(one["text"]) for one in texts(name) if int(str(one["id"])[1:]) % 2 == half]
    return sum(bool(personal_kinds(clean_text(text))) for text in chosen) / len(chosen)


@pytest.mark.parametrize("half", [0, 1])
def test_personal_texts_by_others_are_caught(half: int) -> None:
    """Of the personal texts that others wrote, 97 in 100 are recognised, in the half no rule was made from too."""
    assert share_told("personal", half) >= 0.97


@pytest.mark.parametrize("half", [0, 1])
def test_clean_texts_by_others_are_let_through(half: int) -> None:
    """Of the council questions that others wrote, at most 2 in 100 are taken for personal, in either half."""
    assert share_told("clean", half) <= 0.02
