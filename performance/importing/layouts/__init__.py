"""The layouts that can be read, one module each. A new one is a module and a line here."""

from performance.importing.layouts import (
    backlog,
    combined,
    monthly,
    our_own,
    ten_standards,
)

# The first that fits a workbook's sheets, or a table's columns, reads it: the present one before
# the earlier.
WORKBOOKS = (monthly.LAYOUT, ten_standards.LAYOUT)
TABLES = (combined.LAYOUT, our_own.LAYOUT, backlog.LAYOUT)
