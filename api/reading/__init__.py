"""From a selection to one shape, and from the shape's answer to the values that GraphQL asks for."""
