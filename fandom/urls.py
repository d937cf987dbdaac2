"""Addresses of what fans do."""

from django.urls import path

from fandom import corner_views, house_views, rating_views, views

app_name = "fandom"
urlpatterns = [
    path("polls/<int:pk>/", views.poll, name="poll"),
    path("polls/<int:pk>/votes/", views.vote, name="vote"),
    path("corner/", corner_views.corner, name="corner"),
    path("corner/leave/", corner_views.leave, name="leave"),
    path("corner/tonight/", corner_views.tonight, name="tonight"),
    path("houses/<int:pk>/", house_views.house, name="house"),
    path("ratings/", rating_views.ratings, name="ratings"),
    path("ratings/<int:pk>/", rating_views.rating, name="rating"),
    path("ratings/<int:pk>/stars/", rating_views.rate, name="rate"),
    path("houses/<int:pk>/cheers/", house_views.cheer, name="cheer"),
]
