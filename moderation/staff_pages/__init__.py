"""Pages of the Wagtail admin for those who moderate."""
