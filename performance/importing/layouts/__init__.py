"""The layouts that can be read, one module each. A new one is a module and a line here."""

from performance.importing.layouts import (
    backlog,
    combined,
    monthly,
    our_own,
    ten_standards,
)

# The earlier workbooks share names of sheets with the later, not the other way round. The first
# that fits a workbook's sheets, or a table's columns, reads it.
WORKBOOKS = (ten_standards.LAYOUT, monthly.LAYOUT)
TABLES = (combined.LAYOUT, our_own.LAYOUT, backlog.LAYOUT)
