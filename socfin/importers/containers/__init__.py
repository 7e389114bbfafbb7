"""Bytes to sheets of cells, whatever kind of file they are; never what the cells mean."""
