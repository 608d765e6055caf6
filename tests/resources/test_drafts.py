from django.urls import reverse


def test_a_draft_is_not_served_to_a_visitor(client, resource):
    draft = resource(live=False)
    assert client.get("/resources/getting-through-a-hard-night/").status_code == 404
    assert draft.title not in client.get("/resources/").content.decode()


def test_an_editor_can_preview_it(client, resource, editor):
    draft = resource(live=False)
    client.force_login(editor)
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert response.status_code == 200 and draft.title in response.content.decode()


def test_a_member_cannot_preview_it(client, resource, ana):
    draft = resource(live=False)
    client.force_login(ana)
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert response.status_code in (302, 403)
