"""The web service: pages over a store. Knows no database and no spreadsheet."""

from datetime import timedelta

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from graph_service.store import Store
from web import (
    access,
    compression,
    errors,
    held,
    layout,
    missing_menu,
    security,
    static_files,
    templating,
    visitor,
)
from web.api import routes
from web.pages import BLUEPRINTS
from web.settings import Settings

__all__ = ["Settings", "create_app"]


def create_app(store: Store, settings: Settings) -> Flask:
    """The web service over a store.

    Raises:
        LookupError: a route does not say who may use it.
    """
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        # A browser takes a cookie of this name over HTTPS from this host alone.
        SESSION_COOKIE_NAME=f"{'__Host-' if settings.secure_cookies else ''}leadership_map",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=visitor.SESSION_HOURS),
        PUBLIC_URL=settings.url,
        WTF_CSRF_TIME_LIMIT=None,  # a form is good for as long as its session
    )
    app.session_interface = visitor.Sessions()
    held.hold(app, store, settings.mail, settings.provider)
    templating.prepare(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(routes.api)
    security.secure(app)
    compression.pack(app)
    static_files.keep_for_good(app)
    # Who may ask comes first: what a stranger sends is not even read.
    access.guard(app)
    # A program's token is in no cookie: no other site can make a browser send it.
    CSRFProtect(app).exempt(routes.api)
    layout.frame(app)
    missing_menu.offer(app)
    errors.handle(app)
    return app
