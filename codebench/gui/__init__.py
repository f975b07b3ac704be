"""The desk: the window through which people code, count and export."""
