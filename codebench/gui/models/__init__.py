"""Frozen values as Qt items."""
