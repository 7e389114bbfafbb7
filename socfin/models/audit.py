"""The diary of what was done; no foreign keys, so that it outlives what it tells of."""

from __future__ import annotations

from django.db import models

ACTIONS = {
    "create_committee": "Nämnd upplagd",
    "plant_tree": "Verksamheter upplagda",
    "rename": "Verksamheter omdöpta",
    "create_user": "Person upplagd",
    "give_role": "Roll given",
    "take_role": "Roll borttagen",
    "change_presentation": "Visningen ändrad",
    "map_accounts": "Konton mappade",
    "unmap_accounts": "Kontoregel borttagen",
    "small_numbers": "Små tal ändrade",
    "receive": "Fil inlämnad",
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
    "agenda": "Ärendets uppgifter ändrade",
    "create_meeting": "Sammanträde skapat",
    "change_meeting": "Sammanträde ändrat",
    "call_off_meeting": "Sammanträde inställt",
    "hold_meeting": "Sammanträde hålls ändå",
    "freeze": "Ärende fryst",
    "reopen": "Ärende öppnat igen",
    "move_item": "Ärende flyttat",
    "withdraw_item": "Ärende utgick",
    "take_up_again": "Ärende taget upp igen",
    "keep_document": "Handling gjord och sparad",
    "add_template": "Wordmall inlämnad",
    "use_template": "Wordmall vald",
    "use_own_layout": "Wordmall bortvald",
    "restore": "Säkerhetskopia återställd",
    "admin_add": "Tillagt i administrationen",
    "admin_change": "Ändrat i administrationen",
    "admin_delete": "Borttaget i administrationen",
}
"""What is done, and how the diary says it."""


def actions() -> list[tuple[str, str]]:
    """As choices; called, so that a new action is no new migration."""
    return list(ACTIONS.items())


class AuditEvent(models.Model):
    """One action: who did what where, written in the action's own transaction."""

    at = models.DateTimeField("tid", auto_now_add=True)
    by = models.CharField("av", max_length=150)
    committee = models.CharField("nämnd", max_length=40, blank=True)
    action = models.CharField("handling", max_length=40, choices=actions)
    details = models.JSONField("uppgifter", default=dict)

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["-id"]
        indexes = [models.Index(fields=["committee", "-id"], name="audit_by_committee")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.get_action_display()}"
