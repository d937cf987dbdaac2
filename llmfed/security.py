"""The settings that keep people safe from each other: cookies, headers, passwords, sizes, how often one may ask."""

from django.utils.csp import CSP

from llmfed.environment import flag
from llmfed.world.limits import Limit

# Behind TLS everything is stricter; on a loopback address it would only lock the newcomer out.
SECURE = flag("LLMFED_HTTPS")
# One proxy stands in front and says who asks and by which scheme; without one, nobody is believed about that.
PROXIES = 1 if flag("LLMFED_BEHIND_PROXY") else 0

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
# Pages ask a browser for none of these, so no script that got in may either.
PERMISSIONS_POLICY = ", ".join(
    f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb", "serial", "display-capture")
)

# The first hashes new passwords; those hashed by another are hashed anew when their owner signs in.
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2", "PBKDF2SHA1", "Scrypt")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# allauth limits sign-in, sign-up and what is done to passwords and addresses by itself, by the same address as we do.
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
# A code of an app holds for its half minute and no longer, for as long as it is remembered that it was used.
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "LLMFed"
MFA_TOTP_TOLERANCE = 0
MFA_FORMS = {"activate_totp": "llmfed.accounts.codes.ActivateForm"}
# Addresses are neither asked for nor confirmed here; whoever loses a factor is helped by codes and by an admin.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Bytes of a request's body, by what its path begins with; the longest that fits holds.
BODY_BYTES = {
    "/": 64 * 1024,
    "/desk/": 1024**2,
    "/admin/": 2 * 1024**2,
    "/admin/characters/character/import/": 10 * 1024**2,
}

# What writes or costs, by the name of its route: how often a minute, an account and an address.
LIMITS = {
    "fandom:vote": Limit(20, 200),
    "fandom:cheer": Limit(60, 600),
    "fandom:rate": Limit(30, 300),
    "fandom:corner": Limit(20, 200),
    "fandom:leave": Limit(20, 200),
    "federations:found_step": Limit(60, 300),
    "federations:import": Limit(10, 40),
    "federations:graduate": Limit(300, 1500, reads=True),
    "federations:order": Limit(30, 300),
    "federations:edit": Limit(60, 600),
    "mfa_authenticate": Limit(10, 60),
    "mfa_reauthenticate": Limit(10, 60),
    "mfa_activate_totp": Limit(10, 60),
    "admin:characters_character_import": Limit(10, 20),
    "admin:characters_character_process_import": Limit(10, 20),
    "catch_up": Limit(120, 1200, reads=True),
    "catch_up_to": Limit(120, 1200, reads=True),
    "federations:replay_frames": Limit(60, 300, reads=True),
    "federations:quick": Limit(20, 200),
    "federations:what_if": Limit(10, 60),
    "federations:what_if_stop": Limit(20, 120),
    "federations:exhibition": Limit(30, 150, reads=True),
    "federations:exhibition_frames": Limit(30, 150, reads=True),
    "federations:match_poster": Limit(120, 600, reads=True),
    "federations:show_poster": Limit(120, 600, reads=True),
    "characters:entrance": Limit(120, 600, reads=True),
    "socket": Limit(120, 1200, reads=True),
}
