"""Release moments as their time comes."""

from typing import Any

from django.core.management.base import BaseCommand

from llmfed.world import broadcasting


class Command(BaseCommand):
    help = "Release moments as their time comes, and publish them live. Runs until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        broadcasting.loop()
