"""Message ids for what a member of staff is."""

from models.staff import Role

ROLES = {
    Role.COUNSELLOR: "role-counsellor",
    Role.PSYCHOLOGIST: "role-psychologist",
    Role.SOCIAL_WORKER: "role-social-worker",
    Role.LAWYER: "role-lawyer",
    Role.JOB_OFFICER: "role-job-officer",
    Role.SHELTER_KEEPER: "role-shelter-keeper",
    Role.SUPERVISOR: "role-supervisor",
    Role.ADMINISTRATOR: "role-administrator",
}
