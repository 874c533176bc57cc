"""Papers people keep, and the line of earlier help."""

from django.urls import path

from village.modules.papers.views import earlier, mine, one

app_name = "papers"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("new/", mine.new, name="new"),
    path("<uuid:pk>/", one.one, name="one"),
    path("<uuid:pk>/play/", one.play, name="play"),
    path("<uuid:pk>/take/", one.take, name="take"),
    path("<uuid:pk>/change/", one.change, name="change"),
    path("<uuid:pk>/away/", one.away, name="away"),
    path("earlier/", earlier.line, name="earlier"),
    path("earlier/new/", earlier.tell, name="tell"),
    path("earlier/with/<str:thing>/<uuid:pk>/", earlier.write_down, name="write_down"),
    path("earlier/<uuid:pk>/", earlier.one, name="row"),
    path("earlier/<uuid:pk>/check/", earlier.check, name="check"),
    path("earlier/<uuid:pk>/otherwise/", earlier.otherwise, name="otherwise"),
    path("earlier/<uuid:pk>/out/", earlier.leave_out, name="leave_out"),
]
