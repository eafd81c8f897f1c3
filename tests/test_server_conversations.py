from server.answers.models import Answer, Outcome
from server.views.conversations import MAX_TURNS, Conversations


def greeting(text: str) -> Answer:
    """An answer that needs no source."""
    return Answer(text, Outcome.GREETING, "Hello.")


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now


def test_forgotten_after_its_hours() -> None:
    """A conversation is kept for its hours after the last question, and not a second longer."""
    clock = Clock()
    store = Conversations(hours=24, kept=10, clock=clock)
    first = store.add(greeting("a"))
    clock.now = 86_399
    assert store.find(first.id) is not None
    store.add(greeting("b"), first.id)
    clock.now = 86_399 * 2
    assert store.find(first.id) is not None
    clock.now = 86_399 + 86_400
    assert store.find(first.id) is None
    assert len(store) == 0


def test_oldest_goes_first() -> None:
    """When there is no more room, the conversation untouched for longest is forgotten."""
    store = Conversations(hours=24, kept=2)
    first, second = store.add(greeting("a")), store.add(greeting("b"))
    store.add(greeting("c"), first.id)
    third = store.add(greeting("d"))
    assert store.find(second.id) is None
    assert store.find(first.id) is not None
    assert store.find(third.id) is not None


def test_nobody_prepares_an_address() -> None:
    """An id that the server did not give out is not taken over: the conversation gets one of its own."""
    store = Conversations(hours=24, kept=10)
    kept = store.add(greeting("a"), "chosen-by-a-stranger")
    assert kept.id != "chosen-by-a-stranger"
    assert store.find("chosen-by-a-stranger") is None
    assert len({store.add(greeting("a")).id for _ in range(5)}) == 5
    assert len(kept.id) >= 22


def test_history_without_personal_data() -> None:
    """The history of the next question holds what was asked and said, and nothing of a question with personal data."""
    store = Conversations(hours=24, kept=10)
    kept = store.add(greeting("a"))
    kept = store.add(Answer(None, Outcome.PERSONAL_DATA, "Not kept."), kept.id)
    kept = store.add(greeting("b"), kept.id)
    assert [(turn.role, turn.content) for turn in kept.turns] == [
        ("user", "a"),
        ("assistant", "Hello."),
        ("user", "b"),
        ("assistant", "Hello."),
    ]


def test_length_of_a_conversation() -> None:
    """A conversation keeps its newest answers, so that no page and no history grows without end."""
    store = Conversations(hours=24, kept=10)
    kept = store.add(greeting("0"))
    for number in range(1, MAX_TURNS + 5):
        kept = store.add(greeting(str(number)), kept.id)
    assert [answer.question for answer in kept.answers] == [str(number) for number in range(5, MAX_TURNS + 5)]
