"""Asks for work outside requests, and takes up what somebody who disappeared had begun."""
