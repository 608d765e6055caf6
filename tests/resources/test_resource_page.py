from community.helplines.models import Helpline
from community.themes.models import Theme

BODY = [
    ("steps", {"steps": [{"title": "Turn one light on", "text": "<p>A lamp will do.</p>"}]}),
    ("heading", "If it doesn’t ease"),
    ("text", "<p>Some nights need another person.</p>"),
    ("notice", {"tone": "kind", "heading": "You can stop", "text": "<p>At any time.</p>"}),
    ("helplines", {"heading": "For carers", "need": "carers", "limit": 1}),
    ("quote", {"words": "Three people sat with me.", "who": "Plain Sparrow", "permission": "Shared with permission."}),
]


def drawn(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_every_block_is_drawn(client, resource):
    Helpline.objects.create(country="GB", name="Carers’ Table", need="carers", dial="08081570260", always_open=True)
    html = drawn(client, resource(body=BODY, sources=[("source", {"text": "Harrow Lane Press, 2023", "link": ""})]))
    for words in (
        "Turn one light on",
        "A lamp will do.",
        "If it doesn’t ease",
        "Some nights need another person.",
        "You can stop",
        "For carers",
        "Carers’ Table",
        "Three people sat with me.",
        "Harrow Lane Press, 2023",
    ):
        assert words in html


def test_the_margin_says_who_reviewed_it_and_when(client, resource):
    html = drawn(client, resource())
    assert "Ines, counsellor" in html and "Verified professional" in html and "3 October 2026" in html


def test_a_page_nobody_reviewed_says_so(client, resource):
    html = drawn(client, resource(reviewed_by="", reviewer_role="", last_reviewed=None, next_review_due=None))
    assert "Not yet" in html and "Verified professional" not in html


def test_it_says_that_it_is_general(client, resource):
    assert "This page is general. It can’t know you, and it isn’t medical advice." in drawn(client, resource())


def test_reading_time_follows_the_words(resource):
    assert resource().minutes == 1
    assert resource("A long read", body=[("text", "<p>" + "word " * 900 + "</p>")]).minutes == 5


def test_it_leads_to_its_theme(client, resource):
    page = resource()
    page.themes.add(Theme.objects.get(slug="nights"))
    page.save_revision().publish()
    assert '<a href="/resources/?theme=nights">Nights</a>' in drawn(client, page)


def test_the_title_in_the_browser_names_no_subject(client, resource):
    html = drawn(client, resource())
    assert "Getting through a hard night" not in html.partition("<title>")[2].partition("</title>")[0]


def test_search_engines_may_list_resources_and_nothing_else(client, resource):
    assert "X-Robots-Tag" not in client.get(resource().url)
    assert "X-Robots-Tag" not in client.get("/resources/")
    assert client.get("/privacy/")["X-Robots-Tag"] == "noindex"


def test_markup_in_plain_fields_is_escaped(client, resource):
    html = drawn(
        client, resource("<script>alert(1)</script>", slug="odd", body=[("heading", "<script>alert(2)</script>")])
    )
    assert "<script>alert" not in html
