import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("characters", "0001_initial"),
        ("federations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="House",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cheers", models.JSONField(help_text="How many for each side.")),
                ("boos", models.JSONField(help_text="How many for each side.")),
                ("fans", models.PositiveIntegerField(help_text="How many accounts made them.")),
                ("heard_at", models.DateTimeField()),
                (
                    "bout",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="house", to="federations.bout"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="That of its show.")),
                ("question", models.CharField(max_length=160)),
                ("options", models.JSONField(help_text="[{key, name, consequence}, …], 2–4 of them.")),
                ("binding", models.BooleanField(help_text="A promise in the ledger; otherwise the booker weighs it.")),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField(help_text="World time; closes earlier if its match is called.")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("tally", models.JSONField(blank=True, help_text="Votes an option, once it has closed.", null=True)),
                ("granted", models.BooleanField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, help_text="The booker's answer.", max_length=200)),
                (
                    "bout",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="poll", to="federations.bout"
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="polls", to="federations.federation"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["federation", "closes_at"], name="fandom_open"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("federation", "number"), name="fandom_poll_number")],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choice", models.CharField(max_length=20)),
                ("cast_at", models.DateTimeField(auto_now_add=True, help_text="Wall time.")),
                (
                    "fan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="fandom.poll"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("poll", "fan"), name="fandom_one_vote_a_fan")],
            },
        ),
        migrations.CreateModel(
            name="Corner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corners", to="characters.character"
                    ),
                ),
                (
                    "fan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corners", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("until", None)), fields=["character"], name="fandom_in_corner")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("fan",), name="fandom_one_corner_a_fan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="fandom_corner_is_left_later",
                    ),
                ],
            },
        ),
    ]
