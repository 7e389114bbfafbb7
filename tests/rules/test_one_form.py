"""A page has one form: a button sends only its own form, and what is typed in another would be lost."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
POSTS = re.compile(r'<form\s[^>]*method="post"')
INCLUDED = re.compile(r'{% include "([^"]+)"')
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
PAGES = sorted(path for path in TEMPLATES.glob("*.html") if "{% extends" in path.read_text(encoding="utf-8"))


def forms_of(path: Path) -> int:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    parts = [TEMPLATES / name for name in INCLUDED.findall(text)]
    return len(POSTS.findall(text)) + sum(forms_of(part) for part in dict.fromkeys(parts))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_no_page_has_two_forms_beside_each_other(page):
    assert forms_of(page) <= 1, "make it one form whose buttons have a formaction each"


def test_the_rule_sees_a_form_in_a_part():
    assert forms_of(TEMPLATES / "typed.html") + forms_of(TEMPLATES / "upload.html") >= 1
    assert forms_of(TEMPLATES / "base.html") == 1
