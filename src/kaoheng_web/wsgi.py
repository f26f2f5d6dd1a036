"""The application that a WSGI server calls."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
