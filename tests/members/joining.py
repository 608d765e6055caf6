"""What tests of joining share: a filled-in form, and what a community decided."""

from wagtail.models import Site

from community.members import queries
from community.members.forms.agreements import tick_name
from community.members.models import CommunitySettings

WAY = "/account/signup/?next=/boards/"
PASSWORD = "three odd words 7"


def decide(home, **choices):
    """Let staff have chosen `choices` under Settings; `home` is the fixture that makes the site."""
    return CommunitySettings.objects.update_or_create(site=Site.objects.get(root_page=home), defaults=choices)[0]


def fields(**changed):
    """A form that is filled in well, with a tick under the community's agreement if one is in force."""
    filled = {
        "username": "night-walker",
        "pseudonym": "Soft Lantern",
        "password1": PASSWORD,
        "age": "on",
        "website": "",
        "next": "/boards/",
    }
    current = queries.current_agreement()
    if current is not None:
        filled[tick_name(current)] = "on"
    return {**filled, **changed}


def sign_in(client, member):
    """Sign in by password, and give it once more where an e-mail asks for it."""
    client.post("/account/login/", {"login": member.username, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/")
    return client


def main_of(answer):
    """The words of the page between <main> and </main>, without the token that differs each time."""
    page = answer.content.decode()
    part = page[page.index("<main") : page.index("</main")]
    return "\n".join(line for line in part.splitlines() if "csrfmiddlewaretoken" not in line)
