"""Carin writes indicators by keyboard alone, and pastes cells from her spreadsheet."""


def test_arrows_and_enter_move_and_a_pasted_block_fills_as_many_cells(page_as, carin):
    page = page_as(carin, width=1920)
    page.goto("/exempel/nyckeltal/2026/?nyckeltal=platser")
    first = page.get_by_label("Vårdboendet Solgläntan, januari")

    first.focus()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    page.keyboard.type("36")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.value") == "40"
    page.keyboard.press("ArrowRight")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "41\\t42\\n37\\t38\\n");
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            );
        }"""
    )

    assert page.get_by_label("Vårdboendet Ekbacken, mars").input_value() == "38"
    page.get_by_role("button", name="Se vad det ändrar").click()
    assert "nyckeltal-platser-2026.csv" in page.inner_text("main")


def test_quarters_are_chosen_and_pasted_as_one_value_each(page_as, carin, accessibility_faults):
    page = page_as(carin, width=1024)
    page.goto("/exempel/nyckeltal/2026/?nyckeltal=platsdygn")

    page.get_by_label("Ett värde för").select_option("kvartal")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.get_by_label("Vårdboendet Solgläntan, januari–mars").focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "3 400\\t3 410\\n3 000\\t3 010\\n");
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            );
        }"""
    )

    assert page.get_by_label("Vårdboendet Ekbacken, april–juni").input_value() == "3 010"
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Se vad det ändrar").click()
    assert "januari–mars 2026" in page.inner_text("main")
