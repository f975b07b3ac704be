"""The pages of the desk: views and controllers wired to the project."""
