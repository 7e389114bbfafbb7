"""Every address of the site; one line per page."""

from django.contrib import admin
from django.urls import path, register_converter
from django.views.generic import RedirectView

from socfin.api.description import api_page
from socfin.api.site import addresses
from socfin.views import handed_out, notices, site, start
from socfin.views.addresses import PeriodConverter, YearConverter
from socfin.views.asked import figure_page, question_pages, search_page
from socfin.views.decisions import budget_page, decision_pages, request_pages
from socfin.views.entrance import (
    entrance,
    forgotten,
    log_ins,
    municipal,
    password,
    second_step,
    tokens,
    two_step,
)
from socfin.views.faults import takes_forms
from socfin.views.figures import (
    figures_pages,
    indicators_page,
    organisation_page,
    overview,
    rows_page,
    summary_page,
)
from socfin.views.figures import organisation_page as boxes
from socfin.views.figures import verksamhet_page as verksamhet
from socfin.views.files import handing_in, indicator_grid, progress, publishing, upload_pages
from socfin.views.files import reading_pages as reading
from socfin.views.folder import auditors_folder
from socfin.views.forecast import accuracy_page as accuracy
from socfin.views.forecast import forecast_pages as forecast
from socfin.views.forecast import past_forecast_pages, term_pages, what_if_pages
from socfin.views.goals import goal_pages
from socfin.views.kept.keeping import kept
from socfin.views.measures import measure_pages
from socfin.views.meetings import agenda_pages as agenda
from socfin.views.meetings import (
    assignment_pages,
    compare_page,
    feed,
    freezing,
    item_documents,
    new_versions,
    taking_up,
)
from socfin.views.meetings import item_pages as items
from socfin.views.meetings import meeting_pages as meetings
from socfin.views.municipal import people_page as above_people
from socfin.views.municipal import record_page, together_page
from socfin.views.municipal import settings_page as above_settings
from socfin.views.open_data import open_data_page as open_data
from socfin.views.pace import paced
from socfin.views.periods import closing_page, year_page
from socfin.views.settings import committee_settings, groups_page, people_page, trail_page, work_page
from socfin.views.settings import own_indicators as own
from socfin.views.settings import small_numbers as small
from socfin.views.settings import template_pages as word

register_converter(PeriodConverter, "period")
register_converter(YearConverter, "year")

PERIOD = "<slug:slug>/<period:period>/"
MEETING = "<slug:slug>/sammantraden/<int:meeting_id>/"
ITEM = MEETING + "arende/<int:item_id>/"
NODE = PERIOD + "verksamhet/<str:code>/"
FIGURE = "siffra/<slug:figure>/"

CHOICES = ("visa", "enhet", "organisation")
"""The words of a query that every page of figures reads (views/choices.py)."""
FIGURE_WORDS = (*CHOICES, "kand", "arende", "version")
"""Those of a figure's own page."""
OPENED = (*CHOICES, "oppna")
"""Those of a page with a table that may be large."""

FILES = paced("files", 60, seconds=600, method="POST")
"""More than anyone hands in by hand, and few enough that the server has time for the others."""
DOCUMENTS = paced("documents", 200, seconds=600)
"""A whole meeting's documents in every form, several times over."""
FOLDERS = paced("folders", 10, seconds=600)
"""A year of papers in one file: more than anyone reads."""

OPEN_DATA = paced("open_data", 300, seconds=600)
"""Every table, schema and catalogue of a municipality's committees many times over."""

DEEP = paced("deep", 6, seconds=60)
"""It reads every original and the whole trail: as often as anyone watches, and no more."""

urlpatterns = [
    path("", start.start, name="start"),
    path("admin/login/", entrance.to_log_in, name="admin_log_in"),
    path("admin/password_change/", RedirectView.as_view(pattern_name="password"), name="admin_password"),
    path("admin/", admin.site.urls),
    path("halsa/", site.health, name="health"),
    path("halsa/liv/", site.alive, name="alive"),
    path("halsa/djup/", DEEP(site.deep_health), name="deep_health"),
    path("matvarden/", site.metrics, name="metrics"),
    path("favicon.ico", site.icon, name="icon"),
    path("logga-in/", entrance.log_in, name="login"),
    path("logga-in/kod/", second_step.second_step, name="second_step"),
    path("logga-in/<slug:provider_id>/", takes_forms(municipal.log_in), name="openid_connect_login"),
    path("logga-in/<slug:provider_id>/svar/", municipal.back, name="openid_connect_callback"),
    path("logga-ut/", takes_forms(municipal.log_out), name="logout"),
    path("losenord/", password.password, name="password"),
    path("losenord/glomt/", forgotten.forgotten, name="password_forgotten"),
    path("losenord/nytt/<uidb64>/<token>/", forgotten.new_password, name="password_new"),
    path("tva-steg/", two_step.two_step, name="two_step"),
    path(".well-known/security.txt", site.security_txt, name="security_txt"),
    path("mina-inloggningar/", log_ins.log_ins, name="log_ins"),
    path("notiser/", notices.notices, name="notices"),
    path("notiser/av/<str:token>/", notices.off, name="notices_off"),
    path("mina-nycklar/", tokens.tokens, name="tokens"),
    path("sok/", search_page.search, name="search"),
    path("api/", api_page, name="api_page"),
    path("api/v1/", addresses()),
    path("arbete/<uuid:number>/", handed_out.piece, name="piece"),
    path("tillganglighet/", site.accessibility, name="accessibility"),
    path("kommun/<slug:slug>/", together_page.latest, name="municipality"),
    path("kommun/<slug:slug>/installningar/", above_settings.municipal_settings, name="municipal_settings"),
    path("kommun/<slug:slug>/traffsakerhet/", record_page.municipal_record, name="municipal_record"),
    path("kommun/<slug:slug>/personer/", above_people.municipal_people, name="municipal_people"),
    path(
        "kommun/<slug:slug>/oppna-data/katalog.<slug:kind>",
        OPEN_DATA(open_data.municipal_catalogue),
        name="municipal_catalogue",
    ),
    path("kommun/<slug:slug>/<period:period>/", together_page.together, name="together"),
    path(
        "kommun/<slug:slug>/<period:period>/namnder.<slug:kind>",
        DOCUMENTS(together_page.together_paper),
        name="together_paper",
    ),
    path("<slug:slug>/", start.latest, name="latest"),
    path("<slug:slug>/uppladdningar/", kept(handing_in.history, known=False), name="uploads"),
    path("<slug:slug>/uppladdningar/ny/", FILES(handing_in.receive), name="receive"),
    path("<slug:slug>/uppladdningar/forlopp/<slug:token>/", progress.progress, name="progress"),
    path("<slug:slug>/uppladdningar/<int:upload_id>/", upload_pages.upload, name="upload"),
    path(
        "<slug:slug>/uppladdningar/<int:upload_id>/original/",
        DOCUMENTS(upload_pages.original),
        name="original",
    ),
    path(
        "<slug:slug>/uppladdningar/<int:upload_id>/las-om/",
        reading.read_otherwise,
        name="read_otherwise",
    ),
    path("<slug:slug>/uppladdningar/<int:upload_id>/besluta/", reading.decide, name="decide"),
    path("<slug:slug>/uppladdningar/<int:upload_id>/publicera/", publishing.publish, name="publish"),
    path("<slug:slug>/uppladdningar/<int:upload_id>/angra/", upload_pages.undo, name="undo"),
    path("<slug:slug>/uppladdningar/<int:upload_id>/ta-bort/", upload_pages.discard, name="discard"),
    path("<slug:slug>/nyckeltal/<year:year>/", FILES(indicator_grid.indicator_grid), name="indicator_grid"),
    path("<slug:slug>/installningar/", committee_settings.committee_settings, name="settings"),
    path("<slug:slug>/installningar/nyckeltal/", own.own_indicators, name="own_indicators"),
    path("<slug:slug>/installningar/sma-tal/", small.small_numbers, name="small_numbers"),
    path("<slug:slug>/installningar/personer/", people_page.people, name="people"),
    path("<slug:slug>/installningar/arbete/", work_page.work, name="work"),
    path("<slug:slug>/installningar/dagbok/", trail_page.trail, name="trail"),
    path("<slug:slug>/installningar/dagbok.csv", DOCUMENTS(trail_page.trail_csv), name="trail_csv"),
    path(
        "<slug:slug>/installningar/personer/<int:membership_id>/", people_page.membership, name="membership"
    ),
    path("<slug:slug>/installningar/grupper/", groups_page.groups, name="groups"),
    path("<slug:slug>/traffsakerhet/", kept(accuracy.accuracy, "verksamhet"), name="accuracy"),
    path("<slug:slug>/traffsakerhet/tabell.csv", accuracy.record_file, name="record_file"),
    path(
        "<slug:slug>/traffsakerhet/aldre-prognoser/",
        past_forecast_pages.past_forecasts,
        name="past_forecasts",
    ),
    path("<slug:slug>/installningar/wordmall/", word.word_template, name="word_template"),
    path("<slug:slug>/installningar/wordmall/exempel.docx", word.template_sample, name="template_sample"),
    path(
        "<slug:slug>/installningar/wordmall/<int:template_id>.docx", word.template_file, name="template_file"
    ),
    path("<slug:slug>/sammantraden/", kept(meetings.meetings), name="meetings"),
    path("<slug:slug>/sammantraden/nytt/", meetings.new_meeting, name="new_meeting"),
    path(MEETING, kept(meetings.meeting), name="meeting"),
    path(MEETING + "stall-in/", meetings.call_off, name="call_off_meeting"),
    path(MEETING + "hall-anda/", meetings.hold_after_all, name="hold_meeting"),
    path("<slug:slug>/sammantraden/<int:meeting_id>.ics", meetings.calendar, name="calendar"),
    path(MEETING + "frys/<period:period>/", taking_up.freeze, name="freeze"),
    path("<slug:slug>/sammantraden/fryses/<uuid:number>/", freezing.freezing, name="freezing"),
    path(ITEM, kept(items.item, "version", "visa", "oppna"), name="item"),
    path(ITEM + "jamfor/", kept(compare_page.compare, "version", "visa", "med", "sida"), name="compare_item"),
    path(ITEM + "oppna-igen/", new_versions.reopen, name="reopen"),
    path(ITEM + "beslut/", new_versions.decide, name="decide_item"),
    path(ITEM + "internt/", items.internal_papers, name="item_internal"),
    path(ITEM + "ny-offentlig/", item_documents.mask_anew, name="mask_anew"),
    path(ITEM + "flytta/", agenda.move, name="move_item"),
    path(ITEM + "utga/", agenda.withdraw, name="withdraw_item"),
    path(ITEM + "ta-upp-igen/", agenda.take_up_again, name="take_up_again"),
    path(ITEM + "visning/", kept(items.present, "version", "visa"), name="present"),
    path(ITEM + "underlag.<slug:kind>", DOCUMENTS(item_documents.document), name="item_document"),
    path("<slug:slug>/flode.atom", DOCUMENTS(feed.feed), name="feed"),
    path("<slug:slug>/oppna-data/", OPEN_DATA(open_data.open_data), name="open_data"),
    path("<slug:slug>/oppna-data/katalog.<slug:kind>", OPEN_DATA(open_data.catalogue), name="open_catalogue"),
    path("<slug:slug>/oppna-data/datapackage.json", OPEN_DATA(open_data.package), name="open_package"),
    path("<slug:slug>/oppna-data/<slug:table>.schema.json", OPEN_DATA(open_data.schema), name="open_schema"),
    path("<slug:slug>/oppna-data/<slug:table>.csv", OPEN_DATA(open_data.table), name="open_table"),
    path("<slug:slug>/fragor/", kept(question_pages.questions), name="questions"),
    path("<slug:slug>/fragor/ny/", question_pages.ask, name="ask_question"),
    path("<slug:slug>/fragor/<int:question_id>/", question_pages.question, name="question"),
    path("<slug:slug>/perioder/", year_page.latest, name="periods"),
    path("<slug:slug>/perioder/<year:year>/", kept(year_page.year), name="period_year"),
    path("<slug:slug>/perioder/<year:year>.ics", year_page.calendar, name="period_calendar"),
    path("<slug:slug>/revision/<year:year>/", auditors_folder.folder, name="folder"),
    path("<slug:slug>/revision/<year:year>.zip", FOLDERS(auditors_folder.folder_zip), name="folder_zip"),
    path(PERIOD + "stangning/", closing_page.closing, name="closing"),
    path(PERIOD + "till-sammantrade/", taking_up.choose_meeting, name="choose_meeting"),
    path(PERIOD, kept(overview.overview, *OPENED), name="overview"),
    path(PERIOD + "prognos/", kept(forecast.forecast, *OPENED), name="forecast"),
    path(PERIOD + "prognos/delar/", term_pages.forecast_terms, name="forecast_terms"),
    path(PERIOD + "prognos/atgard/", forecast.adjust, name="adjust"),
    path(
        PERIOD + "prognos/atgard/<int:adjustment_id>/ta-bort/",
        forecast.withdraw,
        name="withdraw_adjustment",
    ),
    path(PERIOD + "scenarier/", what_if_pages.what_ifs, name="what_ifs"),
    path(PERIOD + "scenarier/nytt/", what_if_pages.new_what_if, name="new_what_if"),
    path(PERIOD + "scenarier/<int:what_if_id>/", what_if_pages.what_if, name="what_if"),
    path("<slug:slug>/uppdrag/", assignment_pages.assignments, name="assignments"),
    path("<slug:slug>/uppdrag/nytt/", assignment_pages.new_assignment, name="new_assignment"),
    path("<slug:slug>/uppdrag/<int:assignment_id>/", assignment_pages.assignment, name="assignment"),
    path(
        "<slug:slug>/uppdrag/<int:assignment_id>/ta-bort/",
        assignment_pages.withdraw_assignment,
        name="withdraw_assignment",
    ),
    path(PERIOD + "mal/", kept(goal_pages.goals, *CHOICES), name="goals"),
    path(PERIOD + "mal/nytt/", goal_pages.new_goal, name="new_goal"),
    path(PERIOD + "mal/<int:goal_id>/", goal_pages.goal, name="goal"),
    path(PERIOD + "mal/<int:goal_id>/lydelse/", goal_pages.reword_goal, name="reword_goal"),
    path(PERIOD + "mal/<int:goal_id>/ta-bort/", goal_pages.withdraw_goal, name="withdraw_goal"),
    path(PERIOD + "atgarder/", kept(measure_pages.measures, *CHOICES), name="measures"),
    path(PERIOD + "atgarder/ny/", measure_pages.new_measure, name="new_measure"),
    path(PERIOD + "atgarder/<int:measure_id>/", measure_pages.measure, name="measure"),
    path(PERIOD + "atgarder/<int:measure_id>/lage/", measure_pages.stand_measure, name="stand_measure"),
    path(
        PERIOD + "atgarder/<int:measure_id>/effekt/",
        measure_pages.follow_measure,
        name="follow_measure",
    ),
    path(PERIOD + "sammanfattning/internt/", summary_page.internal_papers, name="internal"),
    path(PERIOD + "budget/", kept(budget_page.budget, *CHOICES, "per"), name="budget"),
    path(PERIOD + "budget/beslut/", decision_pages.new_decision, name="new_decision"),
    path(PERIOD + "budget/beslut/<int:decision_id>/", decision_pages.decision, name="decision"),
    path(PERIOD + "budget/askanden/", request_pages.new_request, name="new_request"),
    path(
        PERIOD + "budget/askanden/<int:request_id>/",
        request_pages.request_answer,
        name="request_answer",
    ),
    path(PERIOD + "sammanfattning/", kept(summary_page.summary, *OPENED, "offentlig"), name="summary"),
    path(PERIOD + "sammanfattning/arende/", summary_page.agenda, name="agenda"),
    path(PERIOD + "nyckeltal/", kept(indicators_page.indicators, *CHOICES, "engang"), name="indicators"),
    path(
        PERIOD + "organisation/", kept(organisation_page.organisation, *CHOICES, "per"), name="organisation"
    ),
    path(
        PERIOD + "organisation.svg",
        DOCUMENTS(boxes.organisation_picture),
        name="organisation_picture",
    ),
    path(PERIOD + "siffror.se", DOCUMENTS(figures_pages.sie), name="figures_sie"),
    path(PERIOD + "siffror.csv", DOCUMENTS(figures_pages.long_csv), name="figures_csv"),
    path(PERIOD + "sammanfattning.<slug:kind>", DOCUMENTS(summary_page.export), name="export"),
    path(NODE + "prognos/", kept(forecast.verksamhet_forecast, *OPENED), name="verksamhet_forecast"),
    path(NODE + "rader/", kept(rows_page.rows, *CHOICES, "scenario", "tid", "konto", "rad"), name="rows"),
    path(NODE + FIGURE, kept(figure_page.figure, *FIGURE_WORDS), name="figure"),
    path(NODE + "rad/<str:line>/" + FIGURE, kept(figure_page.figure, *FIGURE_WORDS), name="line_figure"),
    path(
        NODE + "nyckeltal/<str:indicator>/" + FIGURE,
        kept(figure_page.figure, *FIGURE_WORDS),
        name="indicator_figure",
    ),
    path(NODE + "kommentar/", verksamhet.comment, name="comment"),
    path(NODE, kept(verksamhet.verksamhet, *OPENED), name="verksamhet"),
]

handler400 = "socfin.views.faults.refused"
handler403 = "socfin.views.faults.denied"
handler404 = "socfin.views.faults.missing"
handler500 = "socfin.views.faults.broken"
