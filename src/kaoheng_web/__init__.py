"""The platform: a Django project in which a whole city lives its assessment year."""
