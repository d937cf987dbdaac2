from django.apps import AppConfig


class WorldConfig(AppConfig):
    name = "llmfed.world"
    label = "world"
    verbose_name = "World"
