import pytest
from django.core.exceptions import ValidationError
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from community.resources.blocks import PictureBlock


@pytest.fixture
def image(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return get_image_model().objects.create(title="lamp", file=get_test_image_file())


@pytest.mark.parametrize("alt", ["", "   "])
def test_a_picture_without_words_is_refused(image, alt):
    block = PictureBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"image": image.pk, "alt": alt, "caption": ""}))


def test_a_picture_with_words_is_drawn_with_them(client, resource, image):
    page = resource(body=[("picture", {"image": image, "alt": "A lamp by a window", "caption": ""})])
    assert 'alt="A lamp by a window"' in client.get(page.url).content.decode()
