"""The auditor's folder as files: a page, tables, and the archive's package (E-ARK SIP 2.1) around them."""
