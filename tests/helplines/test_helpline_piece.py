from django.template import Context, Template
from django.test import RequestFactory

TWICE = "{% load helplines %}{% helplines_piece limit=2 %}{% helplines_piece limit=1 need='carers' %}"


def test_several_pieces_on_a_page_cost_one_query(line, django_assert_num_queries):
    line("Evening Line")
    line("Carers’ Table", need="carers")
    with django_assert_num_queries(1):
        drawn = Template(TWICE).render(Context({"request": RequestFactory().get("/")}))
    assert drawn.count("Carers’ Table") == 2


def test_two_cards_have_two_ids(line):
    drawn = Template(TWICE).render(Context({"request": RequestFactory().get("/")}))
    assert 'id="help-1"' in drawn and 'id="help-2"' in drawn


def test_a_text_line_opens_the_message_and_names_the_word(line):
    line("Willow Desk", method="text", dial="07700900177", display="07700 900 177", text_word="WILLOW")
    drawn = Template(TWICE).render(Context({"request": RequestFactory().get("/")}))
    assert 'href="sms:07700900177?body=WILLOW"' in drawn and "by text: send WILLOW" in drawn


def test_a_name_with_markup_is_escaped(line):
    line("<script>alert(1)</script>")
    drawn = Template(TWICE).render(Context({"request": RequestFactory().get("/")}))
    assert "<script>" not in drawn
