"""Dutch: sentences, lemmas, names and likeness; all that knows spaCy, loaded on first need."""
