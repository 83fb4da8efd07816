"""The time of a figure or an event: candidates beside it and from the text, and the best of them."""
