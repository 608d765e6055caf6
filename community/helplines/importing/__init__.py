"""Lists of helplines that others keep, brought in line by line for a person to confirm."""
