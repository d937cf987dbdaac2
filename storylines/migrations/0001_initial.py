import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("characters", "0001_initial"),
        ("federations", "0001_initial"),
        ("world", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feud",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heat", models.FloatField(default=0, help_text="0–30; cools by itself.")),
                ("why", models.CharField(help_text="What it is about, as an announcer would say it.", max_length=160)),
                ("began_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, help_text="When a match was last asked for.", null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feuds_as_one",
                        to="characters.character",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feuds_as_other",
                        to="characters.character",
                    ),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feuds", to="world.timeline"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None)), fields=["timeline"], name="storylines_burning"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("one", "other"),
                        name="storylines_one_feud_a_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True), name="storylines_feud_needs_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("heat__gte", 0), ("heat__lte", 30)), name="storylines_heat_in_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arc",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="Counted by the timeline.")),
                (
                    "stipulation",
                    models.CharField(
                        choices=[
                            ("standard", "Standard rules"),
                            ("no_dq", "No disqualification"),
                            ("submission", "Submission only"),
                            ("two_falls", "Two out of three falls"),
                        ],
                        default="standard",
                        max_length=10,
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("ending", models.CharField(blank=True, help_text="settled, open or off.", max_length=12)),
                (
                    "blow_off",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="arcs", to="federations.show"
                    ),
                ),
                (
                    "championship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="arcs",
                        to="federations.championship",
                    ),
                ),
                (
                    "friend",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="arcs_stood_by",
                        to="characters.character",
                    ),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="arcs", to="world.timeline"
                    ),
                ),
                (
                    "winner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="arcs_won",
                        to="characters.character",
                    ),
                ),
                (
                    "wrongdoer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arcs_begun",
                        to="characters.character",
                    ),
                ),
                (
                    "wronged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arcs_wronged",
                        to="characters.character",
                    ),
                ),
                (
                    "feud",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="arcs", to="storylines.feud"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("timeline", "number"), name="storylines_arc_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("timeline",),
                        name="storylines_one_arc_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wronged", models.F("wrongdoer")), _negated=True),
                        name="storylines_arc_needs_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Past",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("match", "Match"),
                            ("turn", "Turn"),
                            ("betrayal", "Betrayal"),
                            ("friendship", "Friendship"),
                            ("injury", "Injury"),
                            ("title", "Title"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                (
                    "federation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="past",
                        to="federations.federation",
                    ),
                ),
                ("people", models.ManyToManyField(related_name="past", to="characters.character")),
            ],
            options={
                "verbose_name_plural": "past",
                "indexes": [models.Index(fields=["-on"], name="storylines_past_when")],
            },
        ),
        migrations.CreateModel(
            name="Beat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("asked", "Asked"), ("told", "Told"), ("dropped", "Dropped")],
                        default="planned",
                        max_length=8,
                    ),
                ),
                (
                    "request",
                    models.PositiveIntegerField(blank=True, help_text="What was asked, by its number.", null=True),
                ),
                ("deed", models.CharField(blank=True, help_text="What was done, where something was.", max_length=8)),
                ("bout", models.CharField(blank=True, max_length=90)),
                ("at", models.DateTimeField(blank=True, help_text="When it was told.", null=True)),
                ("heat", models.FloatField(blank=True, help_text="How hot the quarrel was after it, 0–30.", null=True)),
                (
                    "arc",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="beats", to="storylines.arc"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="characters.character",
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="characters.character",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="beats", to="federations.show"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["show"], name="storylines_beat_show")],
                "constraints": [models.UniqueConstraint(fields=("arc", "number"), name="storylines_beat_number")],
            },
        ),
    ]
