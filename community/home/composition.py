"""What the front page brings together from the other parts of the site."""

from community.resources.queries import worth_reading
from forums.queries import boards_for, latest_public_topics
from groups.queries import next_sessions

BOARDS_SHOWN = 6
TOPICS_SHOWN = 4
SESSIONS_SHOWN = 3
RESOURCES_SHOWN = 3


def front_page(request):
    """Everything on the front page that staff do not write there, by the names its template uses."""
    return {
        "sessions": next_sessions(SESSIONS_SHOWN, member=request.user),
        "boards": boards_for(request)[:BOARDS_SHOWN],
        "topics": latest_public_topics(TOPICS_SHOWN, request.user),
        "resources": worth_reading(RESOURCES_SHOWN),
    }
