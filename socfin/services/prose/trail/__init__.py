"""An entry of the trail in Swedish words; never who may read it."""
