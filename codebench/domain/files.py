"""How the files of a project are called."""

# A project is one file.
SUFFIX = ".codebench"
