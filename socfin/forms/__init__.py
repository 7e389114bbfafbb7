"""The forms of the pages: what a person types, checked and turned into values; never saves."""

from socfin.forms.fields import UNKNOWN, AmountField, MonthField
from socfin.forms.files import UploadForm
from socfin.forms.meetings import (
    AgendaForm,
    DecisionForm,
    MeetingForm,
    MoveForm,
    ReopenForm,
    TakeUpForm,
    WithdrawForm,
)
from socfin.forms.notices import NoticesForm
from socfin.forms.people import CodeForm, GroupForm, LastDayForm, ProofForm, RoleForm
from socfin.forms.periods import PlanForm, StepForm
from socfin.forms.remarks import AdjustmentForm, AssessmentForm, RemarkForm
from socfin.forms.settings import AccountLineForm, PresentationForm, SmallNumbersForm, WordTemplateForm

__all__ = [
    "UNKNOWN",
    "AccountLineForm",
    "AdjustmentForm",
    "AgendaForm",
    "AmountField",
    "AssessmentForm",
    "CodeForm",
    "DecisionForm",
    "GroupForm",
    "LastDayForm",
    "MeetingForm",
    "MonthField",
    "MoveForm",
    "NoticesForm",
    "PlanForm",
    "PresentationForm",
    "ProofForm",
    "RemarkForm",
    "ReopenForm",
    "RoleForm",
    "SmallNumbersForm",
    "StepForm",
    "TakeUpForm",
    "UploadForm",
    "WithdrawForm",
    "WordTemplateForm",
]
