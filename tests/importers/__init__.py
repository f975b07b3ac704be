"""Tests of the importers; a package, so that its helpers can be imported."""
