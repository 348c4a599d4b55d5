from django.urls import path

from accounts import views

urlpatterns = [
    path("owners/", views.owners, name="owners"),
    path("owners/new/", views.new_owner, name="new_owner"),
    path("owners/<slug:slug>/", views.owner, name="owner"),
    path("owners/<slug:slug>/edit/", views.edit_owner, name="edit_owner"),
    path("owners/<slug:slug>/answering/", views.answering, name="owner_answering"),
    path("owners/<slug:slug>/manager/", views.owner_manager, name="owner_manager"),
    path("owners/<slug:slug>/aliases/", views.add_alias, name="add_owner_alias"),
    path("owners/<slug:slug>/aliases/<int:pk>/remove/", views.remove_alias, name="remove_owner_alias"),
    path("owners/<slug:slug>/members/", views.add_member, name="add_owner_member"),
    path("owners/<slug:slug>/members/<int:pk>/remove/", views.remove_member, name="remove_owner_member"),
]
