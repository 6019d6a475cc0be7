"""Where readers, extractors, stories and graph meet: batches of articles into the graph, each wholly or not at all."""
