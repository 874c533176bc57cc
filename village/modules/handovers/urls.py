"""The addresses of handing over. A village's name stands in front of them."""

from django.urls import path

from village.modules.handovers.views import along, aloud, family, one, receiver, second_yes, sender

app_name = "handovers"

urlpatterns = [
    path("", receiver.handed_over, name="handed_over"),
    path("thanks/", receiver.thanks, name="thanks"),
    path("along/<uuid:pk>/", along.along, name="along"),
    path("along/<uuid:pk>/link/", along.shared, name="along_link"),
    path("along/asked/<uuid:pk>/", second_yes.asked, name="along_asked"),
    path("along/again/<uuid:pk>/", along.new_link, name="along_new_link"),
    path("start/<uuid:pk>/", sender.start, name="start"),
    path("<uuid:pk>/", one.handover, name="handover"),
    path("<uuid:pk>/agree/", family.agree, name="agree"),
    path("<uuid:pk>/aloud/", aloud.aloud, name="aloud"),
    path("<uuid:pk>/aloud/right/", aloud.right, name="aloud_right"),
    path("<uuid:pk>/refuse/", family.refuse, name="refuse"),
    path("<uuid:pk>/stop/", family.stop, name="stop"),
    path("<uuid:pk>/close/", family.close, name="close"),
    path("<uuid:pk>/send/", sender.send, name="send"),
    path("<uuid:pk>/link/", sender.new_link, name="new_link"),
    path("letter/<uuid:pk>/", receiver.letter, name="letter"),
    path("letter/<uuid:pk>/accept/", receiver.accept, name="accept"),
    path("letter/<uuid:pk>/decline/", receiver.decline, name="decline"),
    path("letter/<uuid:pk>/say/", receiver.say, name="say"),
    path("letter/<uuid:pk>/start/", receiver.start, name="start_letter"),
    path("letter/<uuid:pk>/finish/", receiver.finish, name="finish"),
]
