"""The table of speed: every operation in three sizes, beside a floor measured in the same run."""
