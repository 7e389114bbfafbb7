"""Third-party files come from packages, never the repository, and no page fetches anything from elsewhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = re.compile(
    r"\.min\.(js|css)$|(^|/)node_modules/|\.(woff2?|ttf|otf|eot|whl|jar)$|(^|/)(vendor|third_party)/"
)
LICENCE = re.compile(r"(?i)/\*!|\(c\) 20\d\d|copyright \d{4}|@license")
LONGEST_LINE = 1000
ELSEWHERE = re.compile(r"""(?:https?:)?//[\w-]+(?:\.[\w-]+)+|@import""")
NAMESPACES = re.compile(r"https?://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml)")
INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|<style\b|\son[a-z]+\s*=|javascript:""",
    re.IGNORECASE,
)


def in_repository() -> list[str]:
    """The repository's files, those about to be added included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.split("\0")


def ours(*patterns: str) -> list[Path]:
    """What pages are made of: templates, scripts, stylesheets, drawings."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def lines_that_match(
    pattern: re.Pattern[str], files: list[Path], ignore: re.Pattern[str] | None = None
) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(ignore.sub("", line) if ignore else line)
    ]


@pytest.mark.needs("git")
def test_no_file_of_another_project_is_in_the_repository():
    assert [name for name in in_repository() if FOREIGN.search(name)] == []


@pytest.mark.needs("git")
def test_nothing_in_the_repository_points_out_of_it():
    """A link to what a machine has installed, laid over another's folder, takes that folder's place."""
    assert [name for name in in_repository() if (ROOT / name).is_symlink()] == []


def test_scripts_and_stylesheets_are_our_own_and_not_minified():
    files = ours("static/**/*.js", "static/**/*.css")

    assert lines_that_match(LICENCE, files) == []
    assert lines_that_match(re.compile(f".{{{LONGEST_LINE}}}"), files) == []


def test_no_page_script_or_stylesheet_names_another_site():
    files = ours("templates/**/*.*", "static/**/*.js", "static/**/*.css", "static/**/*.svg")

    assert lines_that_match(ELSEWHERE, files, ignore=NAMESPACES) == []


def test_templates_hold_no_script_style_or_handler_that_the_policy_would_refuse():
    assert lines_that_match(INLINE, ours("templates/**/*.html")) == []


@pytest.mark.parametrize(
    "line",
    [
        '<script src="https://cdn.example.com/plotly.js"></script>',
        "<link href='//fonts.example.com/css'>",
        'fetch("https://api.example.com/")',
        '@import url("other.css");',
    ],
)
def test_the_guard_sees_another_site(line):
    assert ELSEWHERE.search(NAMESPACES.sub("", line))


@pytest.mark.parametrize(
    "line", ["<script>draw()</script>", '<a onclick="go()">', "<style>", '<a href="javascript:x">']
)
def test_the_guard_sees_what_the_policy_refuses(line):
    assert INLINE.search(line)


@pytest.mark.parametrize(
    "line",
    [
        '<script src="{% static "figures.js" %}" defer></script>',
        '<script id="x" type="application/json">',
        "{% block on %}",
    ],
)
def test_the_guard_lets_our_own_scripts_be(line):
    assert not INLINE.search(line)
