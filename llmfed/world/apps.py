from django.apps import AppConfig


class WorldConfig(AppConfig):
    name = "llmfed.world"
    label = "world"
    verbose_name = "World"

    def ready(self) -> None:
        from llmfed.world import receivers  # noqa: F401 - it is there to listen
