"""A format → its projected deck, and the texts that would not hold on it."""
