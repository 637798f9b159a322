"""Every call of Okta's that the simulator knows."""

from zoomprov_gui.simulator import (
    okta_apps,
    okta_authorize,
    okta_groups,
    okta_log,
    okta_oauth,
    okta_org,
    okta_provisioning,
    okta_schemas,
    okta_users,
)
from zoomprov_gui.simulator.okta_calls import okta

# Importing a module registers its calls.
MODULES = (
    okta_apps,
    okta_authorize,
    okta_groups,
    okta_log,
    okta_oauth,
    okta_org,
    okta_provisioning,
    okta_schemas,
    okta_users,
)

__all__ = ["MODULES", "okta"]
