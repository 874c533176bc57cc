app_name = "talks"
urlpatterns: list[object] = []
