"""The wheel holds all it needs and runs the main job elsewhere; the locks are whole and name no host."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def normal(requirement: str) -> str:
    name, bound = re.split(r"(?=[<>=!~\[; ]|$)", requirement, maxsplit=1)
    return re.sub(r"[-_.]+", "-", name).lower() + bound


def project() -> dict[str, object]:
    table: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    found = list(folder.glob("*.whl"))
    assert len(found) == 1
    return found[0]


@pytest.mark.slow
def test_the_wheel_holds_code_and_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = HeaderParser().parsestr(archive.read("oiltrack-0.1.0.dist-info/METADATA").decode("utf-8"))
    for folder in ("migrations", "seeds", "charts"):
        shipped = {
            name.removeprefix("oiltrack/_resources/")
            for name in names
            if name.startswith(f"oiltrack/_resources/{folder}/")
        }
        held = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert held
        assert shipped == held
    assert {name.split("/")[0] for name in names} == {"oiltrack", "oiltrack-0.1.0.dist-info"}
    assert "oiltrack/py.typed" in names
    assert metadata["License-Expression"] == "Apache-2.0"
    declared = project()["dependencies"]
    assert isinstance(declared, list)
    required = metadata.get_all("Requires-Dist") or []
    assert [item for item in required if "extra ==" not in item] == [normal(item) for item in declared]


@pytest.mark.slow
def test_the_installed_wheel_runs_the_main_job_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "clean one"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    run(*pip, wheel, cwd=tmp_path)
    # The dependencies of the environment that runs the tests; its .pth files, and so the checkout, stay out.
    site = ["-c", "import site; print(site.getsitepackages()[0])"]
    packages, here = (Path(run(name, *site, cwd=tmp_path).strip()) for name in (python, sys.executable))
    (packages / "dependencies.pth").write_text(f"{here}\n", encoding="utf-8")
    where = run(python, "-c", "import oiltrack; print(oiltrack.__file__)", cwd=tmp_path).strip()
    assert Path(where) == packages / "oiltrack" / "__init__.py"
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    told = run(home / "bin" / "oiltrack", "demo", "a demo", cwd=elsewhere)
    assert " new, 0 known, 0 failed" in told
    assert (elsewhere / "a demo" / "reports" / "national.png").stat().st_size > 10_000
    again = run(home / "bin" / "oiltrack", "demo", "a demo", cwd=elsewhere)
    assert "nothing new; no report changed" in again


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_pins_every_dependency_with_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    pins = re.findall(r"^([A-Za-z0-9._-]+)==\S+[^\n]*\\\n {4}--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    unhashed = set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)) - set(pins)
    assert unhashed == set()
    declared = project()["dependencies"]
    assert isinstance(declared, list)
    wanted = {normal(re.split(r"[<>=!~\[; ]", item)[0]) for item in declared} | {"hatchling", "editables"}
    assert wanted <= {normal(name) for name in pins}


def test_every_dependency_has_a_lower_bound() -> None:
    declared = project()["dependencies"]
    assert isinstance(declared, list)
    assert all(">=" in item for item in declared)


def test_the_build_server_runs_what_a_person_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8")
