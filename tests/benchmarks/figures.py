"""Judge the reading of figures against labels made by hand: precision, recall, period, by way of wording.

Run `python tests/benchmarks/figures.py [FOLDER …] [--show wrong|missed]`; the raw result goes to
`tests/benchmarks/results/figures.json`. In: folders of pages with `labels.jsonl` as their README says, and the
published texts of the shared folder. An observation is right when value, unit, measure, area, hedge, status,
availability, aspect, scale and speaker agree with a label; its period is counted apart. Only what may answer is judged
for precision.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.measures import PEOPLE_WORDS, stem, tokens
from corpus.models import ANSWERS_FROM, Document, Observation
from corpus.periods import parse_period
from corpus.reconcile import reconcile

ROOT = Path(__file__).parent.parent.parent
LABELS = ROOT / "tests" / "evaluation" / "figures"
STACKED = ("stacked", "stacked_held", "stacked_late")
FOLDERS = tuple(LABELS / name for name in ("made", "held", "open", "more", "late", "last", "pieces", *STACKED))
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared"))
RESULT = Path(__file__).parent / "results" / "figures.json"
FIELDS = ("unit", "measure", "area", "qualifier", "status", "availability", "aspect", "scale_max", "speaker")
_MEASURED = frozenset("GBP percent score points days weeks months years hours minutes votes".split())

_FULL_TIME = re.compile(r"\b(?:full|whole)[ -]time[ -]equivalents?|WTEs?\b", re.IGNORECASE)

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One observation beside the label it was matched with, and the fields in which they differ."""

    document: str
    observation: Observation | None
    label: Label | None
    differs: tuple[str, ...] = ()


def judge(document: Document, observations: Iterable[Observation], labels: list[Label]) -> list[Verdict]:
    """Every answering observation and every label of a document, matched one to one, best agreement first."""
    answering = [seen for seen in observations if seen.confidence >= ANSWERS_FROM]
    pairs = [
        (
            len(found := _differences(seen, label)) + ("measure" in found),
            abs(i / len(answering) - j / len(labels)),
            i,
            j,
        )
        for i, seen in enumerate(answering)
        for j, label in enumerate(labels)
        if _same_value(seen, label)
    ]
    name, taken, used, verdicts = document.metadata.path, set[int](), set[int](), []
    for _, _, i, j in sorted(pairs):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            verdicts.append(Verdict(name, answering[i], labels[j], _differences(answering[i], labels[j])))
    verdicts += [Verdict(name, seen, None) for i, seen in enumerate(answering) if i not in taken]
    return verdicts + [Verdict(name, None, label) for j, label in enumerate(labels) if j not in used]


def _same_value(seen: Observation, label: Label) -> bool:
    stated = 0 if label["value"] is None and label["availability"] == "nil" else label["value"]  # labelled both ways
    return all(
        (ours is None) == (theirs is None) and (ours is None or abs(ours - Decimal(str(theirs))) <= abs(ours) / 1000)
        for ours, theirs in ((seen.value, stated), (seen.upper, label.get("upper")))
    )


def _differences(seen: Observation, label: Label) -> tuple[str, ...]:
    same = {
        "unit": _same_unit(seen, label),
        "measure": _names(seen, label),
        "area": (seen.area or "").lower() == (label.get("area") or "").lower(),
        "qualifier": seen.qualifier == label["qualifier"],
        "status": seen.status == label["status"],
        "availability": seen.availability == label["availability"],
        "aspect": seen.aspect == label["aspect"],
        "scale_max": label.get("scale_max") is None or seen.scale_max == Decimal(str(label["scale_max"])),
        "speaker": not label.get("speaker") or _alike(seen.speaker or "", label["speaker"]),
        "period": _same_period(seen, label.get("period")),
    }
    return tuple(name for name, agrees in same.items() if not agrees)


def _same_period(seen: Observation, label: str | None) -> bool:
    """Whether the same days are meant: a label may call Q3 2024-25 "October 2024 to December 2024"."""
    return seen.dated == label or (seen.dated is not None and seen.period == parse_period(label or ""))


def _same_unit(seen: Observation, label: Label) -> bool:
    ours, theirs = _unit(seen.unit), _unit(label["unit"])
    if ours == theirs or (seen.value is None and "percent" not in (ours, theirs)):
        return True
    if {ours, theirs} & _MEASURED:
        return False
    return ours in {_unit(word) for word in [*label["words"], *tokens(label["unit"])]}


def _unit(text: str) -> str:
    words = tokens(_FULL_TIME.sub("FTE", text))
    if not words or text in ("GBP", "percent"):
        return text
    return "people" if words[-1] in PEOPLE_WORDS else " ".join(map(stem, words[-2:] if "per" in words else words[-1:]))


def _names(seen: Observation, label: Label) -> bool:
    own = set(map(stem, tokens(f"{seen.label} {seen.unit}")))
    above = "" if seen.wording.startswith("sentence") else seen.context
    around = own | set(map(stem, tokens(" ".join([*seen.locator.headings, above]))))
    words = [stem(word) for phrase in label["words"] for word in tokens(phrase)]
    barred = [{stem(word) for word in tokens(phrase)} for phrase in label.get("not") or []]
    return all(word in around for word in words) and not any(phrase <= own for phrase in barred)


def _alike(ours: str, theirs: str) -> bool:
    return bool(ours) and set(map(stem, tokens(theirs))) <= set(map(stem, tokens(ours)))


def score(verdicts: list[Verdict]) -> dict[str, Any]:
    """Precision, recall and period of some verdicts, and how often each field was at fault."""
    optional = [v for v in verdicts if v.label and v.label.get("optional")]
    counted = [v for v in verdicts if not (v.label and v.label.get("optional"))]
    shown = [v for v in counted if v.observation]
    wanted = [v for v in counted if v.label]
    right = [v for v in shown if v.observation and v.label and not set(v.differs) & set(FIELDS)]
    dated = [v for v in right if "period" not in v.differs]
    return {
        "labels": len(wanted),
        "observations": len(shown),
        "optional": len(optional),
        "precision": _share(len(right), len(shown)),
        "recall": _share(len(right), len(wanted)),
        "period_right": _share(len(dated), len(right)),
        "period_misled": _share(
            sum("period" in v.differs and v.observation.dated is not None for v in right), len(right)
        ),
        "unlabelled": sum(v.label is None for v in shown),
        "faults": dict(Counter(name for v in shown if v.label for name in v.differs).most_common()),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def judge_folder(folder: Path, texts: Path | None = None) -> list[Verdict]:
    """The verdicts on every labelled document of a folder; its texts lie in `texts` where they are not kept beside."""
    if texts is not None:
        with tempfile.TemporaryDirectory() as together:
            for path in [*texts.iterdir(), *folder.iterdir()]:
                if path.suffix in (".txt", ".pdf", ".toml", ".jsonl"):
                    shutil.copy(path, together)
            return judge_folder(Path(together))
    labels: dict[str, list[Label]] = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        labels[(label := json.loads(line))["document"]].append(label)
    read = {document.metadata.path: document for document in read_corpus(folder).documents}
    if missing := labels.keys() - read.keys():
        raise SystemExit(f"{folder}: labelled, but not read: {', '.join(sorted(missing))}")
    seen = {path: reconcile(read[path], find_observations(read[path]))[0] for path in sorted(labels)}
    return [verdict for path in seen for verdict in judge(read[path], seen[path], labels[path])]


def by_wording(verdicts: list[Verdict]) -> dict[str, dict[str, Any]]:
    """Recall by the way of wording that the labels name, precision by the one that the program names."""
    listed: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.label:
            listed[f"pattern {int(verdict.label.get('wording') or 0):02}"].append(verdict)
        if verdict.observation:
            listed[f"read as {verdict.observation.wording}"].append(verdict)
    keep = {"pattern": ("labels", "recall", "period_right"), "read as": ("observations", "precision", "period_right")}
    return {
        name: {key: score(listed[name])[key] for key in keep["pattern" if name.startswith("pattern") else "read as"]}
        for name in sorted(listed)
    }


def _told(verdict: Verdict) -> str:
    label, seen = verdict.label, verdict.observation
    said = label and f"{label['printed']!r} {label['words']} {label['unit']} {label.get('period')} {label['status']} "
    said = said and said + f"{label.get('area')} {label['aspect']} {label['qualifier']} {label.get('speaker') or ''}"
    read = seen and f"{seen.printed!r} {seen.label!r} {seen.unit} {seen.dated} {seen.status} "
    read = read and read + f"{seen.area} {seen.aspect} {seen.qualifier} {seen.speaker or ''} [{seen.wording}]"
    quote = f"\n    «{seen.locator.quote[:220]}»" if seen else ""
    return f"{verdict.document} {','.join(verdict.differs)}\n    label {said}\n    read  {read}{quote}"


def main() -> None:
    """Judge the folders named, or all, print the scores and write them down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", choices=["wrong", "missed"])
    chosen = parser.parse_args()
    results = {}
    if not (texts := SHARED / "documents").is_dir():
        sys.stdout.write(f"SKIPPED: the published texts, {texts} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
    for folder in chosen.folders or [*FOLDERS, *([LABELS / "real"] if texts.is_dir() else [])]:
        verdicts = judge_folder(folder, texts if folder == LABELS / "real" else None)
        results[folder.name] = {"all": score(verdicts), "wordings": by_wording(verdicts)}
        sys.stdout.write(f"{folder.name} {json.dumps(results[folder.name]['all'])}\n")
        for verdict in verdicts:
            optional = verdict.label and verdict.label.get("optional")
            if (chosen.show == "wrong" and verdict.observation and (verdict.differs or not verdict.label)) or (
                chosen.show == "missed" and not verdict.observation
            ):
                sys.stdout.write(f"{'(optional) ' if optional else ''}{_told(verdict)}\n")
    if not chosen.folders:
        RESULT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
