import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import federations.models.companies


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("characters", "0001_initial"),
        ("world", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="City",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("country", models.CharField(max_length=80)),
                ("temper", models.CharField(help_text="How this crowd is.", max_length=200)),
                ("memory", models.CharField(help_text="What it never forgave or will not forget.", max_length=300)),
                (
                    "cheers",
                    models.JSONField(blank=True, default=list, help_text="Slugs of those it cheers whatever they do."),
                ),
                ("boos", models.JSONField(blank=True, default=list, help_text="Slugs of those it never forgave.")),
                (
                    "noise",
                    models.FloatField(
                        default=1.0,
                        help_text="How loud its halls are: 1 is usual.",
                        validators=[
                            django.core.validators.MinValueValidator(0.7),
                            django.core.validators.MaxValueValidator(1.3),
                        ],
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("noise__gte", 0.7), ("noise__lte", 1.3)), name="federations_noise_in_range"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Federation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("short", models.CharField(max_length=5)),
                ("city", models.CharField(max_length=80)),
                (
                    "style",
                    models.CharField(
                        choices=[("us_tv", "weekly television"), ("jp_tour", "tours"), ("other", "Other")],
                        default="us_tv",
                        max_length=8,
                    ),
                ),
                (
                    "hue",
                    models.PositiveSmallIntegerField(
                        default=250,
                        help_text="OKLCH hue, 25° away from red (25) and gold (85).",
                        validators=[django.core.validators.MaxValueValidator(359)],
                    ),
                ),
                ("motto", models.CharField(blank=True, max_length=200)),
                (
                    "crest",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Shield, division, charge, in the words of docs/universe-format.md; the rest follows from the name.",
                        validators=[federations.models.companies.drawable],
                    ),
                ),
                ("is_private", models.BooleanField(default=False)),
                (
                    "promoters",
                    models.ManyToManyField(blank=True, related_name="federations", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "timeline",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="federation", to="world.timeline"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Championship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="The order of importance, 0 first.")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("world", "World"),
                            ("secondary", "Secondary"),
                            ("women", "Women"),
                            ("tag", "Tag"),
                            ("trios", "Trios"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "division",
                    models.CharField(
                        choices=[("open", "Open"), ("women", "Women"), ("men", "Men")], default="open", max_length=6
                    ),
                ),
                ("retired", models.BooleanField(default=False)),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="championships",
                        to="federations.federation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="1 is the opener.")),
                (
                    "kind",
                    models.CharField(choices=[("bout", "match"), ("promo", "Promo"), ("angle", "Angle")], max_length=5),
                ),
                ("starts_at", models.DateTimeField(blank=True, help_text="Set by the tick that stages it.", null=True)),
                ("topic", models.CharField(blank=True, max_length=12)),
                (
                    "plan",
                    models.JSONField(blank=True, default=list, help_text="What will be said or done, part by part."),
                ),
                (
                    "asked",
                    models.PositiveIntegerField(help_text="The request that it answers, by its number.", null=True),
                ),
                (
                    "struck",
                    models.CharField(blank=True, help_text="Why it was taken off the card, if it was.", max_length=200),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promos",
                        to="characters.character",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promos_about",
                        to="characters.character",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "bout"), ("speaker__isnull", False), _connector="OR"),
                        name="federations_talk_has_a_speaker",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Bout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="Federation/show number/position; names its stream.", max_length=90, unique=True
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("singles", "Singles"), ("tag", "Tag"), ("multiway", "Multiway")],
                        default="singles",
                        max_length=8,
                    ),
                ),
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
                (
                    "time_limit_s",
                    models.PositiveIntegerField(
                        default=1200, validators=[django.core.validators.MinValueValidator(60)]
                    ),
                ),
                ("heat", models.FloatField(default=0, help_text="Feud heat at booking, 0–30.")),
                ("reason", models.CharField(blank=True, help_text="Why the booker made it.", max_length=200)),
                ("bell_at", models.DateTimeField(blank=True, help_text="The opening bell.", null=True)),
                (
                    "picks",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Whom the table said would win, by commentator, when it was staged.",
                    ),
                ),
                (
                    "commitment",
                    models.CharField(
                        blank=True,
                        help_text="SHA-256 over seed, engine version and input, shown before the bell.",
                        max_length=64,
                    ),
                ),
                (
                    "referee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="refereed",
                        to="characters.character",
                    ),
                ),
                (
                    "championship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bouts",
                        to="federations.championship",
                    ),
                ),
                (
                    "shot",
                    models.ForeignKey(
                        blank=True,
                        help_text="The championship that whoever wins has a shot at.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="eliminators",
                        to="federations.championship",
                    ),
                ),
                (
                    "segment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bout", to="federations.segment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(choices=[("tv", "weekly"), ("big", "big show")], max_length=3)),
                ("weekday", models.PositiveSmallIntegerField(help_text="0 is Monday.")),
                ("time", models.TimeField()),
                (
                    "months",
                    models.JSONField(default=list, help_text="Months of a big show, 1–12; empty for a weekly one."),
                ),
                (
                    "week",
                    models.SmallIntegerField(default=0, help_text="Which such weekday of the month; 0 for every week."),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="series", to="federations.federation"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
                "constraints": [
                    models.UniqueConstraint(fields=("federation", "position"), name="federations_series_position")
                ],
            },
        ),
        migrations.CreateModel(
            name="Show",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="Counted by the federation.")),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(choices=[("tv", "weekly"), ("big", "big show")], max_length=3)),
                ("city", models.CharField(max_length=80)),
                ("starts_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("announced", "Announced"),
                            ("on_air", "on the air"),
                            ("over", "Over"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("attendance", models.PositiveIntegerField(default=0)),
                ("length", models.PositiveSmallIntegerField(default=0, help_text="How many segments its card has.")),
                (
                    "staged",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The position of the segment that began last."
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shows", to="federations.federation"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="The city whose crowd it is, where the universe knows the city.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="shows",
                        to="federations.city",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shows", to="federations.series"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["federation", "state", "starts_at"], name="federations_show_state"),
                    models.Index(fields=["state", "starts_at"], name="federations_show_when"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("federation", "number"), name="federations_show_number"),
                    models.UniqueConstraint(fields=("federation", "starts_at"), name="federations_one_show_at_a_time"),
                ],
            },
        ),
        migrations.AddField(
            model_name="segment",
            name="show",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="segments", to="federations.show"
            ),
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rules", "Rules"), ("match", "Match"), ("shot", "Shot")],
                        default="rules",
                        max_length=5,
                    ),
                ),
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
                (
                    "request",
                    models.PositiveIntegerField(blank=True, help_text="The request that it answers.", null=True),
                ),
                (
                    "earns",
                    models.BooleanField(
                        default=False, help_text="Whether whoever wins it has a shot at a championship."
                    ),
                ),
                ("what", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(blank=True, null=True)),
                ("broken_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "bout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="federations.bout",
                    ),
                ),
                (
                    "championship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="federations.championship",
                    ),
                ),
                (
                    "earned_in",
                    models.ForeignKey(
                        blank=True,
                        help_text="The match that earned a shot.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="shots",
                        to="federations.bout",
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="federations.federation",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promised",
                        to="characters.character",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promised_against",
                        to="characters.character",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="federations.show",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("broken_at", None), ("kept_at", None)),
                        fields=["federation"],
                        name="federations_promises_owed",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kept_at", None), ("broken_at", None), _connector="OR"),
                        name="federations_promise_kept_or_broken",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bout__isnull", False), ("show__isnull", False), _connector="OR"),
                        name="federations_promise_has_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "rules"), ("one__isnull", False), _connector="OR"),
                        name="federations_promise_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(help_text="0 is the first-named side.")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "bout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="federations.bout"
                    ),
                ),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sides", to="characters.character"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sides",
                        to="characters.group",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bout", "character"), name="federations_once_in_a_bout")
                ],
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stops", to="federations.city"
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stops", to="federations.federation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("federation", "city"), name="federations_stop_once"),
                    models.UniqueConstraint(fields=("federation", "position"), name="federations_stop_position"),
                ],
            },
        ),
        migrations.AddField(
            model_name="city",
            name="federations",
            field=models.ManyToManyField(
                related_name="cities", through="federations.Stop", to="federations.federation"
            ),
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField(help_text="When it runs out.")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("wins", models.PositiveIntegerField(default=0)),
                ("losses", models.PositiveIntegerField(default=0)),
                ("draws", models.PositiveIntegerField(default=0)),
                ("momentum", models.FloatField(default=0, help_text="−1…1, from recent results.")),
                ("last_bout_at", models.DateTimeField(blank=True, null=True)),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contracts", to="characters.character"
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contracts",
                        to="federations.federation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("character",),
                        name="federations_one_contract_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("momentum__gte", -1), ("momentum__lte", 1)),
                        name="federations_momentum_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "told",
                    models.CharField(
                        blank=True, help_text="The holder's name where no character is known.", max_length=160
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("defences", models.PositiveIntegerField(default=0)),
                (
                    "championship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reigns",
                        to="federations.championship",
                    ),
                ),
                ("holders", models.ManyToManyField(blank=True, related_name="reigns", to="characters.character")),
                (
                    "won_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reigns_begun",
                        to="federations.bout",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("championship", "number"), name="federations_reign_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("championship",),
                        name="federations_one_reign_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="federations_reign_ends_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("airs_at", models.DateTimeField()),
                ("winner", models.PositiveSmallIntegerField(help_text="The winning side's number.", null=True)),
                ("finish", models.CharField(max_length=12)),
                ("decisive_by", models.CharField(blank=True, max_length=60)),
                ("decisive_on", models.CharField(blank=True, max_length=60)),
                ("duration_s", models.PositiveIntegerField()),
                ("quarter_stars", models.PositiveSmallIntegerField(help_text="Rating in quarters of a star, 0–20.")),
                ("title_change", models.BooleanField(default=False)),
                ("changes", models.JSONField(default=dict, help_text="What settling applies: energy, pops, injuries.")),
                ("seed", models.CharField(max_length=64)),
                (
                    "played",
                    models.JSONField(default=dict, help_text="The bout's whole input, which the commitment covers."),
                ),
                ("engine", models.PositiveSmallIntegerField()),
                ("settled_tick", models.PositiveIntegerField(null=True)),
                (
                    "bout",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="result", to="federations.bout"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["airs_at"], name="federations_result_airs")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quarter_stars__lte", 20)), name="federations_rating_in_range"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="segment",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("show", "position"),
                name="federations_segment_position",
            ),
        ),
    ]
