"""How people ask for the measures of the Adult Social Care Outcomes Framework: the words of the templated questions.

Each measure has its published name, and names in other words that somebody would use who knows what is measured but
not how the table calls it. Each is a noun phrase that fits "what was ... in Kent".
"""

from __future__ import annotations

SPOKEN: dict[str, tuple[str, ...]] = {
    "1A": ("the social care-related quality of life score", "the quality of life score of people who use services"),
    "1C": (
        "the carer-reported quality of life score",
        "the quality of life score for carers",
        "carers' quality of life",
    ),
    "1D": (
        "overall satisfaction of people who use services with their care and support",
        "the percentage of service users satisfied with their care",
        "satisfaction of people who use services",
    ),
    "1E": (
        "overall satisfaction of carers with social services",
        "the share of carers satisfied with social services",
        "carer satisfaction",
    ),
    "2A": (
        "the proportion of people who received reablement and made no further request for ongoing support",
        "the percentage of people with no further request for support after reablement",
    ),
    "2B": (
        "the number of adults aged 18 to 64 admitted to residential and nursing care homes per 100,000 population",
        "the rate of care home admissions per 100,000 for people aged 18 to 64",
    ),
    "2C": (
        "the number of adults aged 65 and over admitted to residential and nursing care homes per 100,000 population",
        "the rate of care home admissions per 100,000 for people aged 65 and over",
    ),
    "2D(1)": (
        "the proportion of people aged 65 and over discharged into reablement who stayed in the community for 12 weeks",
        "the percentage of over 65s still in the community 12 weeks after discharge into reablement",
    ),
    "2D(2)": (
        "the proportion of people aged 65 and over discharged from hospital who received reablement",
        "the share of older people who got reablement after hospital discharge",
    ),
    "2E(1)": (
        "the proportion of people with a learning disability aged 18 to 64 who live in their home or with family",
        "the percentage of adults with a learning disability living at home or with family",
    ),
    "2E(2b)": (
        "the proportion of people aged 65 and over receiving long-term support who live in their home or with family",
    ),
    "3A": (
        "the proportion of people who use services who report having control over their daily life",
        "the percentage of people who feel they have control over their daily life",
    ),
    "3B": (
        "the proportion of carers included or consulted in discussion about the person they care for",
        "the percentage of carers who felt consulted about the person they care for",
    ),
    "3C(1)": (
        "the proportion of people who use services who find it easy to find information about services",
        "the percentage of service users who find information easy to find",
    ),
    "3C(2)": (
        "the proportion of carers who find it easy to find information about support",
        "the percentage of carers who find it easy to find information",
    ),
    "3D(1a)": (
        "the proportion of care users who receive self-directed support",
        "self-directed support for care users",
    ),
    "3D(2a)": ("the proportion of care users who receive direct payments", "the percentage with direct payments"),
    "4A": (
        "the proportion of people who use services who feel safe",
        "the percentage of people who use services who feel safe",
    ),
    "4B": (
        "the proportion of section 42 safeguarding enquiries where a risk was reduced or removed",
        "the percentage of safeguarding enquiries in which the risk was reduced or removed",
    ),
    "5A(1)": (
        "the proportion of people who use services who had as much social contact as they would like",
        "the percentage of service users with as much social contact as they would like",
    ),
    "5A(2)": (
        "the proportion of carers who had as much social contact as they would like",
        "the percentage of carers with as much social contact as they want",
    ),
    "6A": (
        "the proportion of staff in the formal care workforce leaving their role in the past 12 months",
        "staff turnover in the care workforce",
    ),
    "6B": (
        "the percentage of residential adult social care providers rated good or outstanding by CQC",
        "the share of residential care providers rated good or outstanding",
    ),
}

LOOKUPS = (
    "What was {measure} in {area} in {period}?",
    "{area}: {measure}, {period}",
    "tell me {measure} for {area} {period}",
    "What is {measure} in {area} for {period}?",
    "In {period}, what was {measure} in {area}?",
)
CHANGES = (
    "How did {measure} change in {area} between {first} and {period}?",
    "By how much did {measure} in {area} change from {first} to {period}?",
)
COMPARED = (
    "How does {area} compare with England on {measure} in {period}?",
    "Is {measure} higher in {area} or in England in {period}?",
    "{measure} in {area} against England, {period}",
)
RANKED = (
    "Which of {areas} had the highest {measure} in {period}?",
    "Out of {areas}, who had the lowest {measure} in {period}?",
)
COLUMNS = {
    "Number of respondents": "How many people answered the question behind {measure} in {area} in {period}?",
    "Numerator": "What was the numerator of {measure} in {area} in {period}?",
    "Denominator": "What was the denominator of {measure} in {area} in {period}?",
    "Margin of error": "What was the margin of error of {measure} in {area} in {period}?",
}
