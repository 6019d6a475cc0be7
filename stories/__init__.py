"""Pure functions over articles: which tell one story, which are copies, what sums a story up."""
