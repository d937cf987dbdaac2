from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "llmfed.accounts"
    label = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from llmfed.accounts import receivers  # noqa: F401 - it is there to listen
