"""A figure of prose to an observation: whom it is about, what it measures, whether it is asserted."""
