import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import characters.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("world", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Character",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("wrestler", "Wrestler"),
                            ("referee", "Referee"),
                            ("announcer", "Announcer"),
                            ("promoter", "Promoter"),
                            ("backstage", "Backstage"),
                            ("crowd", "Crowd"),
                        ],
                        default="wrestler",
                        max_length=12,
                    ),
                ),
                ("gender", models.CharField(choices=[("f", "woman"), ("m", "man"), ("x", "non-binary")], max_length=1)),
                ("born", models.DateField()),
                (
                    "height_cm",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(120),
                            django.core.validators.MaxValueValidator(240),
                        ]
                    ),
                ),
                (
                    "weight_kg",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(35),
                            django.core.validators.MaxValueValidator(300),
                        ]
                    ),
                ),
                (
                    "alignment",
                    models.CharField(
                        choices=[("face", "Face"), ("heel", "Heel"), ("tweener", "Tweener")],
                        default="face",
                        max_length=8,
                    ),
                ),
                (
                    "style",
                    models.CharField(
                        choices=[
                            ("powerhouse", "Powerhouse"),
                            ("technician", "Technician"),
                            ("high_flyer", "high flyer"),
                            ("brawler", "Brawler"),
                            ("all_rounder", "all-rounder"),
                            ("submission", "submission specialist"),
                        ],
                        default="all_rounder",
                        max_length=12,
                    ),
                ),
                ("gimmick", models.CharField(blank=True, max_length=120)),
                ("hometown", models.CharField(blank=True, max_length=80)),
                ("bio", models.TextField(blank=True)),
                ("want", models.CharField(blank=True, help_text="What they are after, in a sentence.", max_length=200)),
                ("voice", models.CharField(blank=True, help_text="How an announcer talks.", max_length=200)),
                (
                    "openness",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "conscientiousness",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "extraversion",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "agreeableness",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "neuroticism",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "strength",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "agility",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "technique",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "brawling",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "stamina",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "toughness",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "charisma",
                    models.SmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                ("over", models.FloatField(default=0.3, help_text="The lasting bond with the crowd, 0–1.")),
                ("finisher", models.CharField(blank=True, max_length=80)),
                ("finisher_kind", models.CharField(default="impact", max_length=12)),
                ("signatures", models.JSONField(blank=True, default=list)),
                (
                    "look",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What their portrait wears, in the words of docs/universe-format.md; the rest follows from the slug.",
                        validators=[characters.models.drawable],
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        help_text="The timeline that tells their story; none while a transfer is under way.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="characters",
                        to="world.timeline",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["home", "role"], name="characters_home_role")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("over__gte", 0), ("over__lte", 1)), name="characters_over_is_a_share"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Bond",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("enemy", "Enemy"), ("rival", "Rival"), ("ally", "Ally"), ("friend", "Friend")],
                        max_length=8,
                    ),
                ),
                (
                    "charge",
                    models.SmallIntegerField(help_text="Charge when the kind last changed; friend ≥ 15, enemy ≤ −10."),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("since", models.DateTimeField()),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bonds", to="characters.character"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bonds_towards",
                        to="characters.character",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("holder", "target"), name="characters_bond_once"),
                    models.CheckConstraint(
                        condition=models.Q(("holder", models.F("target")), _negated=True),
                        name="characters_bond_needs_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commentator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(choices=[("craft", "Craft"), ("colour", "Colour")], max_length=6)),
                ("view", models.CharField(max_length=200)),
                ("grudge", models.CharField(max_length=200)),
                ("joke", models.CharField(max_length=200)),
                ("lines", models.TextField()),
                (
                    "character",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commentator",
                        to="characters.character",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_collation="C", max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(choices=[("team", "Team"), ("stable", "Stable")], max_length=8)),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="world.timeline"
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leads",
                        to="characters.character",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Injury",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="injuries", to="characters.character"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["character", "until"], name="characters_injury_until")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("began_at"))), name="characters_injury_lasts"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wound", models.CharField(help_text="What happened to them.", max_length=300)),
                ("lie", models.CharField(help_text="What they tell themselves, in their own words.", max_length=200)),
                ("habits", models.JSONField(default=list, help_text="Five habits of speech.")),
                ("never", models.CharField(help_text="A word that they never say.", max_length=30)),
                (
                    "entrance",
                    models.CharField(help_text="How they come to the ring, with {by} for who comes.", max_length=200),
                ),
                ("finisher_story", models.CharField(help_text="Where the finisher comes from.", max_length=300)),
                ("speech", models.TextField()),
                (
                    "character",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lead", to="characters.character"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="The order the universe file names them in."),
                ),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="characters.character",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="characters.group"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("group", "character"), name="characters_member_once")],
            },
        ),
        migrations.AddField(
            model_name="group",
            name="members",
            field=models.ManyToManyField(
                related_name="groups", through="characters.Membership", to="characters.character"
            ),
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "was",
                    models.CharField(
                        choices=[("face", "Face"), ("heel", "Heel"), ("tweener", "Tweener")], max_length=8
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[("face", "Face"), ("heel", "Heel"), ("tweener", "Tweener")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="characters.character"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("was", models.F("became")), _negated=True),
                        name="characters_turn_changes_something",
                    )
                ],
            },
        ),
    ]
