"""What one can do (commands) and see (queries); one file a noun."""
