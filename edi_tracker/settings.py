"""One file of settings. What differs between installations is read in `env.py` from the environment."""

from django.utils.csp import CSP

from edi_tracker.env import BASE_DIR, VAR_DIR, database, env, mailers, secret_key, site_url

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key(debug=DEBUG)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=not DEBUG)
SITE_URL = site_url(
    env.str("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else ""),
    origins=CSRF_TRUSTED_ORIGINS,
    hosts=ALLOWED_HOSTS,
    https=HTTPS,
)

PRODUCT_NAME = "EDI Tracker"
ORGANISATION_NAME = env.str("ORGANISATION_NAME", default="Our council")
BRAND_COLOUR = env.str("BRAND_COLOUR", default="#1f4f46")
BRAND_TEXT_COLOUR = env.str("BRAND_TEXT_COLOUR", default="#ffffff")

# Counts of people below these are hidden from whoever reads; HR, who bring the figures, see them as they are.
SMALL_NUMBERS = {
    "committee": env.int("SMALL_NUMBERS_COMMITTEE", default=5),
    "public": env.int("SMALL_NUMBERS_PUBLIC", default=10),
}

# Under which terms others may use what is published.
LICENCE_NAME = env.str("LICENCE_NAME", default="Open Government Licence v3.0")
LICENCE_URL = env.str(
    "LICENCE_URL", default="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)

# Whom to write to or ring for another format, and within how many working days an answer comes.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
CONTACT_PHONE = env.str("CONTACT_PHONE", default="")
CONTACT_DAYS = env.int("CONTACT_DAYS", default=10)

# The accessibility statement. Until an organisation has had its installation tested, it says what was shown.
ACCESSIBILITY = {
    "compliance": env.str("ACCESSIBILITY_COMPLIANCE", default="partially"),
    "site": env.str("ACCESSIBILITY_SITE", default=f"the website of {PRODUCT_NAME}"),
    "prepared_on": env.str("ACCESSIBILITY_PREPARED_ON", default="2026-11-29"),
    "reviewed_on": env.str("ACCESSIBILITY_REVIEWED_ON", default=""),
    "tested_by": env.str(
        "ACCESSIBILITY_TESTED_BY",
        default="Each page was tested with axe in a browser, wide and on a phone, by those who make the program.",
    ),
    "faults": env.list("ACCESSIBILITY_FAULTS", default=[]),
    "northern_ireland": env.bool("NORTHERN_IRELAND", default=False),
}

# Sites that may show the summary of a strategy in a frame, such as https://www.example.gov.uk.
EMBED_ORIGINS = env.list("EMBED_ORIGINS", default=[])

# A file of figures that HR brought in is kept for so long; what was saved of it stays.
FIGURES_KEPT_MONTHS = env.int("FIGURES_KEPT_MONTHS", default=24)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "django_filters",
    "simple_history",
    "django_tasks_db",
    "edi_tracker",
    "accounts",
    "plans",
    "measures",
    "objectives",
    "reporting",
    "imports",
    "public",
]

MIDDLEWARE = [
    # What every answer carries stands first, so that redirects, errors and static files carry it too.
    "edi_tracker.middleware.response_headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "edi_tracker.middleware.session_limits",
]

ROOT_URLCONF = "edi_tracker.urls"
WSGI_APPLICATION = "edi_tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "edi_tracker.context.site",
            ],
            "builtins": ["edi_tracker.templatetags.components"],
        },
    }
]
FORM_RENDERER = "edi_tracker.forms.Renderer"

DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # The limits on sign-in live here: with the usual 300 entries a guesser could push the own ones out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Drawn parts of papers, so that an edit has only its own part drawn again: 50 to 150 KB each.
    "papers": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "paper_parts",
        "TIMEOUT": 30 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Uploads are read while they stream in and never written to disk; 10 MB is the limit of safety.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
FILE_UPLOAD_HANDLERS = ["foundation.uploads.LimitedMemoryUpload"]

# --- people ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SingleSignOnAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = PRODUCT_NAME
ACCOUNT_FORMS = {
    "login": "edi_tracker.sign_in_forms.LoginForm",
    "change_password": "edi_tracker.sign_in_forms.ChangePasswordForm",
    "reset_password": "edi_tracker.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "edi_tracker.sign_in_forms.ResetPasswordKeyForm",
    "reauthenticate": "edi_tracker.sign_in_forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "edi_tracker.sign_in_forms.AuthenticateForm",
    "reauthenticate": "edi_tracker.sign_in_forms.ReauthenticateCodeForm",
    "activate_totp": "edi_tracker.sign_in_forms.ActivateTOTPForm",
}

# --- mail -----------------------------------------------------------------------------------------------
MAILERS = mailers(env.str("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="edi-tracker@localhost")
# Where mail that came back lies, such as imaps://user:password@mail.example.org/INBOX; empty: it is not fetched.
BOUNCES_URL = env.str("BOUNCES_URL", default="")

# --- safety ---------------------------------------------------------------------------------------------
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
}
SECURE_SSL_REDIRECT = HTTPS and env.bool("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "edi_tracker.sessions"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ABSOLUTE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

# --- logs -----------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "edi_tracker.logs.JsonFormatter"},
        "line": {"class": "edi_tracker.logs.LineFormatter", "format": "%(levelname)s %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line" if DEBUG else "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "INFO"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
    },
}
