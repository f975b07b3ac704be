"""What is dragged between the codebook and the transcript is called."""

PASSAGE = "application/x-codebench-passage"
CODE = "application/x-codebench-code"
