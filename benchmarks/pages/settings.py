"""The site as in production, with one more address: a bare page behind the same log-in, the floor."""

from socfin.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.pages.urls"
