"""Tables: rows, heads, columns, and their cells as observations. It leaves prose to others."""
