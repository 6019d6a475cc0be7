"""What is known: one store protocol with two engines, the read model, resolution, and the writing of batches."""
