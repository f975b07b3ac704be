"""Codebench: from interviews to findings one can defend."""
