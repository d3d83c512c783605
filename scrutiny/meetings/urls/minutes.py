"""Addresses of the desk at a meeting, of its minutes, and of what follows from them."""

from django.urls import path

from scrutiny.meetings.views import approving, declaring, desk, following, minutes

DESK = "meetings/<int:meeting_id>/desk/"
AT_ITEM = f"{DESK}items/<int:item_id>/"
MINUTES = "meetings/<int:meeting_id>/minutes/"
APPROVAL = "meetings/<int:meeting_id>/items/<int:item_id>/minutes/"

urlpatterns = [
    path(DESK, desk.desk, name="desk"),
    path(AT_ITEM, desk.desk_item, name="desk-item"),
    path(f"{DESK}attend/", desk.attend, name="desk-attend"),
    path(f"{DESK}substitute/", desk.substitute, name="desk-substitute"),
    path(f"{DESK}substitutes/<int:attendance_id>/remove/", desk.unseat, name="desk-unseat"),
    path(f"{DESK}hold/", desk.hold, name="desk-hold"),
    path(f"{AT_ITEM}move/", desk.move, name="desk-move"),
    path(f"{AT_ITEM}declare/", declaring.declare, name="desk-declare"),
    path(f"{AT_ITEM}interests/<int:interest_id>/", declaring.interest, name="desk-interest"),
    path(f"{AT_ITEM}whip/", declaring.declare_whip, name="desk-whip"),
    path(f"{AT_ITEM}whips/<int:whip_id>/remove/", declaring.remove_whip, name="desk-whip-remove"),
    path(f"{AT_ITEM}invite/", declaring.invite, name="desk-invite"),
    path(f"{AT_ITEM}invitees/<int:invitee_id>/", declaring.invitee, name="desk-invitee"),
    path(f"{AT_ITEM}speak/", declaring.ask_to_speak, name="desk-speak"),
    path(f"{AT_ITEM}speakers/<int:asked_id>/", declaring.decide_speaking, name="desk-speaker"),
    path(MINUTES, minutes.minutes_detail, name="minutes"),
    path(f"{MINUTES}open/", minutes.minutes_open, name="minutes-open"),
    path(f"{MINUTES}edit/", minutes.minutes_edit, name="minutes-edit"),
    path(f"{MINUTES}preview/<int:minute_id>/", minutes.minute_preview, name="minute-preview"),
    path(f"{MINUTES}publish/", minutes.minutes_publish, name="minutes-publish"),
    path(f"{MINUTES}correct/", minutes.minutes_note, name="minutes-note"),
    path(f"{APPROVAL}approve/", approving.minutes_approve, name="minutes-approve"),
    path(f"{APPROVAL}<int:minutes_id>/put/", approving.minutes_put, name="minutes-put"),
    path(
        "resolutions/<int:resolution_id>/topic/",
        following.resolution_topic,
        name="resolution-topic",
    ),
]
