"""The report as slides for the meeting, all of it editable in PowerPoint."""
