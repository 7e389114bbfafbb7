"""What kind a row is, in the words of files for other programs."""

from socfin.domain.rows import RowKind

KINDS = {
    RowKind.VERKSAMHET: "verksamhet",
    RowKind.COMMITTEE: "nämnd",
    RowKind.LINE: "rad",
    RowKind.SUM: "summa",
    RowKind.MEMO: "varav",
    RowKind.TOTAL: "total",
    RowKind.BESIDE: "utanför nettot",
}
