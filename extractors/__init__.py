"""Article in, Extraction out: names, coreference, events, relations, speech and dates on a spaCy pipeline."""
