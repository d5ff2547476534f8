# uses signing_key


def verifying_key() -> str:
    return signing_key()
