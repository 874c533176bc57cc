"""Questions about villages."""

from uuid import UUID

from village.trust.villages.models import OpeningHours, Village


def village_by_slug(slug: str) -> Village | None:
    return Village.objects.filter(slug=slug).first()


def all_villages() -> list[Village]:
    return list(Village.objects.order_by("name"))


def village_with_hours(village_id: UUID) -> tuple[Village, list[OpeningHours]]:
    """In one question; a village that never opens is there too."""
    rows = OpeningHours.unscoped.filter(village_id=village_id).select_related("village")
    found = list(rows.order_by("weekday", "opens"))
    return (found[0].village if found else Village.objects.get(pk=village_id)), found


