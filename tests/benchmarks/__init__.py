"""Speed, by hand: ratios and figures, never a timed assertion in the suite."""
