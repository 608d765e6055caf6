from django.urls import path

from . import post_views, views

urlpatterns = [
    path("boards/", views.boards, name="boards"),
    path("boards/<slug:slug>/", views.board, name="board"),
    path("b/<number:board_pk>/new/", views.new_topic, name="new_topic"),
    path("t/<number:pk>/", views.topic, name="topic"),
    path("t/<number:pk>/reply/", views.reply, name="reply"),
    path("t/<number:pk>/changes/", views.changes, name="topic_changes"),
    path("p/<number:pk>/", post_views.permalink, name="post"),
    path("p/<number:pk>/edit/", post_views.edit, name="edit_post"),
    path("p/<number:pk>/withdraw/", post_views.withdraw, name="withdraw_post"),
    path("p/<number:pk>/mask/", post_views.mask, name="mask_post"),
    path("p/<number:pk>/apart/", post_views.keep_apart, name="keep_apart"),
    path("preview/", views.preview, name="preview"),
]
