"""Okta: proofs that whoever brings a token holds its key (DPoP, RFC 9449)."""

from typing import Any

from zoomprov_gui.simulator.oauth_parts import refuse
from zoomprov_gui.simulator.serving import Call
from zoomprov_gui.simulator.signatures import SKEW, digest, is_signed_by, parts, thumbprint
from zoomprov_gui.simulator.sources import declare

PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "k"})

declare("dpop.token", "facts/okta.md §6", "no proof, then a nonce, then 200 with token_type DPoP")
declare("dpop.api", "facts/okta.md §6", "htm, htu without query, iat, jti, ath; no nonce needed")
declare("dpop.wrong", "guess", "a wrong proof at the token endpoint is invalid_dpop_proof too")


def bound_key(call: Call) -> str:
    """Return the thumbprint of the key that a token request proves; raises Refusal."""
    proof = call.headers.get("dpop")
    if proof is None:
        raise refuse("invalid_dpop_proof", "The DPoP proof JWT header is missing.")
    key = _key(call, proof)
    if key is None:
        raise refuse("invalid_dpop_proof", "The DPoP proof JWT is invalid.")
    nonce = call.world.secret[:16]
    if parts(proof)[1].get("nonce") != nonce:
        text = "Authorization server requires nonce in DPoP proof."
        raise refuse("use_dpop_nonce", text, dpop_nonce=nonce)
    return thumbprint(key)


def proves(call: Call, token: str, key: str) -> bool:
    """Tell whether an API call carries a fresh proof for its token, made with the token's key."""
    proof = call.headers.get("dpop", "")
    public = _key(call, proof)
    bound = public is not None and thumbprint(public) == key
    return bound and parts(proof)[1].get("ath") == digest(token)


def _key(call: Call, proof: str) -> dict[str, Any] | None:
    """Return the public key in a proof that fits the call and was not seen before."""
    header, claims = parts(proof)
    key = header.get("jwk")
    if header.get("typ") != "dpop+jwt" or not isinstance(key, dict) or PRIVATE & set(key):
        return None
    if not is_signed_by(proof, [key]):
        return None
    fits = claims.get("htm") == call.method and claims.get("htu") == f"{call.base}{call.path}"
    at, once = claims.get("iat"), claims.get("jti")
    if not fits or not isinstance(at, int) or abs(at - call.now) > SKEW or not once:
        return None
    if once in call.world.okta.proofs:
        return None
    call.world.okta.proofs.add(str(once))
    return dict(key)
