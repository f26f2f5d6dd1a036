"""The tables of the procedure that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.procedure import models

WINDOW = watched(models.Window)
EXEMPTION = watched(models.Exemption)
CLOSING = watched(models.Closing)
MEETING = watched(models.AssessmentMeeting)
ATTENDANCE = watched(models.Attendance)
REPORT = watched(models.SelfAssessment)
OWN_SCORE = watched(models.OwnScore)
EVALUATION = watched(models.Evaluation)

SUBJECTS = (WINDOW, EXEMPTION, CLOSING, MEETING, ATTENDANCE, REPORT, OWN_SCORE, EVALUATION)
