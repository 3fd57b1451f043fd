"""Somebody who can sign in, in every user pool that has nobody yet: a person to look at the application with."""

import base64
import hmac
from dataclasses import dataclass

from ministack.core.responses import request_scope
from ministack.services import cognito

#: Of the names that nobody can own.
_EMAIL = "casey@example.org"


@dataclass(frozen=True)
class Person:
    """What they sign in with; `code` is the one of the moment."""

    pool: str
    email: str
    password: str
    code: str


class People:
    """Password and second factor come from the workspace's secret: they are the same after a restart, and nowhere else."""

    def __init__(self, secret: str):
        self._secret = secret

    def everybody(self) -> list[Person]:
        """The person of each pool that has sign-in pages."""
        found = []
        for (account, region, _), pool in list(cognito._user_pools._data.items()):
            if not (pool.get("Domain") or pool.get("CustomDomain")):
                continue
            with request_scope(account, region):
                person = self.of(pool)
            if person:
                found.append(person)
        return found

    def of(self, pool: dict) -> Person | None:
        """Makes the person where the pool is empty; None where it is not, and they are not in it."""
        password, second_factor = self._password(pool), self._second_factor(pool)
        if not pool["_users"]:
            self._make(pool, password, second_factor)
        user = next(
            (one for one in pool["_users"].values() if one.get("_totp_secret") == second_factor), None
        )
        if user is None:
            return None
        return Person(pool["Id"], _EMAIL, password, cognito._totp_code(second_factor))

    def _make(self, pool: dict, password: str, second_factor: str) -> None:
        attributes = [{"Name": "email", "Value": _EMAIL}, {"Name": "email_verified", "Value": "true"}]
        made = {
            "UserPoolId": pool["Id"],
            "Username": _EMAIL,
            "MessageAction": "SUPPRESS",
            "UserAttributes": attributes,
        }
        cognito._admin_create_user({**made, "TemporaryPassword": password})
        user, _ = cognito._resolve_user(pool, _EMAIL)
        if user is None:
            return
        user.update(
            UserStatus="CONFIRMED",
            _password=password,
            _totp_secret=second_factor,
            _mfa_enabled=["SOFTWARE_TOKEN_MFA"],
            _preferred_mfa="SOFTWARE_TOKEN_MFA",
        )

    def _password(self, pool: dict) -> str:
        return f"Casey-{self._proof('password', pool)[:12]}-7!"

    def _second_factor(self, pool: dict) -> str:
        return base64.b32encode(bytes.fromhex(self._proof("second factor", pool))[:20]).decode()

    def _proof(self, purpose: str, pool: dict) -> str:
        return hmac.new(self._secret.encode(), f"{purpose}\n{pool['Id']}".encode(), "sha256").hexdigest()
