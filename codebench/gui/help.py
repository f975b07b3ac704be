"""The help pages that come with the program: one Markdown file a task, in both languages."""

from pathlib import Path

from codebench.i18n import current_language
from codebench.resources import resource

TOPICS = (
    "start",
    "importing",
    "participants",
    "coding",
    "codebook",
    "memos",
    "searching",
    "counting",
    "writing",
    "exporting",
    "review",
    "undo",
    "privacy",
)  # fmt: skip


def page(topic: str) -> str:
    """Return a page in the current language."""
    return resource("help", current_language(), f"{topic}.md").read_text(encoding="utf-8")


def pictures() -> Path:
    """Return where the pictures of the pages are, in the current language."""
    return resource("help", "pictures", current_language())


def title(topic: str) -> str:
    """Return a page's heading."""
    return page(topic).splitlines()[0].removeprefix("# ")


def topic_of(link: str) -> str:
    """Return the topic a link leads to; empty for anything that is no page of ours."""
    topic = link.removesuffix(".md")
    return topic if link.endswith(".md") and topic in TOPICS else ""
