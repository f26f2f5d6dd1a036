"""The ten steps in the order in which they are taken."""

from kaoheng_web.procedure.steps import (
    ballots,
    evaluation,
    grading,
    interviews,
    meetings,
    self_assessment,
    social_evaluation,
    summary,
    supervision,
    surveys,
)

STEPS = (
    supervision.STEP,
    self_assessment.STEP,
    meetings.STEP,
    ballots.STEP,
    interviews.STEP,
    surveys.STEP,
    social_evaluation.STEP,
    evaluation.STEP,
    summary.STEP,
    grading.STEP,
)
BY_KEY = {step.key: step for step in STEPS}
