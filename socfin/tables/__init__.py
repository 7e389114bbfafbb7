"""The tables on pages: which columns, in which order, and how a cell is written; never sums, never sorts.

Every figure is a link to what it is made of. The bar beside a deviation has one scale down the column.
"""

from socfin.tables.accounts import accounts_table
from socfin.tables.branches import Branches
from socfin.tables.cells import NO_LINKS, Links
from socfin.tables.deviations import deviation_table
from socfin.tables.lines import lines_table

__all__ = ["NO_LINKS", "Branches", "Links", "accounts_table", "deviation_table", "lines_table"]
