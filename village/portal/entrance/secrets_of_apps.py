"""The secret of an authenticator app is stored sealed: who reads the database cannot make codes with it."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    return _lock().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    return _lock().decrypt(sealed.encode()).decode()


def _lock() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"village.second-factor").derive(settings.SECRET_KEY.encode())
    return Fernet(urlsafe_b64encode(key))
