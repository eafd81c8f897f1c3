"""The checkout as a newcomer gets it: make, the lock, continuous integration, and what no file may say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
MAX_MODULE_LINES = 250
"""A module that grows past that has found its second subject."""
MAX_TEST_LINES = 300


def tracked(*patterns: str) -> list[Path]:
    """The files in git, of these patterns or all; those deleted in the working tree left out."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def make(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make in the checkout, with the environment's own make variables out of the way."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")} | variables
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


def pins(lock: str) -> list[str]:
    """The lines of a lock, without remarks."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def pinned(lock: str = "requirements.lock") -> dict[str, Version]:
    """The releases that a lock pins, by canonical name."""
    pairs = [line.split("==") for line in pins(lock)]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def test_make_help_lists_every_target() -> None:
    """`make` alone lists every target of the Makefile with what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)[0].split()) - {"FORCE"}
    listed = dict(re.findall(r"^  make (\w+) +(\S.*)$", make().stdout, re.MULTILINE))
    assert {"run", "test", "setup", "check", "evaluate"} <= phony
    assert set(listed) == phony


def test_setting_up_again_does_nothing() -> None:
    """`make setup` installs nothing when the environment is already what the lock and pyproject.toml say."""
    stamp = ROOT / ".venv" / ".set-up"
    if not stamp.exists():
        pytest.skip("this run does not use the environment that make makes")
    again = make("--dry-run", "setup")
    stale = stamp.stat().st_mtime < max(
        (ROOT / name).stat().st_mtime for name in ("requirements.lock", "pyproject.toml")
    )
    assert ("install" in again.stdout or ".ci/setup" in again.stdout) == stale


@pytest.mark.parametrize("target", ["run", "test", "check", "evaluate", "bench"])
def test_commands_make_the_environment_first(target: str) -> None:
    """Every command that needs the environment makes it, so that a fresh checkout needs no other command before."""
    rule = re.search(rf"^{target}:(.*?)##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert rule is not None
    assert "setup" in rule[1].split()


def test_an_old_python_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Setting up with a Python that is too old, or not there, stops with what to say instead."""
    old = tmp_path / "python-old"
    old.write_text(
        "#!/bin/sh\n"
        f'[ "$1" = -c ] && exec {sys.executable} -c "import sys; sys.version_info = (3, 10, 14); $2"\n'
        f'exec {sys.executable} "$@"\n',
        encoding="utf-8",
    )
    old.chmod(0o755)
    for python, told in ((str(old), "3.11 or later is needed"), (str(tmp_path / "absent"), "Python is missing")):
        refused = subprocess.run(
            ["sh", ".ci/setup", str(tmp_path / "venv")],
            cwd=ROOT,
            env={**os.environ, "PYTHON": python, "TORCH": "torch==0"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert refused.returncode == 1
        assert told in refused.stderr
        assert "make PYTHON=" in refused.stderr
        assert not (tmp_path / "venv").exists()


def test_torch_is_asked_for_as_a_cpu_build() -> None:
    """Setting up asks for the locked release of torch, on Linux x86_64 by its exact CPU build."""
    printed = make("--dry-run", "--always-make", "setup").stdout
    asked = re.search(r'TORCH="torch==([^"]+)"', printed)
    assert asked is not None
    assert Version(asked[1]).public == str(pinned()["torch"])
    if os.uname().sysname == "Linux" and os.uname().machine == "x86_64":
        assert Version(asked[1]).local == "cpu"


def empty_torch(folder: Path) -> str:
    """The address of a package index on this disk, which has an empty CPU build of the locked torch."""
    name = f"torch-{pinned()['torch']}+cpu"
    (folder / "torch").mkdir(parents=True)
    with zipfile.ZipFile(folder / "torch" / f"{name}-py3-none-any.whl", "w") as wheel:
        about = f"{name}.dist-info"
        metadata = f"Metadata-Version: 2.1\nName: torch\nVersion: {pinned()['torch']}+cpu\n"
        wheel.writestr(f"{about}/METADATA", metadata)
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    (folder / "torch" / "index.html").write_text(f'<a href="{name}-py3-none-any.whl">torch</a>', encoding="utf-8")
    return folder.as_uri()


def test_torch_not_found_is_told_and_its_index_can_be_named(tmp_path: Path) -> None:
    """Where pip finds no CPU build, set-up stops and names TORCH_INDEX; with it, torch is taken from there."""
    nowhere = (tmp_path / "nowhere").as_uri()
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": nowhere, "PIP_FIND_LINKS": "", "PIP_RETRIES": "0"}
    variables = {"PYTHON": sys.executable, "TORCH": f"torch=={pinned()['torch']}+cpu", **pip}

    def set_up(**more: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **variables, **more}
        command = ["sh", ".ci/setup", str(tmp_path / "venv")]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    stopped = set_up(TORCH_INDEX="")
    assert stopped.returncode == 1
    assert "make setup TORCH_INDEX=<address>" in stopped.stderr
    assert "Successfully installed" not in stopped.stdout
    found = set_up(TORCH_INDEX=empty_torch(tmp_path / "index"))
    assert f"Successfully installed torch-{pinned()['torch']}+cpu" in found.stdout
    assert found.returncode == 1, "the rest of the lock is not at the index of torch, and is not looked for there"


def test_the_lock_satisfies_every_range_of_the_project() -> None:
    """The locks pin a release inside the range of every dependency that pyproject.toml names, none of them twice."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [Requirement(line) for line in (*project["dependencies"], *extras["dev"], *extras["ocr"])]
    locked, added = pinned(), pinned("requirements-ocr.lock")
    assert set(locked) & set(added) == set()
    locked |= added
    outside = [
        str(one)
        for one in wanted
        if canonicalize_name(one.name) not in locked or locked[canonicalize_name(one.name)] not in one.specifier
    ]
    assert outside == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-ocr.lock"])
def test_the_lock_pins_no_cuda_and_no_address(lock: str) -> None:
    """The locks hold exact releases only: no CUDA package, no local build, no address, no hash."""
    lines = pins(lock)
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    assert [line for line in lines if re.match(r"nvidia|triton|cuda", line)] == []


def test_the_environment_has_no_cuda_build() -> None:
    """The environment that runs the tests has a torch without CUDA."""
    import torch.version  # noqa: PLC0415 - heavy; no other test of this file needs it

    assert torch.version.cuda is None


def test_no_file_names_a_registry_or_a_machine() -> None:
    """No file in git names the host of a package registry, or a folder of one particular machine."""
    hosts = ["py" + r"pi\.", "python" + "hosted", "npm" + r"js\.", r"download\.py" + r"torch", r"\bgithubusercontent\b"]
    folders = ["/wo" + r"rk/", "/ho" + r"me/\w", "/Us" + r"ers/\w", "/ro" + r"ot/"]
    forbidden = re.compile("|".join(hosts + folders))
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a document or an image
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in forbidden.finditer(text)]
    assert found == []


def test_ci_runs_the_readme_commands() -> None:
    """Continuous integration is executable and runs the checks and the test command that the README gives."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    dry_run = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")} | {"MAKEFLAGS": "n"}
    ran = subprocess.run([script], cwd=ROOT, capture_output=True, text=True, check=True, env=dry_run).stdout
    assert re.search(r"== make check\n.*ruff check.*mypy.*lint-imports.*== make test\n.*pytest", ran, re.DOTALL)
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_wheel_carries_the_whole_product(tmp_path: Path) -> None:
    """The wheel has every file of the product that is in git, documents, templates and wording too, and no test."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True)
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    product = {str(path.relative_to(ROOT)) for path in tracked("corpus", "index", "server", "static")}
    assert product - packed == set()
    assert {name for name in packed if name.startswith(("tests/", "docs/", "."))} == set()


def test_modules_stay_short() -> None:
    """No module has more than 250 lines, and no test file more than 300."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in tracked("*.py")}
    limit = {path: MAX_TEST_LINES if path.parent.name == "tests" else MAX_MODULE_LINES for path in lengths}
    assert {str(path): length for path, length in lengths.items() if length > limit[path]} == {}


def test_every_module_says_what_it_is_for() -> None:
    """Every module of the product that has code, `__main__` apart, begins with a docstring."""
    tracked_modules = tracked("corpus/*.py", "index/*.py", "server/*.py")
    modules = [path for path in tracked_modules if path.stat().st_size and path.name != "__main__.py"]
    assert [str(path) for path in modules if not path.read_text(encoding="utf-8").startswith('"""')] == []


def test_the_changelog_knows_the_version() -> None:
    """The changelog has an entry for the version that pyproject.toml names, and a place for what comes next."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:2] == ["Unreleased", version]
