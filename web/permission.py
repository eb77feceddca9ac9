"""Who may do something: by role, by the bodies that a link opens, by what a token allows."""

from dataclasses import dataclass, replace

from web.visitor import (
    ADMINISTRATOR,
    LEADER,
    PROGRAMME_TEAM,
    READER,
    REVIEWER,
    Visitor,
)  # fmt: skip


@dataclass(frozen=True)
class Permission:
    """Who may use a route.

    `strangers`: anybody at all. `roles`: these, when signed in. `body`: the part of the address
    that names a body; a session that opens only certain bodies may use the route for those.
    `any_session`: such a session may use it as well. `scope`: what a program's token must allow;
    a route without one is for people in a browser.
    """

    strangers: bool = False
    roles: frozenset[str] = frozenset()
    body: str = ""
    any_session: bool = False
    scope: str = ""


STRANGERS = Permission(strangers=True)
# Readers, reviewers and administrators see what is published: nobody's ties, wishes or pairings.
SIGNED_IN = Permission(roles=frozenset({PROGRAMME_TEAM, LEADER, REVIEWER, READER, ADMINISTRATOR}))
COLLEAGUES = Permission(roles=frozenset({PROGRAMME_TEAM, LEADER}))
TEAM = Permission(roles=frozenset({PROGRAMME_TEAM}))
# Apart from TEAM, though it is the same people today: who may see totals of what people say of
# themselves is a question of its own, and must not follow when the team's tasks are shared out.
DECLARATIONS = Permission(roles=frozenset({PROGRAMME_TEAM}))
# Who lets people in need not be who sees what is held about them.
ACCOUNTS = Permission(roles=frozenset({PROGRAMME_TEAM, ADMINISTRATOR}))
A_BODY = Permission(roles=SIGNED_IN.roles, body="body_id")
REVIEW_A_BODY = Permission(roles=frozenset({PROGRAMME_TEAM, REVIEWER}), body="body_id")
ANY_SESSION = Permission(roles=SIGNED_IN.roles, any_session=True)


def by_program(permission: Permission, scope: str) -> Permission:
    """The same people, by a program of theirs whose token has a scope."""
    return replace(permission, scope=scope)


def is_allowed(permission: Permission, who: Visitor, view_args: dict[str, object]) -> bool:
    """Whether a signed-in visitor may use a route with these parts of its address."""
    if permission.strangers:
        return True
    if who.role not in permission.roles:
        return False
    if who.scopes is not None and permission.scope not in who.scopes:
        return False
    if not who.body_ids or permission.any_session:
        return True
    return bool(permission.body) and view_args.get(permission.body) in who.body_ids
