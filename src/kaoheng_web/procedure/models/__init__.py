"""The tables of the procedure, one file a subject; Django looks only here, so this file alone names them again."""

from kaoheng_web.procedure.models.meetings import AssessmentMeeting, Attendance
from kaoheng_web.procedure.models.reports import Evaluation, OwnScore, SelfAssessment
from kaoheng_web.procedure.models.steps import Closing, Exemption, Window

__all__ = [
    "AssessmentMeeting",
    "Attendance",
    "Closing",
    "Evaluation",
    "Exemption",
    "OwnScore",
    "SelfAssessment",
    "Window",
]
