"""Builds the demo on an empty database and asks for every top page: `python -m tests.demo_answers`."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/demo.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "community.settings.dev"
        os.environ.pop("REDIS_URL", None)
        for _ in range(2):
            subprocess.run([sys.executable, "manage.py", "demo", "--no-serve"], cwd=ROOT, check=True)
        return ask()


def ask():
    import django

    django.setup()
    from django.test import Client

    from community.demo.people import ACCOUNTS

    failed = asked = 0
    for account in [None, *ACCOUNTS]:
        client = Client(HTTP_HOST="localhost")
        role = "visitor"
        if account:
            role = account["role"]
            signed_in = client.post("/account/login/", {"login": account["username"], "password": account["password"]})
            failed += report(role, "/account/login/", signed_in.status_code, 302)
        front = client.get("/").content.decode()
        paths = sorted({"/"} | set(re.findall(r'href="(/[a-z0-9/-]*)"', front)) - {"/exit/"})
        if role in ("moderator", "administrator"):
            paths += ["/admin/", "/admin/queue/"]
        for path in paths:
            asked += 1
            failed += report(role, path, client.get(path, follow=True).status_code, 200)
    print(f"{asked - failed} passed, {failed} failed")
    return failed == 0 and asked > 20


def report(role, path, status, wanted):
    if status != wanted:
        print(f"{role}: {path} answered {status}, not {wanted}")
    return status != wanted


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
