"""What is kept about me, and what I carry along. A village's name stands in front of these addresses."""

from django.urls import path

from village.modules.own_data.views import (
    carrying,
    correcting,
    freezing,
    keeping,
    leaks,
    likeness,
    listing,
    merging,
    mine,
)

app_name = "own_data"

urlpatterns = [
    path("", mine.home, name="home"),
    path("copy/", mine.take, name="take"),
    path("along/<uuid:pk>/", carrying.carry, name="carry"),
    path("along/<uuid:pk>/<slug:form>/", carrying.carry_file, name="carry_file"),
    path("list/", listing.requests, name="list"),
    path("list/<uuid:pk>/agree/", listing.agree, name="agree_list"),
    path("list/<uuid:pk>/take/", listing.take, name="take_list"),
    path("correct/", correcting.about_person, name="correct_person"),
    path("correct/<uuid:pk>/", correcting.about_request, name="correct"),
    path("correction/<uuid:pk>/", correcting.correction, name="correction"),
    path("terms/", keeping.terms, name="terms"),
    path("terms/<uuid:pk>/", keeping.propose, name="propose_term"),
    path("terms/<uuid:pk>/confirm/", keeping.confirm, name="confirm_term"),
    path("terms/<uuid:pk>/drop/", keeping.drop, name="drop_term"),
    path("with-code/", mine.with_code, name="with_code"),
    path("freeze/<uuid:pk>/", freezing.freeze, name="freeze"),
    path("frozen/", freezing.frozen, name="frozen"),
    path("leaks/", leaks.all_leaks, name="leaks"),
    path("leaks/<uuid:pk>/", leaks.one_leak, name="leak"),
    path("leaks/<uuid:pk>/text/", leaks.text, name="leak_text"),
    path("leak/<uuid:pk>/", leaks.letter, name="leak_letter"),
    path("known/", likeness.known, name="known"),
    path("twins/", likeness.twins, name="twins"),
    path("twins/<uuid:pk>/<slug:answer>/", likeness.answer_twin, name="answer_twin"),
    path("one/", merging.merges, name="merges"),
    path("one/choose/", merging.choose, name="choose_two"),
    path("one/<uuid:first>/<uuid:second>/", merging.propose, name="propose_merge"),
    path("one/<uuid:pk>/", merging.merge, name="merge"),
    path("one/<uuid:pk>/confirm/", merging.confirm, name="confirm_merge"),
    path("one/<uuid:pk>/drop/", merging.drop, name="drop_merge"),
    path("one/<uuid:pk>/undo/", merging.undo, name="undo_merge"),
    path("recorded/<uuid:pk>/", carrying.recorded, name="recorded"),
]
