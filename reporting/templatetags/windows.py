"""The sentence about the window of a strategy, for pages of the work, which know of no cycles."""

from django import template
from django.utils import timezone

from plans.models import Strategy
from reporting.cycles.asking import windows_of

register = template.Library()


@register.inclusion_tag("reporting/_windows.html")
def window_note(strategy: Strategy) -> dict[str, object]:
    """Whether a window is open, and where an update of today would go."""
    return {"windows": windows_of([strategy], today=timezone.localdate())}
