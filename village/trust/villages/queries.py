"""Questions about villages."""

from village.trust.villages.models import OpeningHours, Village


def village_by_slug(slug: str) -> Village | None:
    return Village.objects.filter(slug=slug).first()


def all_villages() -> list[Village]:
    return list(Village.objects.order_by("name"))


def opening_hours(village: Village) -> list[OpeningHours]:
    return list(OpeningHours.unscoped.filter(village=village).order_by("weekday", "opens"))
