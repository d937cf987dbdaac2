import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TopicTail",
            fields=[
                ("topic", models.TextField(primary_key=True, serialize=False)),
                ("no", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Timeline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("federation", "Federation"), ("market", "Market")],
                        default="federation",
                        max_length=12,
                    ),
                ),
                ("tick", models.PositiveIntegerField(default=1, help_text="The number of the next tick.")),
                ("due_at", models.DateTimeField(help_text="World time of the next tick.")),
                (
                    "on_air",
                    models.BooleanField(default=False, help_text="A show is being staged; ticks fall on final bells."),
                ),
                ("paused", models.BooleanField(default=False)),
                ("paused_because", models.CharField(blank=True, help_text="Who or what paused it.", max_length=200)),
                ("dark_since", models.DateTimeField(help_text="World time since which it has missed days.", null=True)),
                ("ticked_at", models.DateTimeField(help_text="World time of its last tick.", null=True)),
                (
                    "nudged_at",
                    models.DateTimeField(help_text="Wall time of the last message that named this tick.", null=True),
                ),
                (
                    "again_at",
                    models.DateTimeField(help_text="Wall time at which a tick that failed is tried again.", null=True),
                ),
                ("last_seq", models.PositiveBigIntegerField(default=0)),
                ("last_order", models.PositiveIntegerField(default=0)),
                (
                    "taken_order",
                    models.PositiveIntegerField(default=0, help_text="The last order that a tick has noted."),
                ),
                ("last_request", models.PositiveIntegerField(default=0)),
                (
                    "chain",
                    models.BinaryField(
                        default=bytes, help_text="Running hash of all that its ticks did.", max_length=32
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("paused", False)), fields=["due_at"], name="world_timeline_due")
                ],
            },
        ),
        migrations.CreateModel(
            name="Universe",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("source", models.TextField(help_text="The universe file as it was loaded; replay begins from it.")),
                (
                    "secret",
                    models.BinaryField(
                        help_text="256 bits from which every stream is derived; never exported.", max_length=32
                    ),
                ),
                ("began_at", models.DateTimeField(help_text="World time of the first tick.")),
                ("world_at", models.DateTimeField(help_text="World time at the anchor.")),
                ("wall_at", models.DateTimeField(help_text="Wall time at the anchor.")),
                (
                    "world_until",
                    models.DateTimeField(help_text="World time that the clock does not pass before it is set anew."),
                ),
                ("pace", models.CharField(default="demo", help_text="demo, brisk, real or a number.", max_length=12)),
                (
                    "rate",
                    models.FloatField(
                        default=0, help_text="World seconds a wall second since the anchor; 0 stands still."
                    ),
                ),
                (
                    "prelude_until",
                    models.DateTimeField(
                        help_text="World time until which it has still to live headless before it opens.", null=True
                    ),
                ),
                ("last_no", models.BigIntegerField(default=0, help_text="The number of the last moment that aired.")),
                (
                    "archived_no",
                    models.BigIntegerField(default=0, help_text="The number up to which moments lie in volumes."),
                ),
                (
                    "archived_at",
                    models.DateTimeField(help_text="World time of the latest moment that lies in a volume.", null=True),
                ),
            ],
            options={
                "verbose_name_plural": "universe",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="world_one_universe")],
            },
        ),
        migrations.CreateModel(
            name="Volume",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_no", models.BigIntegerField(help_text="Follows the last number of the volume before.")),
                ("last_no", models.BigIntegerField()),
                ("first_at", models.DateTimeField(help_text="World time of the earliest moment in it.")),
                ("last_at", models.DateTimeField(help_text="World time of the latest.")),
                ("moments", models.PositiveIntegerField()),
                ("topics", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                ("data", models.BinaryField(help_text="Its moments, a line of JSON each, compressed.")),
                ("before", models.BinaryField(help_text="The checksum of the volume before.", max_length=32)),
                ("checksum", models.BinaryField(help_text="SHA-256 over that and all the rest.", max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["last_no"], name="world_volume_last"),
                    django.contrib.postgres.indexes.GinIndex(fields=["topics"], name="world_volume_topics"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_no__lte", models.F("last_no"))), name="world_volume_range"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.Func("first_no", "last_no", models.Value("[]"), function="int8range"), "&&")
                        ],
                        name="world_volumes_apart",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="Counted by the sender.")),
                ("kind", models.CharField(max_length=60)),
                ("facts", models.JSONField()),
                ("effective_at", models.DateTimeField()),
                ("answered_tick", models.PositiveIntegerField(null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True, choices=[("granted", "Granted"), ("declined", "Declined")], max_length=10
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="received", to="world.timeline"
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sent", to="world.timeline"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_tick", None)),
                        fields=["receiver", "effective_at"],
                        name="world_request_open",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("sender", "number"), name="world_request_number")],
            },
        ),
        migrations.CreateModel(
            name="PackedState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=30)),
                ("keys", models.TextField(default="", help_text="The names of the rows, a line each.")),
                ("columns", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ("data", models.BinaryField(default=bytes)),
                ("at", models.DateTimeField(help_text="World time up to which it has been moved.")),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packed", to="world.timeline"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("timeline", "name"), name="world_packed_name")],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=60)),
                ("facts", models.JSONField()),
                ("tick", models.PositiveIntegerField()),
                ("taken", models.BooleanField(default=False, help_text="Already carried out.")),
                ("given_at", models.DateTimeField(auto_now_add=True, help_text="Wall time; not part of the digest.")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="orders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="orders", to="world.timeline"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["timeline", "tick"], name="world_order_tick")],
                "constraints": [models.UniqueConstraint(fields=("timeline", "number"), name="world_order_number")],
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveBigIntegerField()),
                ("tick", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("facts", models.JSONField()),
                ("topics", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ("airs_at", models.DateTimeField()),
                ("no", models.BigIntegerField(null=True)),
                (
                    "words",
                    models.JSONField(help_text="The wording frozen when it aired: [[speaker, text], …].", null=True),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moments",
                        to="world.timeline",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("no", None)), fields=["airs_at", "seq"], name="world_moment_unaired"
                    ),
                    models.Index(
                        condition=models.Q(("no__isnull", False), ("words__isnull", True)),
                        fields=["no"],
                        name="world_moment_unworded",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("no__isnull", False)), fields=["topics"], name="world_moment_topics"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("timeline", "seq"), name="world_moment_seq"),
                    models.UniqueConstraint(fields=("no",), name="world_moment_no"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("task", models.CharField(max_length=80)),
                ("arguments", models.JSONField(blank=True, default=list)),
                ("tick", models.PositiveIntegerField(blank=True, null=True)),
                ("error", models.CharField(help_text="The error's class.", max_length=120)),
                ("message", models.TextField(blank=True)),
                ("traceback", models.TextField(blank=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("first_at", models.DateTimeField(help_text="Wall time of the first failure.")),
                ("last_at", models.DateTimeField(help_text="Wall time of the last failure.")),
                (
                    "again_at",
                    models.DateTimeField(help_text="Wall time of the next attempt; none for a dead letter.", null=True),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="failures",
                        to="world.timeline",
                    ),
                ),
            ],
            options={
                "verbose_name": "dead letter",
                "constraints": [models.UniqueConstraint(fields=("task", "arguments"), name="world_failure_of_work")],
            },
        ),
    ]
