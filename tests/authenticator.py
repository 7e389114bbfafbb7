"""A device with a passkey, in software: it answers what a site asks as WebAuthn has it, and no more."""

from __future__ import annotations

import hashlib
import json
import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, HELD = 0x01, 0x40
"""Flags: the person was there; a new key follows."""


class Authenticator:
    """One key for one site; `uses` counts what it signed."""

    def __init__(self, site: str = "http://testserver") -> None:
        self.site, self.uses = site, 0
        self.id = os.urandom(16)
        self.key = ec.generate_private_key(ec.SECP256R1())

    def made(self, options: str) -> str:
        """A new key, as the browser sends it."""
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        held = b"\0" * 16 + struct.pack(">H", len(self.id)) + self.id + public
        seen = self._seen(json.loads(options)["publicKey"]["rp"]["id"], PRESENT | HELD) + held
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": seen})
        return self._sent("webauthn.create", options, {"attestationObject": websafe_encode(attested)})

    def signed(self, options: str) -> str:
        """The answer to a question that the key knows, as the browser sends it."""
        self.uses += 1
        seen = self._seen(json.loads(options)["publicKey"]["rpId"], PRESENT)
        said = hashlib.sha256(self._said("webauthn.get", options)).digest()
        signature = websafe_encode(self.key.sign(seen + said, ec.ECDSA(SHA256())))
        answer = {"authenticatorData": websafe_encode(seen), "signature": signature}
        return self._sent("webauthn.get", options, answer)

    def _seen(self, rp_id: str, flags: int) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + struct.pack(">BI", flags, self.uses)

    def _said(self, kind: str, options: str) -> bytes:
        challenge = json.loads(options)["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.site}).encode()

    def _sent(self, kind: str, options: str, answer: dict[str, str]) -> str:
        response = {"clientDataJSON": websafe_encode(self._said(kind, options)), **answer}
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
