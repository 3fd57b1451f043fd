"""Tokens of user pools with a signature that anybody can check.

The emulator signs with a package that it does not install, and without it puts chance in the place of a signature. RSA with
PKCS #1 v1.5 (RFC 8017) takes a power and some padding.
"""

import base64
import hashlib
import json
import os
import pathlib
import secrets
import threading
from dataclasses import dataclass

from ministack.services import cognito

_BITS = 2048
_EXPONENT = 65537
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
_SMALL_PRIMES = [n for n in range(3, 2000, 2) if all(n % d for d in range(3, int(n**0.5) + 1, 2))]
_ROUNDS = 40


@dataclass(frozen=True)
class Key:
    modulus: int
    private_exponent: int

    @property
    def name(self) -> str:
        return hashlib.sha256(_bytes(self.modulus)).hexdigest()[:32]

    @property
    def public(self) -> dict[str, str]:
        """As https://datatracker.ietf.org/doc/html/rfc7517 has it."""
        numbers = {"n": _text(_bytes(self.modulus)), "e": _text(_bytes(_EXPONENT))}
        return {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.name, **numbers}

    def sign(self, text: bytes) -> bytes:
        size = _BITS // 8
        padded = int.from_bytes(_padded(text), "big")
        return pow(padded, self.private_exponent, self.modulus).to_bytes(size, "big")

    def signed(self, text: bytes, signature: bytes) -> bool:
        opened = pow(int.from_bytes(signature, "big"), _EXPONENT, self.modulus).to_bytes(_BITS // 8, "big")
        return secrets.compare_digest(opened, _padded(text))


class Keys:
    """One for all pools of a workspace, kept in `file`; made when it is asked for, which takes about a second."""

    def __init__(self, file: pathlib.Path):
        self._file = file
        self._lock = threading.Lock()
        self._key: Key | None = None

    @property
    def key(self) -> Key:
        with self._lock:
            if self._key is None:
                self._key = self._read() or self._made()
            return self._key

    def apply(self) -> None:
        cognito._signed_jwt = self._token
        cognito.well_known_jwks = lambda pool: (
            200,
            {"Content-Type": "application/json"},
            json.dumps({"keys": [self.key.public]}).encode(),
        )
        cognito._signature_valid = self._is_valid
        # It checks signatures where it believes that there are some.
        cognito._RSA_PRIVATE_KEY = self
        cognito._pool_signing_key = lambda *_: (None, None)

    def _token(self, claims: dict, *_: object) -> str:
        header = {"alg": "RS256", "kid": self.key.name}
        text = ".".join(_text(json.dumps(part).encode()) for part in (header, claims))
        return f"{text}.{_text(self.key.sign(text.encode()))}"

    def _is_valid(self, token: str) -> bool:
        text, _, signature = token.rpartition(".")
        try:
            given = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
        except ValueError:
            return False
        return len(given) == _BITS // 8 and self.key.signed(text.encode(), given)

    def _read(self) -> Key | None:
        try:
            kept = json.loads(self._file.read_text(encoding="ascii"))
            return Key(int(kept["modulus"], 16), int(kept["privateExponent"], 16))
        except (OSError, ValueError, KeyError):
            return None

    def _made(self) -> Key:
        first, second = _prime(_BITS // 2), _prime(_BITS // 2)
        key = Key(first * second, pow(_EXPONENT, -1, (first - 1) * (second - 1)))
        kept = {"modulus": f"{key.modulus:x}", "privateExponent": f"{key.private_exponent:x}"}
        partial = self._file.with_name(f"{self._file.name}.partial")
        partial.write_text(json.dumps(kept), encoding="ascii")
        partial.chmod(0o600)
        os.replace(partial, self._file)
        return key


def _prime(bits: int) -> int:
    """The two highest bits are set, so that a product of two has all bits."""
    while True:
        candidate = secrets.randbits(bits) | (0b11 << (bits - 2)) | 1
        sieved = all(candidate % small for small in _SMALL_PRIMES)
        if sieved and candidate % _EXPONENT != 1 and _is_prime(candidate):
            return candidate


def _is_prime(candidate: int) -> bool:
    """Miller and Rabin: each round lets a product pass with a chance of one in four at most."""
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(_ROUNDS):
        power = pow(secrets.randbelow(candidate - 3) + 2, odd, candidate)
        if power in (1, candidate - 1):
            continue
        for _ in range(twos - 1):
            power = pow(power, 2, candidate)
            if power == candidate - 1:
                break
        else:
            return False
    return True


def _padded(text: bytes) -> bytes:
    digest = _DIGEST_INFO + hashlib.sha256(text).digest()
    return b"\0\1" + b"\xff" * (_BITS // 8 - len(digest) - 3) + b"\0" + digest


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
