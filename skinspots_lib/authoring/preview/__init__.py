"""What instructors edit, shown as one page of HTML before a learner sees it."""

from skinspots_lib.authoring.preview.pages import page, write_preview

__all__ = ["page", "write_preview"]
