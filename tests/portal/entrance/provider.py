"""An organisation's own sign-in, as small as can be: it says who somebody is, over HTTP, as OpenID Connect wants it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import jwt


@dataclass
class Provider:
    """`says` is what its next token tells; `asked` is what was asked of it."""

    address: str = ""
    says: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    broken: bool = False

    def answer(self, path: str) -> dict[str, Any]:
        if path.startswith("/.well-known"):
            return {
                "issuer": self.address, "authorization_endpoint": f"{self.address}/come-in",
                "token_endpoint": f"{self.address}/token", "userinfo_endpoint": f"{self.address}/who",
                "jwks_uri": f"{self.address}/keys", "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }  # fmt: skip
        if path.startswith("/token"):
            told = {"iss": self.address, "aud": "village", "exp": int(time.time()) + 60, **self.says}
            token = jwt.encode(told, "only the way it came is trusted here", algorithm="HS256")
            return {"access_token": "one", "token_type": "Bearer", "id_token": token}
        return {"sub": self.says.get("sub", ""), "email": self.says.get("email", ""), "email_verified": True}


@contextmanager
def provider_at_work() -> Iterator[Provider]:
    provider = Provider()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the library names it so
            provider.asked.append(self.path)
            body = json.dumps(provider.answer(self.path)).encode()
            self.send_response(500 if provider.broken else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:  # noqa: N802
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *_words: Any) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
