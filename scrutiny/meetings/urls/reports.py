"""Addresses of reports and appendices."""

from django.urls import path

from scrutiny.meetings.views import (
    appendices,
    clearances,
    report_steps,
    report_versions,
    report_writing,
    reports,
    withholding,
)

REPORT = "meetings/items/<int:item_id>/report/"
APPENDIX = "meetings/appendices/<int:appendix_id>/"

urlpatterns = [
    path(REPORT, reports.report_detail, name="report"),
    path(f"{REPORT}commission/", report_steps.report_commission, name="report-commission"),
    path(f"{REPORT}edit/", report_writing.report_edit, name="report-edit"),
    path(f"{REPORT}submit/", report_steps.report_submit, name="report-submit"),
    path(f"{REPORT}send-back/", report_steps.report_send_back, name="report-send-back"),
    path(f"{REPORT}sign-off/", report_steps.report_sign_off, name="report-sign-off"),
    path(f"{REPORT}withhold/", withholding.report_withhold, name="report-withhold"),
    path(f"{REPORT}versions/", report_versions.version_list, name="report-versions"),
    path(f"{REPORT}versions/<int:number>/", report_versions.version_detail, name="report-version"),
    path(f"{REPORT}appendices/add/", appendices.appendix_add, name="appendix-add"),
    path(f"{REPORT}appendices/upload/", appendices.appendix_upload, name="appendix-upload"),
    path(f"{REPORT}appendices/paper/", appendices.appendix_paper, name="appendix-paper"),
    path(APPENDIX, appendices.appendix_edit, name="appendix"),
    path(f"{APPENDIX}replace/", appendices.appendix_replace, name="appendix-replace"),
    path(f"{APPENDIX}move/", appendices.appendix_move, name="appendix-move"),
    path(f"{APPENDIX}remove/", appendices.appendix_remove, name="appendix-remove"),
    path(f"{APPENDIX}withhold/", withholding.appendix_withhold, name="appendix-withhold"),
    path(f"{APPENDIX}file/", appendices.appendix_file, name="appendix-file"),
    path("meetings/clearances/<int:clearance_id>/clear/", clearances.clear, name="clear"),
    path("meetings/clearances/<int:clearance_id>/unclear/", clearances.unclear, name="unclear"),
    path("meetings/<int:meeting_id>/chase/", clearances.chase, name="chase"),
]
