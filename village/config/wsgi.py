"""The door of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "village.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - every view is loaded before the first visitor comes
gc.collect()
gc.freeze()  # what stays for good is not looked through again while somebody waits: one page in twenty took a third longer
