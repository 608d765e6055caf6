"""Numbers in addresses."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class Number(IntConverter):
    """`<number:pk>`: as many digits as any row's number can have; a longer one is no address and never an error."""

    regex = "[0-9]{1,18}"


def register():
    register_converter(Number, "number")
