"""Tests that share something costly run in one process, where pytest and pytest-xdist agree on the mark."""

import os

import pytest

TOGETHER = "shown to the scheduler"


@pytest.mark.xdist_group(TOGETHER)
def test_a_group_of_tests_is_known_to_the_scheduler(request):
    """pytest 9.2 hides the mark from pytest-xdist 3.8, and every group was made anew in each process."""
    if "PYTEST_XDIST_WORKER" in os.environ and request.config.getoption("loadgroup"):
        assert request.node.nodeid.endswith(f"@{TOGETHER}")
