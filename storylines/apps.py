from django.apps import AppConfig


class StorylinesConfig(AppConfig):
    name = "storylines"
