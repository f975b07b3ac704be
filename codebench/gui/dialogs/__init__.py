"""What the window asks in passing."""
