"""The entry point of the production web server: `gunicorn socfin.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socfin.settings")
application = get_wsgi_application()
