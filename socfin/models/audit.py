"""The trail of what was done, each entry bound to the one before; never a foreign key: it outlives them."""

from __future__ import annotations

from django.db import models

from socfin.domain.closing import PeriodStep
from socfin.domain.people.trail import FORGOTTEN, Entry

ACTIONS = {
    "create_committee": "Nämnd upplagd",
    "plant_tree": "Verksamheter upplagda",
    "rename": "Verksamheter omdöpta",
    "create_user": "Person upplagd",
    "give_role": "Roll given",
    "take_role": "Roll avslutad",  # entries of before; a role is ended with end_role
    "end_role": "Rollens slut ändrat",
    "open_to_all": "Nämnden öppnad för allmänheten",
    "close_to_all": "Nämnden stängd för allmänheten",
    "give_municipal_role": "Roll i kommunen given",
    "end_municipal_role": "Roll i kommunen avslutad",
    "map_group": "Grupp kopplad till roll",
    "unmap_group": "Grupps koppling borttagen",
    "create_municipality": "Kommun upplagd",
    "change_municipality": "Kommunens uppgifter ändrade",
    "follow_municipality": "Kommunens val gäller nämnden",
    "change_presentation": "Visningen ändrad",
    "map_accounts": "Konton kopplade till rader",
    "unmap_accounts": "Kontoregel borttagen",
    "small_numbers": "Små grupper ändrade",
    "receive": "Fil inlämnad",
    "refuse_file": "Fil nekad",
    "read_otherwise": "Fil läst på annat sätt",
    "save_profile": "Importprofil sparad",
    "publish": "Publicerat",
    "undo": "Publicering ångrad",
    "discard": "Fil borttagen",
    "remark": "Kommentar skriven",
    "assess": "Prognos bedömd",
    "make_forecasts": "Prognoser räknade",
    "adjust": "Åtgärd eller engångspost angiven",
    "withdraw_adjustment": "Åtgärd eller engångspost borttagen",
    "enter_measure": "Åtgärd eller förslag angivet",
    "stand_measure": "Åtgärdens läge ändrat",
    "follow_measure": "Åtgärdens effekt uppföljd",
    "enter_goal": "Mål inskrivet",
    "reword_goal": "Målets lydelse ändrad",
    "follow_goal": "Mål uppföljt",
    "withdraw_goal": "Mål borttaget",
    "assign": "Uppdrag inskrivet",
    "answer_assignment": "Svar på uppdrag inskrivet",
    "withdraw_assignment": "Uppdrag borttaget",
    "decide_budget": "Budgetbeslut inskrivet",
    "withdraw_decision": "Budgetbeslut taget tillbaka",
    "ask_budget": "Äskande inskrivet",
    "answer_budget": "Svar på äskande inskrivet",
    "define_indicator": "Nyckeltal definierat",
    "end_indicator": "Eget nyckeltal avslutat",
    "keep_kolada": "Jämförelser ur Kolada hämtade",
    "ask_question": "Fråga ställd",
    "answer_question": "Fråga besvarad",
    "place_question": "Fråga i handlingen ändrad",
    "make_what_if": "Scenario gjort",
    "withdraw_what_if": "Scenario borttaget",
    "add_assumption": "Antagande i scenario tillagt",
    "withdraw_assumption": "Antagande i scenario borttaget",
    "place_what_if": "Scenario i handlingen ändrat",
    "agenda": "Ärendets uppgifter ändrade",
    "create_meeting": "Sammanträde skapat",
    "change_meeting": "Sammanträde ändrat",
    "call_off_meeting": "Sammanträde inställt",
    "hold_meeting": "Sammanträde hålls ändå",
    "take_in_past_forecasts": "Äldre prognoser inlästa",
    "withdraw_past_forecasts": "Äldre prognoser borttagna",
    "freeze": "Ärende fryst",
    "reopen": "Ärende öppnat igen",
    "move_item": "Ärende flyttat",
    "withdraw_item": "Ärende utgick",
    "take_up_again": "Ärende taget upp igen",
    **{step.value: step.label for step in PeriodStep},
    "plan_periods": "Årets datum ändrade",
    "keep_document": "Handling gjord och sparad",
    "add_template": "Wordmall inlämnad",
    "use_template": "Wordmall vald",
    "use_own_layout": "Wordmall bortvald",
    "restore": "Säkerhetskopia återställd",
    "log_in": "Inloggning",
    "log_in_failed": "Misslyckad inloggning",
    "log_out": "Utloggning",
    "end_log_in": "Inloggningar avslutade",
    "begin_two_step": "Två steg påslaget",
    "renew_codes": "Nya reservkoder",
    "end_two_step": "Två steg avstängt",
    "add_passkey": "Passkey tillagd",
    "end_passkey": "Passkey borttagen",
    "password_link": "Länk för att välja lösenord",
    "password_link_failed": "Länk kunde inte skickas",
    "create_token": "Nyckel gjord",
    "end_token": "Nyckel avslutad",
    "change_password": "Lösenord ändrat",
    "choose_notices": "Val av notiser ändrat",
    "send_notices": "Notiser skickade",
    "change_person": "Person ändrad",
    "fetch_original": "Original hämtat",
    "fetch_document": "Handling hämtad",
    "fetch_figures": "Siffror hämtade",
    "fetch_template": "Wordmall hämtad",
    "fetch_trail": "Dagboken hämtad",
    "fetch_folder": "Revisorns mapp hämtad",
    "see_whole": "Såg små enheter var för sig",
    "weed_trail": "Dagboken gallrad",
    "try_again": "Arbete i kön försökt igen",
    FORGOTTEN: "Gallrad post",
    "admin_add": "Tillagt i administrationen",
    "admin_change": "Ändrat i administrationen",
    "admin_delete": "Borttaget i administrationen",
}
"""What is done, and how the diary says it."""


def actions() -> list[tuple[str, str]]:
    """As choices; called, so that a new action is no new migration."""
    return list(ACTIONS.items())


class AuditEvent(models.Model):
    """One action: who did what where, written in the action's own transaction; never changed or deleted.

    The database refuses both (models/guards.py), and `seal` tells when it was done all the same.
    """

    at = models.DateTimeField("tid")
    by = models.CharField("av", max_length=150, blank=True)
    """The user name; "" when someone tried a name that nobody has."""
    committee = models.CharField("nämnd", max_length=40, blank=True)
    action = models.CharField("handling", max_length=40, choices=actions)
    details = models.JSONField("uppgifter", default=dict)
    request = models.CharField("anrop", max_length=40, blank=True)
    """The request it was done in; "" for a command."""
    previous = models.CharField("förseglingen före", max_length=64, blank=True)
    seal = models.CharField("försegling", max_length=64, unique=True)
    """SHA-256 of `previous` and what the entry says (domain/people/trail.py)."""

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["-id"]
        indexes = [models.Index(fields=["committee", "-id"], name="audit_by_committee")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.get_action_display()}"

    @property
    def entry(self) -> Entry:
        """What is sealed."""
        return Entry(
            at=self.at,
            by=self.by,
            committee=self.committee,
            action=self.action,
            details=self.details,
            request=self.request,
        )


class TrailHead(models.Model):
    """The one row that whoever writes in the trail holds: the newest entry's seal, and how many there are."""

    seal = models.CharField("försegling", max_length=64, blank=True)
    entries = models.PositiveBigIntegerField("antal", default=0)

    class Meta:
        verbose_name = "dagbokens slut"
        verbose_name_plural = "dagbokens slut"

    def __str__(self) -> str:
        return f"{self.entries}: {self.seal}"
