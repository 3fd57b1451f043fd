"""The names that people know, and the ones under which this machine serves them.

A site of a template has a name of the internet, which leads nowhere from here or to somebody else. Its page here has that name
with dashes for its dots: `app.example.org` is `app-example-org.<random>.localhost`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ministack.services import alb, cognito


@dataclass(frozen=True)
class Site:
    """What answers for a name: a load balancer, in whose account and region it is."""

    host: str
    account: str
    region: str
    load_balancer: dict
    port: int
    encrypted: bool

    @property
    def origin(self) -> str:
        usual = 443 if self.encrypted else 80
        return f"http{'s' if self.encrypted else ''}://{self.host}{'' if self.port == usual else f':{self.port}'}"


def label_of(host: str) -> str:
    """The first part of the name of a page, as DNS takes it: 63 characters at most."""
    return host.lower().replace(".", "-")[:63].strip("-")


class Addresses:
    """`here` gives the address on this machine of a page, by its label."""

    def __init__(self, here: Callable[[str], str]):
        self._here = here

    def site(self, label: str) -> Site | None:
        return next((site for site in sites() if label_of(site.host) == label), None)

    def here(self, host: str) -> str:
        return self._here(label_of(host))

    def translations(self) -> dict[str, str]:
        """Every origin of what is deployed, and where it is found here."""
        pairs = {site.origin: self.here(site.host) for site in sites()}
        pairs.update({f"https://{host}": self.here(host) for host in sign_in_hosts()})
        return pairs

    def localized(self, address: str) -> str:
        """Where on this machine an address of what is deployed leads; others stay."""
        for origin, here in self.translations().items():
            if address == origin or address.startswith((f"{origin}/", f"{origin}?")):
                return here + address.removeprefix(origin)
        return address


def sites() -> list[Site]:
    """By the names that rules of listeners ask for; a load balancer without such rules answers by its own name.

    A listener that only redirects has no page: whoever types http is sent to the one beside it.
    """
    found = []
    for (account, region, arn), listener in list(alb._listeners._data.items()):
        balancer = alb._lbs.get_scoped(account, region, listener["LoadBalancerArn"])
        if balancer is None:
            continue
        rules = [rule for rule in list(alb._rules._data.values()) if rule.get("ListenerArn") == arn]
        if _only_leads_on(listener, rules):
            continue
        names = {name for rule in rules for name in _names(rule)} or {balancer["DNSName"].lower()}
        encrypted = listener.get("Protocol") == "HTTPS"
        port = int(listener.get("Port") or (443 if encrypted else 80))
        found += [Site(name, account, region, balancer, port, encrypted) for name in sorted(names)]
    return found


def _only_leads_on(listener: dict, rules: list[dict]) -> bool:
    actions = [
        action
        for one in [listener.get("DefaultActions"), *(rule.get("Actions") for rule in rules)]
        for action in one or []
    ]
    return bool(actions) and all(action.get("Type") == "redirect" for action in actions)


def _names(rule: dict) -> list[str]:
    hosts = [one for one in rule.get("Conditions") or [] if one.get("Field") == "host-header"]
    values = [
        name
        for one in hosts
        for name in one.get("Values") or (one.get("HostHeaderConfig") or {}).get("Values") or []
    ]
    return [name.lower() for name in values if "*" not in name and "?" not in name]


def sign_in_hosts() -> dict[str, str]:
    """The names of the sign-in pages of user pools, and the pool of each."""
    found = {}
    for _, pool in cognito._all_pools():
        region = cognito._pool_region(pool["Id"])
        if pool.get("CustomDomain"):
            found[pool["CustomDomain"]] = pool["Id"]
        if pool.get("Domain"):
            found[f"{pool['Domain']}.auth.{region}.amazoncognito.com"] = pool["Id"]
    return found
