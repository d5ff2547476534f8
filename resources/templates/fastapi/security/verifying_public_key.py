from cryptography.hazmat.primitives import serialization
# uses signing_key


def verifying_key() -> str:
    """The public half of the signing key."""
    key = serialization.load_pem_private_key(signing_key().encode(), password=None)
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
