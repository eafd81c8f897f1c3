"""What the tests of the site ask, and the hostile and the internal document they ask it of."""

ATTACK = "<script>alert(1)</script>"

HOSTILE = f"""---
id: hostile
title: 'Budget {ATTACK} "quoted"'
publisher: '<img src=x onerror=alert(1)>'
url: 'javascript:alert(1)'
area: Cambridgeshire
kind: other
---

Gritting of {ATTACK}

The council gritted 4,321 lanes in 2022-23 {ATTACK} and "quoted" it.
"""

INTERNAL = """---
id: internal
title: Staff notes on zebra crossings
audience: internal
---

# Zebra crossings

The secret number of zebra crossings in 2022-23 was 987.
"""

QUESTIONS = {
    "figure": ("How many people were given longer-term care and support in 2022-23?", "answered"),
    "change": ("How did the number of contacts change from 2021-22 to 2022-23?", "answered"),
    "text": ("When does Care Together end?", "answered"),
    "clarify": ("How many people?", "clarify"),
    "not held": ("How much was spent on care and support purchased in 2023-24?", "not_held"),
    "signpost": ("My mum is being hit by her carer and I do not know what to do", "signpost"),
    "out of scope": ("Combien de personnes avez-vous aidées cette année ?", "out_of_scope"),
    "personal data": ("My NHS number is 943 476 5919, am I on your list?", "personal_data"),
    "greeting": ("Hello", "greeting"),
}
"""A question for each outcome that the shipped documents lead to."""
