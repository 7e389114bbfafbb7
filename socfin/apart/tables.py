"""How each table's rows get at their municipality; a test names a table that does not stand here."""

from __future__ import annotations

BY_COMMITTEE = (
    "socfin_account",
    "socfin_accountline",
    "socfin_agendafact",
    "socfin_assignment",
    "socfin_budgetdecision",
    "socfin_budgetrequest",
    "socfin_duedate",
    "socfin_forecastrun",
    "socfin_goal",
    "socfin_grouprole",
    "socfin_importprofile",
    "socfin_koladavalue",
    "socfin_meeting",
    "socfin_ownindicator",
    "socfin_pastforecastfile",
    "socfin_periodchange",
    "socfin_publication",
    "socfin_question",
    "socfin_upload",
    "socfin_verksamhet",
    "socfin_whatif",
    "socfin_wordtemplate",
)
"""Of one committee, by the column committee_id."""
BY_ROW = {
    "socfin_adjustment": ("socfin_verksamhet", "verksamhet_id"),
    "socfin_assessment": ("socfin_verksamhet", "verksamhet_id"),
    "socfin_assignmentanswer": ("socfin_assignment", "assignment_id"),
    "socfin_decidedamount": ("socfin_budgetdecision", "decision_id"),
    "socfin_figureblock": ("socfin_upload", "upload_id"),
    "socfin_forecastvalue": ("socfin_forecastrun", "run_id"),
    "socfin_goalstanding": ("socfin_goal", "goal_id"),
    "socfin_goalwording": ("socfin_goal", "goal_id"),
    "socfin_indicatorvalue": ("socfin_upload", "upload_id"),
    "socfin_item": ("socfin_meeting", "meeting_id"),
    "socfin_itemversion": ("socfin_item", "item_id"),
    "socfin_keptdocument": ("socfin_itemversion", "version_id"),
    "socfin_measureeffect": ("socfin_adjustment", "measure_id"),
    "socfin_measurestep": ("socfin_adjustment", "measure_id"),
    "socfin_pastforecast": ("socfin_pastforecastfile", "file_id"),
    "socfin_questionchange": ("socfin_question", "question_id"),
    "socfin_remark": ("socfin_verksamhet", "verksamhet_id"),
    "socfin_requestanswer": ("socfin_budgetrequest", "request_id"),
    "socfin_tradeblock": ("socfin_upload", "upload_id"),
    "socfin_whatifassumption": ("socfin_whatif", "what_if_id"),
    "socfin_whatifchoice": ("socfin_whatif", "what_if_id"),
}
"""Table → the table and column of the row that it is of: whoever may touch that may touch this."""
BY_PERSON = (
    "account_emailaddress",
    "django_admin_log",
    "otp_static_staticdevice",
    "otp_totp_totpdevice",
    "socfin_noticemark",
    "socfin_noticeplan",
    "socfin_passkey",
    "socfin_sparecode",
    "socfin_user_groups",
    "socfin_user_user_permissions",
    "socialaccount_socialaccount",
)
"""Of one person alone, by the column user_id (`socfin_user_*`: user_id too)."""
BENEATH_PERSON = {
    "account_emailconfirmation": ("account_emailaddress", "email_address_id"),
    "otp_static_statictoken": ("otp_static_staticdevice", "device_id"),
    "socialaccount_socialtoken": ("socialaccount_socialaccount", "account_id"),
}
OPEN = {
    "auth_group": "Django's; never used, and without content",
    "auth_group_permissions": "Django's; never used, and without content",
    "auth_permission": "the names of Django's own rights, the same in every installation",
    "axes_accessattempt": "tries to log in, which nobody has a place for: sums of names, and addresses",
    "axes_accessattemptexpiration": "beside axes_accessattempt",
    "axes_accessfailurelog": "never written",
    "axes_accesslog": "never written",
    "django_content_type": "the names of the tables",
    "django_migrations": "the names of the migrations",
    "django_session": "found by a secret alone, and sealed; read before anyone is known",
    "django_tasks_database_dbtaskresult": "keys of what is to be done, for workers of every municipality",
    "socfin_trailhead": "a row for each chain: a seal and a number, which every writer holds",
    "socialaccount_socialapp": "never written: the log-in of a municipality is a setting",
}
"""Table → why it has no policy."""
VIEWED = (
    "socfin_accountline",
    "socfin_committee",
    "socfin_figureblock",
    "socfin_municipality",
    "socfin_publication",
    "socfin_upload",
    "socfin_verksamhet",
)
"""What the SQL views stand on (models/figure_views.py)."""
