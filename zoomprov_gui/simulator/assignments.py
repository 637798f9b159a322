"""What changes in Okta itself when somebody is assigned, unassigned, moved or switched off."""

from typing import Any

from zoomprov_gui.simulator.eventlog import SYSTEM, app_instance, app_user, person
from zoomprov_gui.simulator.records import App, AppGroup, AppUser, Group, OktaUser
from zoomprov_gui.simulator.refusals import refuse_okta
from zoomprov_gui.simulator.sources import behaviour, declare
from zoomprov_gui.simulator.state import State
from zoomprov_gui.simulator.sync import assigned, changed, removed

GROUP_HOLDS = (
    "The application cannot be unassigned from the user while their group memberships grant them "
    "access"
)
Actor = tuple[str, str, str, str]

declare("assignments.readd_after_activate", "guess", "group assignments return with the person")


def profile_of(user: OktaUser) -> dict[str, Any]:
    """Return the app profile that Okta's mappings fill from a person's own profile."""
    profile: dict[str, Any] = {
        "email": user.email,
        "givenName": user.first,
        "familyName": user.last,
        "department": user.department,
        "title": user.title,
    }
    if "userType" in user.extra:
        profile["userType"] = user.extra["userType"]
    return profile


def granting_groups(world: State, app: App, user_id: str) -> list[Group]:
    """Return the assigned groups that a person belongs to, by priority."""
    wanted = sorted(app.groups.values(), key=lambda link: link.priority)
    groups = [world.okta.groups[link.group_id] for link in wanted]
    return [group for group in groups if world.in_group(group, user_id)]


def _targets(app: App, link: AppUser, user: OktaUser) -> list[Actor]:
    return [app_user(user.id, link.user_name, user.name), app_instance(app), person(user)]


@behaviour("facts/okta.md §3", "POST app user: STAGED until pushed, ACTIVE without provisioning")
def assign(
    world: State, app: App, user: OktaUser, *, direct: bool, actor: Actor, profile: Any = None
) -> AppUser:
    """Assign a person to an app, directly or through a group."""
    at = world.now()
    link = AppUser(
        user_id=user.id,
        user_name=user.login,
        created=at,
        scope="USER" if direct else "GROUP",
        direct=direct,
        profile=profile_of(user) | (profile or {}),
        last_updated=at,
        status_changed=at,
    )
    world.okta.assigned[app.id].add(link)
    world.log.write(
        at,
        "application.user_membership.add",
        _targets(app, link, user),
        actor=actor,
        debug={"appname": app.name},
    )
    if app.name == "zoomus":
        assigned(world, app, link, user)
    return link


@behaviour("facts/okta.md §3", "E0000046 for a group's assignment; T6: a direct one leaves it")
def unassign(world: State, app: App, user_id: str, *, actor: Actor) -> None:
    """Take a person's own assignment away; raises Refusal where groups grant it."""
    link = world.okta.assigned[app.id].edit(user_id)
    groups = granting_groups(world, app, user_id)
    if link.scope == "GROUP" and groups:
        raise refuse_okta(403, "E0000046", causes=[GROUP_HOLDS])
    if groups:
        link.scope, link.direct, link.last_updated = "GROUP", False, world.now()
        return
    drop(world, app, link, actor=actor)


def drop(world: State, app: App, link: AppUser, *, actor: Actor) -> None:
    """Remove an assignment and have Okta tell Zoom."""
    user = world.okta_user(link.user_id)
    world.okta.assigned[app.id].remove(link.user_id)
    if user is None:
        return
    world.log.write(
        world.now(),
        "application.user_membership.remove",
        _targets(app, link, user),
        actor=actor,
        debug={"appname": app.name},
    )
    if app.name == "zoomus":
        removed(world, app, link, user)


@behaviour("facts/okta.md §3", "group assignments follow membership")
def follow_groups(world: State, user: OktaUser, *, actor: Actor = SYSTEM) -> None:
    """Bring a person's assignments in line with the groups they belong to."""
    for app in world.okta.apps.values():
        if app.id not in world.okta.assigned:
            continue
        roster = world.okta.assigned[app.id]
        link = roster.get(user.id)
        granted = bool(granting_groups(world, app, user.id)) and user.status != "DEPROVISIONED"
        if granted and link is None:
            assign(world, app, user, direct=False, actor=actor)
        elif link is not None and link.scope == "GROUP" and not granted:
            drop(world, app, roster.edit(user.id), actor=actor)


@behaviour("facts/okta.md §4", "PUT and DELETE of a group member are safe to repeat")
def set_member(world: State, group: Group, user: OktaUser, *, inside: bool, actor: Actor) -> None:
    """Put a person into a group or take them out."""
    if world.in_group(group, user.id) == inside:
        return
    if inside:
        group.members.add(user.id)
        group.gone.discard(user.id)
    else:
        group.members.discard(user.id)
        group.gone.add(user.id)
    group.membership_updated = world.now()
    verb = "add" if inside else "remove"
    target = ("UserGroup", group.id, "unknown", group.name)
    world.log.write(
        world.now(), f"group.user_membership.{verb}", [person(user), target], actor=actor
    )
    follow_groups(world, user)


@behaviour("facts/okta.md §3", "PUT app group answers the same when repeated")
def assign_group(world: State, app: App, group: Group, *, actor: Actor) -> AppGroup:
    """Assign a group to an app; its present members follow."""
    known = app.groups.get(group.id)
    if known is not None:
        return known
    link = AppGroup(group.id, len(app.groups), world.now())
    app.groups[group.id] = link
    target = ("UserGroup", group.id, "unknown", group.name)
    world.log.write(
        world.now(), "group.application_assignment.add", [app_instance(app), target], actor=actor
    )
    _members_follow(world, group)
    return link


@behaviour("guess", "members with another assignment keep it (facts/okta.md §3: NV)")
def unassign_group(world: State, app: App, group: Group, *, actor: Actor) -> None:
    """Take an app away from a group; members whom nothing else grants it lose it."""
    del app.groups[group.id]
    target = ("UserGroup", group.id, "unknown", group.name)
    world.log.write(
        world.now(), "group.application_assignment.remove", [app_instance(app), target], actor=actor
    )
    _members_follow(world, group)


def _members_follow(world: State, group: Group) -> None:
    for user in list(world.okta.users.every("live")):
        if world.in_group(group, user.id):
            follow_groups(world, user)


@behaviour("facts/okta.md §4", "deactivate removes all assignments; groups are kept")
def deactivate_person(world: State, user_id: str, *, actor: Actor) -> None:
    """Deactivate a person in Okta."""
    user = _with_status(world, user_id, "DEPROVISIONED")
    world.log.write(world.now(), "user.lifecycle.deactivate", [person(user)], actor=actor)
    for app in world.okta.apps.values():
        roster = world.okta.assigned.get(app.id)
        if roster is not None and roster.get(user_id) is not None:
            drop(world, app, roster.edit(user_id), actor=actor)


@behaviour("facts/okta.md §4", "suspend keeps assignments, and nothing is sent")
def set_status(world: State, user_id: str, status: str, event: str, *, actor: Actor) -> None:
    """Suspend, unsuspend or activate a person."""
    was = world.okta.users.edit(user_id).status
    user = _with_status(world, user_id, status)
    world.log.write(world.now(), event, [person(user)], actor=actor)
    if was == "DEPROVISIONED":
        follow_groups(world, user)


def _with_status(world: State, user_id: str, status: str) -> OktaUser:
    user = world.okta.users.edit(user_id)
    user.status = status
    user.status_changed = user.last_updated = world.now()
    return user


@behaviour("facts/okta.md §9 #11", "a changed login does not change the app user's name in Zoom")
def edit_person(world: State, user_id: str, profile: dict[str, Any], *, actor: Actor) -> OktaUser:
    """Change some of a person's profile; Okta maps and pushes what it may."""
    user = world.okta.users.edit(user_id)
    names = {"firstName": "first", "lastName": "last", "login": "login", "email": "email"}
    names |= {"department": "department", "title": "title"}
    for key, value in profile.items():
        if key in names:
            setattr(user, names[key], value)
        else:
            user.extra[key] = value
    user.last_updated = world.now()
    world.okta.users.readdress(user)
    world.log.write(world.now(), "user.account.update_profile", [person(user)], actor=actor)
    for app in world.okta.apps.values():
        roster = world.okta.assigned.get(app.id)
        if roster is not None and roster.get(user_id) is not None:
            link = roster.edit(user_id)
            link.profile |= profile_of(user)
            link.user_name = user.login
            link.last_updated = world.now()
            roster.readdress(link)
            changed(world, app, link, user)
    return user
