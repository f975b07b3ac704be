"""A program that is killed at any moment, and what must be true of its project afterwards."""
