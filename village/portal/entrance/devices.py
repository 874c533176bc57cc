"""How a device is called in the list of one's sessions: enough to recognise it, no more."""

from django.utils.translation import gettext as _

SYSTEMS = (
    ("iphone", "iPhone"), ("ipad", "iPad"), ("android", "Android"), ("windows", "Windows"),
    ("mac os", "Mac"), ("cros", "Chromebook"), ("linux", "Linux"),
)  # fmt: skip
BROWSERS = (
    ("edg", "Edge"),
    ("firefox", "Firefox"),
    ("opr/", "Opera"),
    ("chrom", "Chrome"),
    ("safari", "Safari"),
)


def device_words(agent: str) -> str:
    said = agent.lower()
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    if browser and system:
        return _("{browser} on {system}").format(browser=browser, system=system)
    return browser or system or _("A device we do not recognise")
