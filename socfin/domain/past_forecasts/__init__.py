"""Official forecasts that were made before socfin: as told in a file, and joined with what socfin knows."""
