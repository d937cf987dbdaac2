from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "llmfed.accounts"
    label = "accounts"
    verbose_name = "People"
