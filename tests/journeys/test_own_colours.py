"""Own colours, a projector and a telephone: figures stay apart, and every line of a long text is reached."""

import pytest

from socfin.selectors.people import person_by_username
from tests.long import beyond

INKS = """() => document.querySelector('#months-figur')
  ? [...document.querySelectorAll('.drawing')][0].data.map(t =>
      [t.name, t.marker.color, t.marker.line.color, t.marker.pattern?.shape ?? ''])
  : []"""
LINES = """() => document.querySelector('[data-figure=diagonals-figur] .drawing').data
  .filter(t => t.name && t.line)
  .map(t => [t.name, [t.line.color, t.line.width, t.line.dash ?? ''].join()])"""
BARS = """() => Object.fromEntries(['deficit', 'surplus', 'watch', 'balance'].map(word => {
  const bar = document.createElement('div');
  bar.innerHTML = `<svg class="bar is-${word}"><rect width="9" height="9"/></svg>`;
  document.querySelector('main').append(bar);
  const style = getComputedStyle(bar.querySelector('rect'));
  return [word, style.fill + style.stroke];
}))"""
LENGTHEN = """() => {
  const text = document.querySelector('.slide-why .slide-text');
  const more = '<p>En rad att läsa.</p>'.repeat(60) + '<p id="sist">Sista raden.</p>';
  text.insertAdjacentHTML('beforeend', more);
  dispatchEvent(new Event('resize'));
}"""
FIRST_EXPLAINED = """() => [...document.querySelectorAll('.slide')].findIndex(
  slide => slide.matches('.slide-why') && slide.querySelector('.slide-text')) + 1"""
SEEN = """() => {
  const line = document.getElementById('sist').getBoundingClientRect();
  const bar = document.querySelector('.turner').getBoundingClientRect();
  return line.top >= 0 && line.bottom <= bar.top;
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_budget_outcome_and_last_year_stay_apart_in_forced_colours(page_as, dark):
    page = page_as(person_by_username("petra"), dark=dark)
    page.emulate_media(forced_colors="active", color_scheme="dark" if dark else "light")
    page.goto("/exempel/2025-10/verksamhet/520/")
    page.wait_for_function("document.querySelectorAll('.drawing svg').length > 1")

    looks = {name: look for name, *look in page.evaluate(INKS)}
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len({str(look) for look in looks.values()}) == 3
    assert looks["Utfall"][0] != paper
    assert looks["Budget"][0] == "rgba(0,0,0,0)"
    assert looks["Utfall 2024"][2] == "."
    assert len(set(page.evaluate(BARS).values())) == 4

    page.goto("/exempel/2025-10/verksamhet/520/prognos/")
    page.locator(".methods > summary").click()
    page.locator("[data-figure=diagonals-figur] .drawing svg").first.wait_for()
    lines = dict(page.evaluate(LINES))
    assert len({lines[name] for name in ("Budget", "Utfall", "Utfall 2024")}) == 3


@pytest.mark.parametrize(
    ("width", "forth"),
    beyond(2, [(390, "button"), (1024, "ArrowRight"), (1024, "Space"), (1920, "PageDown")]),
)
def test_a_long_comment_is_read_to_its_end_before_the_slide_is_turned(page_as, width, forth):
    page = page_as(person_by_username("petra"), width=width)
    page.goto("/exempel/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport januari–oktober 2025").click()
    page.goto(page.url + "visning/")
    at = page.evaluate(FIRST_EXPLAINED)
    page.evaluate(f"location.hash = '#{at}'")
    page.wait_for_function(f"document.querySelector('[data-where]').textContent.startsWith('{at} av')")
    page.evaluate(LENGTHEN)

    seen = []
    where = page.locator("[data-where]")
    while where.inner_text().startswith(f"{at} av") and len(seen) < 60:
        seen.append(page.evaluate(SEEN))
        if forth == "button":
            page.locator("[data-turn='1']").click()
        else:
            page.keyboard.press(forth)

    assert seen[-1], "the last line is seen before the slide is turned"
    assert not seen[0]
    assert where.inner_text().startswith(f"{at + 1} av")
