"""The report as a Word document, in our own layout or a municipality's template."""
