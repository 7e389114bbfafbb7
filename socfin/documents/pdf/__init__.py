"""The report as PDF for dispatch and archive."""
