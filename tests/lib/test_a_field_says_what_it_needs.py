from django import forms
from django.template.loader import render_to_string


class _Form(forms.Form):
    name = forms.CharField(label="Name", help_text="Not your real one.")
    agree = forms.BooleanField(label="I agree")
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"class": "trap"}))


def _html(form):
    return render_to_string("pieces/_form.html", {"form": form, "submit": "Send"})


def test_a_field_is_tied_to_its_help_and_its_error():
    html = _html(_Form({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_links_to_each_field():
    html = _html(_Form({}))
    assert 'href="#id_name"' in html
    assert 'href="#id_agree"' in html


def test_a_fresh_form_complains_of_nothing():
    assert 'role="alert"' not in _html(_Form())


def test_a_trap_is_kept_from_people():
    assert '<div class="trap" aria-hidden="true">' in _html(_Form())
