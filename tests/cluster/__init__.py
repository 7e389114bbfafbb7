"""The site as it stands in a data centre, as processes on this machine: `python -m tests.cluster`."""
