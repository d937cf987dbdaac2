from django.apps import AppConfig


class FandomConfig(AppConfig):
    name = "fandom"
