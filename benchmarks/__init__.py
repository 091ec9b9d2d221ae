"""Speed, measured as ratios to a floor in the same run; never part of the tests."""
