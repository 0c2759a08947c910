"""Files to take away: pure builders from the rows of a view to bytes."""
