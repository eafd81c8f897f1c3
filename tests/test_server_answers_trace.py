"""How an answer came about is told stage by stage, to those who look after the answers and to nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus.models import Audience
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from server.answers.trace import Mend, Stage, State, Trace, Tracer
from server.answers.trace_stages import trace_of
from server.cli import main
from server.config import Settings
from tests.answering import asked, make_assistant

pytest_plugins = ["site_parts"]

STAGES = ["safety", "privacy", "scope", "conversation", "understanding", "committee papers", "figures", "passages"]
STAGES += ["near enough", "composition", "lock"]
HELD = "How many people did you support to recover at home in 2022-23?"
INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
IN_WORDS = "How can unpaid carers ask for a carer's assessment?"


@pytest.fixture(scope="module")
def assistants(small_index_once: Path, embedder: Embedder) -> Iterator[dict[Audience, Assistant]]:
    """The assistants of both audiences over the small corpus, whose briefing is for staff only."""
    with closing(open_version(small_index_once, embedder=embedder)) as version:
        yield {audience: make_assistant(version.seen_by(audience), embedder) for audience in Audience}


@pytest.fixture(scope="module")
def public(assistants: dict[Audience, Assistant]) -> Assistant:
    """The public's assistant."""
    return assistants[Audience.PUBLIC]


def stage(trace: Trace, name: str) -> Stage:
    """The stage of a name, of which there must be one."""
    (found,) = [each for each in trace.stages if each.name == name]
    return found


def ended(trace: Trace, state: State) -> list[str]:
    """The names of the stages that ended so."""
    return [each.name for each in trace.stages if each.state is state]


def mended(trace: Trace) -> list[Mend]:
    """Where a trace says to mend the answer."""
    return [each.where for each in trace.advice]


def test_every_stage_of_a_figure_s_answer_is_told_in_order(public: Assistant) -> None:
    """Eleven stages, the figures gave the answer, and the figure given stands first, likelier than what was left."""
    answer, trace = public.explained(HELD)
    assert answer.figures[0].value == 3250  # "Who we helped" in the small corpus
    assert [each.name for each in trace.stages] == STAGES
    assert ended(trace, State.ANSWERED) == ["figures", "composition"]
    assert ended(trace, State.NOT_REACHED) == ["passages", "near enough"]
    first, *others = trace.labels
    assert (first.taken, first.reason) == (True, "given")
    assert "2022-23" in first.name
    assert not any(step.taken for step in others)
    assert all(step.reason not in ("", "given") for step in others)


@pytest.mark.parametrize("question", [HELD, IN_WORDS, "How many in 2030-31?", "I want to kill myself", "And before?"])
def test_a_trace_changes_nothing_of_the_answer(public: Assistant, question: str) -> None:
    """Whoever asks for a trace gets the same answer as whoever does not."""
    history = asked(HELD) if question.startswith("And") else []
    answer, _ = public.explained(question, history)
    assert replace(answer, took_ms=0) == replace(public.answer(question, history), took_ms=0)


def test_what_is_passed_over_says_why(public: Assistant) -> None:
    """A figure of another unit is ruled out; one that lacks a word names it; one of another year says so."""
    _, spent = public.explained("How much was spent on older people in 2022-23?")
    assert any(step.reason == "ruled out: of another unit" for step in spent.labels)
    _, foreign = public.explained("How many foster carers were there in 2022-23?")
    assert "foster" in foreign.labels[0].reason
    _, later = public.explained(HELD.replace("2022-23", "2030-31"))
    assert "not held for 2030-31" in later.labels[0].reason
    assert stage(later, "figures").state is State.STOPPED


def test_words_that_answer_tell_their_searches_and_how_near_they_are(public: Assistant) -> None:
    """The passage given says its place in both searches; the judgement its likelihood, what is needed and its parts."""
    answer, trace = public.explained(IN_WORDS)
    assert answer.outcome is Outcome.ANSWERED
    (given,) = [step for step in trace.passages if step.taken]
    assert given.reason.startswith("place 1 by meaning; place 1 by words; words: ")
    judged = dict(stage(trace, "near enough").saw)
    likelihood, needed = (float(number.split()[0]) for number in judged["likelihood"].split(", "))
    assert likelihood >= needed
    assert {"closeness", "surest sentence", "sentences read"} <= set(judged)
    assert stage(trace, "near enough").state is State.ANSWERED


def test_a_refusal_in_words_says_how_far_it_was(public: Assistant) -> None:
    """Where no passage is near enough, the judgement passes on with a likelihood below what is needed."""
    answer, trace = public.explained("Who can apply for a blue badge?")
    assert answer.outcome is Outcome.NOT_HELD
    told = stage(trace, "near enough")
    assert told.state is State.PASSED
    likelihood, needed = (float(number.split()[0]) for number in dict(told.saw)["likelihood"].split(", "))
    assert likelihood < needed
    assert Mend.DOCUMENT in mended(trace)


def test_where_to_mend_depends_on_where_it_ended(public: Assistant) -> None:
    """Contacts for danger, glossary for a word nobody knows, document and catalogue for a year that is not held."""
    danger, strange, year = (
        public.explained(question)[1]
        for question in ("My mum's carer hits her", "How many grumbleweeds in 2022-23?", HELD.replace("2022", "2030"))
    )
    assert mended(danger) == [Mend.CONTACTS, Mend.RULE]
    assert ended(danger, State.STOPPED) == ["safety"]
    assert "grumblewe" in strange.advice[0].what
    assert mended(strange)[0] is Mend.GLOSSARY
    assert mended(public.explained(HELD.replace("2022-23", "2030-31"))[1]) == [Mend.DOCUMENT, Mend.CATALOGUE]
    assert year.advice


def test_a_trace_repeats_no_personal_data(public: Assistant) -> None:
    """Of a message with a person's details the trace tells the kinds alone; the search was never reached."""
    _, trace = public.explained("My NHS number is 943 476 5919 and I am Zebedee Quill, what do I get?")
    told = json.dumps(asdict(trace))
    assert ended(trace, State.STOPPED) == ["privacy"]
    assert dict(stage(trace, "privacy").saw)["kind"]
    assert not any(word in told for word in ("943", "5919", "Zebedee", "Quill"))


def test_only_staff_s_traces_name_what_only_staff_may_see(assistants: dict[Audience, Assistant]) -> None:
    """The same question is traced to the internal briefing for staff; for the public nothing of it is considered."""
    staff, everybody = (
        json.dumps(asdict(assistants[audience].explained(INSIDE)[1]))
        for audience in (Audience.INTERNAL, Audience.PUBLIC)
    )
    assert "briefing#" in staff
    assert "waiting" in staff.casefold()
    assert "briefing" not in everybody
    assert "waiting lists" not in everybody.casefold()


def test_a_follow_up_says_what_it_carries(public: Assistant) -> None:
    """The conversation stage tells the messages before, and that the measure is carried."""
    _, trace = public.explained("And the year before?", asked(HELD))
    saw = dict(stage(trace, "conversation").saw)
    assert saw["messages before"] == "1"
    assert "measure" in saw["carried"]


def test_each_part_of_a_question_is_told_by_itself(public: Assistant) -> None:
    """A question of two parts has the stages from understanding on twice, each with its own part and figure."""
    question = "How many people did you support to recover at home in 2022-23, and how much was spent on older people?"
    answer, trace = public.explained(question)
    assert {figure.value for figure in answer.figures} == {3250, 44_300_000}  # the small corpus
    parts = [each.why for each in trace.stages if each.name == "understanding"]
    assert [part.split(":")[0] for part in parts] == ["part 1 of 2", "part 2 of 2"]
    assert [each.state for each in trace.stages if each.name == "figures"] == [State.ANSWERED] * 2


def test_what_the_lock_held_back_is_told(public: Assistant) -> None:
    """An answer that the lock held back is a fault of the program, and the trace says what was found."""
    tracer = Tracer()
    answer = public.answer(HELD, tracer=tracer)
    tracer.held_back = "the text says 7"
    trace = trace_of(answer, tracer, public._drafting)
    assert dict(stage(trace, "lock").saw) == {"found": "the text says 7"}
    assert ended(trace, State.STOPPED) == ["lock"]
    assert mended(trace) == [Mend.RULE]


def test_the_command_line_explains_in_text_and_json(site_settings: Settings) -> None:
    """`ask --explain` prints the stages after the answer; with `--json` the trace is JSON, apart from the answer."""
    question = ["ask", "How many people were given longer-term care in 2022-23?", "--explain"]
    index = ["--index", str(site_settings.index)]
    told = CliRunner().invoke(main, [*question, *index])
    told_of = [name for number, name in enumerate(STAGES, start=1) if f"{number:2}. {name}," in told.stdout]
    assert told_of == STAGES
    assert "Where to mend it" in told.stdout
    apart = CliRunner().invoke(main, [*question, "--json", *index])
    assert "stages" not in json.loads(apart.stdout)
    assert [each["name"] for each in json.loads(apart.stderr)["stages"]] == STAGES


def test_the_public_is_shown_no_trace(client: FlaskClient) -> None:
    """Neither the public's page of an answer nor the API tells how it came about."""
    page = client.get(client.post("/ask", data={"question": HELD}).headers["Location"]).text
    told = client.post("/api/v1/ask", json={"question": HELD}).text
    for word in ("Where to mend", "Figures considered", "near enough", "likelihood"):
        assert word not in page + told, word
