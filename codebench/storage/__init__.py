"""The project file: the one place that speaks SQL."""
