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
