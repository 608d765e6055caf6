"""A picture or document is no more open by its direct address than the pages it stands on."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from community.resources.models import ResourceIndexPage, ResourcePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def picture(title="Hills", collection=None):
    data = io.BytesIO()
    Pillow.new("RGB", (40, 30), "green").save(data, "PNG")
    data.seek(0)
    collection = collection or Collection.get_first_root_node()
    return get_image_model().objects.create(title=title, file=ImageFile(data, name="hills.png"), collection=collection)


def page_with(home, image=None, document=None, live=True):
    """A resource page that shows `image` or links to `document`."""
    body = []
    if image is not None:
        body.append(("picture", {"image": image, "alt": "Hills"}))
    if document is not None:
        words = f'<p><a linktype="document" id="{document.pk}">read</a></p>'
        body.append(("text", words))
    page = ResourcePage(title="A page", slug="a-page", summary="Short.", body=body, live=live)
    ResourceIndexPage.objects.descendant_of(home).first().add_child(instance=page)
    return page


def close(page, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(groups)


def address(image):
    return image.get_rendition("width-20").url


def test_a_picture_on_an_open_page_is_there_for_anybody(client, home):
    image = picture()
    page_with(home, image)
    answer = client.get(address(image))
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_picture_on_a_closed_page_is_there_for_its_group_alone(as_, home, closed_board, ben, outsider):
    image = picture()
    page = page_with(home, image)
    assert as_(outsider).get(address(image)).status_code == 200
    close(page, *ben.groups.filter(name="Tuesday circle"))
    assert as_(ben).get(address(image)).status_code == 200
    assert as_(outsider).get(address(image)).status_code == 404
    assert as_(None).get(address(image)).status_code == 404


def test_a_picture_that_stands_on_an_open_page_too_stays_open(as_, home, closed_board):
    image = picture()
    close(page_with(home, image))
    other = ResourcePage(title="Open", slug="open", summary="S.", body=[("picture", {"image": image, "alt": "Hills"})])
    assert as_(None).get(address(image)).status_code == 404
    ResourceIndexPage.objects.descendant_of(home).first().add_child(instance=other)
    assert as_(None).get(address(image)).status_code == 200


def test_the_picture_of_a_draft_is_there_for_staff_alone(as_, home, editor, ben):
    image = picture()
    page_with(home, image, live=False)
    assert as_(editor).get(address(image)).status_code == 200
    assert as_(ben).get(address(image)).status_code == 404


def test_a_closed_collection_closes_its_pictures_on_open_pages_too(as_, home, ben, outsider, closed_board):
    collection = Collection.get_first_root_node().add_child(name="Circle")
    image = picture(collection=collection)
    page_with(home, image)
    assert as_(outsider).get(address(image)).status_code == 200
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(ben.groups.filter(name="Tuesday circle"))
    assert as_(ben).get(address(image)).status_code == 200
    assert as_(outsider).get(address(image)).status_code == 404


def test_the_original_with_its_hidden_data_is_there_for_staff_alone(as_, home, editor, ben):
    image = picture()
    page_with(home, image)
    assert as_(ben).get(address(image)).status_code == 200
    assert as_(editor).get(image.file.url).status_code == 200
    assert as_(ben).get(image.file.url).status_code == 404


def document():
    return get_document_model().objects.create(title="Sheet", file=ContentFile(b"Words for the circle.", "sheet.txt"))


def test_a_document_obeys_its_pages_and_has_no_second_address(as_, home, ben, outsider, closed_board):
    sheet = document()
    page = page_with(home, document=sheet)
    assert b"".join(as_(outsider).get(sheet.url).streaming_content) == b"Words for the circle."
    close(page, *ben.groups.filter(name="Tuesday circle"))
    assert as_(ben).get(sheet.url).status_code == 200
    assert as_(outsider).get(sheet.url).status_code == 404
    for member in (ben, outsider, None):
        assert as_(member).get(sheet.file.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/media/../pyproject.toml", "/media/%2e%2e/x", "/media//etc/passwd", "/media/images/../x.png", "/media/a%00b"],
)
def test_a_path_that_leaves_the_folder_finds_nothing(client, home, path):
    assert client.get(path).status_code in (400, 404)


def test_a_proxy_that_sends_the_files_is_told_only_what_may_be_had(as_, home, settings):
    settings.MEDIA_ACCEL = "/protected-media/"
    image = picture()
    page = page_with(home, image)
    rendition = image.get_rendition("width-20")
    answer = as_(None).get(rendition.url)
    assert answer["X-Accel-Redirect"] == f"/protected-media/{rendition.file.name}" and answer.content == b""
    close(page)
    assert "X-Accel-Redirect" not in as_(None).get(rendition.url)


def test_a_password_alone_opens_no_draft_and_no_original(as_, home, editor, settings):
    image = picture()
    page_with(home, image, live=False)
    assert as_(editor).get(address(image)).status_code == 200
    settings.STAFF_SECOND_FACTOR = True
    assert as_(editor).get(address(image)).status_code == 404
    assert as_(editor).get(image.file.url).status_code == 404
