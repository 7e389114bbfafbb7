"""The auditor's folder: a year's evidence, and the files of which the archive's package is made."""
