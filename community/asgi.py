"""The site as ASGI: Django for pages, the live rooms' sockets beside it. The composition root.

Run it with `uvicorn community.asgi:application --ws websockets-sansio --ws-max-size 32768`.
"""

import os
import re
import sys

from django.core.asgi import get_asgi_application
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.dev")
try:
    django_application = get_asgi_application()
except ImproperlyConfigured as wrong:
    # An operator needs the name of the variable, not a traceback.
    print(f"Settings: {wrong}", file=sys.stderr)
    sys.exit(1)

from groups.live import engine  # noqa: E402  (needs the apps loaded)
from groups.live.socket import room_socket  # noqa: E402

_ROOM = re.compile(r"/ws/sessions/(\d{1,18})/\Z")


async def application(scope, receive, send):
    if scope["type"] == "http":
        await django_application(scope, receive, send)
    elif scope["type"] == "websocket":
        await _socket(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _lifespan(receive, send)


async def _socket(scope, receive, send):
    found = _ROOM.match(scope["path"])
    if found is None:
        await receive()
        await send({"type": "websocket.close", "code": 4404})
        return
    await room_socket(scope, receive, send, int(found.group(1)))


async def _lifespan(receive, send):
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            engine.running()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await engine.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
