"""Facts: tables and their constraints; never arithmetic, never queries."""

from socfin.models.account import Account, AccountLine
from socfin.models.audit import AuditEvent, TrailHead
from socfin.models.committee import Committee, GroupRole, Membership, User
from socfin.models.decision import BudgetDecision, BudgetRequest, DecidedAmount, RequestAnswer
from socfin.models.figure import FigureBlock, Publication
from socfin.models.followup.assignment import Assignment, AssignmentAnswer
from socfin.models.followup.goal import Goal, GoalStanding, GoalWording
from socfin.models.followup.measure import MeasureEffect, MeasureStep
from socfin.models.followup.past_forecast import PastForecast, PastForecastFile
from socfin.models.followup.question import Question, QuestionChange
from socfin.models.forecast import (
    Adjustment,
    ForecastRun,
    ForecastValue,
    WhatIf,
    WhatIfAssumption,
    WhatIfChoice,
)
from socfin.models.indicator import IndicatorValue
from socfin.models.kolada import KoladaValue
from socfin.models.meeting import AgendaFact, Item, ItemVersion, KeptDocument, Meeting
from socfin.models.municipal.municipality import Municipality
from socfin.models.municipal.roles import MunicipalRole
from socfin.models.notice import NoticeMark, NoticePlan
from socfin.models.own_indicator import OwnIndicator
from socfin.models.passkey import Passkey
from socfin.models.period import DueDate, PeriodChange
from socfin.models.profile import ImportProfile
from socfin.models.remark import Assessment, Remark
from socfin.models.spare_code import SpareCode
from socfin.models.template import WordTemplate
from socfin.models.token import ApiToken
from socfin.models.trade import TradeBlock
from socfin.models.upload import Upload
from socfin.models.verksamhet import Verksamhet

__all__ = [
    "Account",
    "AccountLine",
    "Adjustment",
    "AgendaFact",
    "ApiToken",
    "Assessment",
    "Assignment",
    "AssignmentAnswer",
    "AuditEvent",
    "BudgetDecision",
    "BudgetRequest",
    "Committee",
    "DecidedAmount",
    "DueDate",
    "FigureBlock",
    "ForecastRun",
    "ForecastValue",
    "Goal",
    "GoalStanding",
    "GoalWording",
    "GroupRole",
    "ImportProfile",
    "IndicatorValue",
    "Item",
    "ItemVersion",
    "KeptDocument",
    "KoladaValue",
    "MeasureEffect",
    "MeasureStep",
    "Meeting",
    "Membership",
    "MunicipalRole",
    "Municipality",
    "NoticeMark",
    "NoticePlan",
    "OwnIndicator",
    "Passkey",
    "PastForecast",
    "PastForecastFile",
    "PeriodChange",
    "Publication",
    "Question",
    "QuestionChange",
    "Remark",
    "RequestAnswer",
    "SpareCode",
    "TradeBlock",
    "TrailHead",
    "Upload",
    "User",
    "Verksamhet",
    "WhatIf",
    "WhatIfAssumption",
    "WhatIfChoice",
    "WordTemplate",
]
