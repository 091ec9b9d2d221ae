"""Triggers of revision 0008: what staff do about danger is audited, and open pages hear of it.

A revision's SQL never changes once it is released; a later revision that changes a trigger brings its own file.
"""

AUDITED = {
    "alert": (),
    "assessment": ("answers", "score"),
    "call_back": ("phone",),
    "care_plan": ("helps", "avoid"),
    "ladder_step": (),
    "line": (),
    "line_hours": (),
    "review": (),
    "surge": (),
    "training_line": ("text", "notes"),
}
"""Table -> columns of which only the fact of a change is kept."""

_FUNCTIONS = (
    """
CREATE FUNCTION alert_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('yavar_console', format('case %s %s %s', c.id, c.citizen_id, c.desk))
        FROM "case" c WHERE c.id = NEW.case_id;
    RETURN NULL;
END $$
""",
    """
CREATE FUNCTION surge_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('yavar_console', 'presence');
    RETURN NULL;
END $$
""",
)

_TRIGGERS = (
    "CREATE TRIGGER alert_heard AFTER INSERT OR UPDATE ON alert FOR EACH ROW EXECUTE FUNCTION alert_heard()",
    "CREATE TRIGGER surge_heard AFTER INSERT OR UPDATE ON surge FOR EACH ROW EXECUTE FUNCTION surge_heard()",
)


def created() -> list[str]:
    """Give the statements that bring functions and triggers."""
    audited = [
        f'CREATE CONSTRAINT TRIGGER audit_change AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
        f"audit_change({', '.join(repr(column) for column in hidden)})"
        for table, hidden in AUDITED.items()
    ]
    whole = [
        f'CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION audit_refuses()'
        for table in AUDITED
    ]
    return [*_FUNCTIONS, *_TRIGGERS, *audited, *whole]


def dropped() -> list[str]:
    """Give the statements that take them away."""
    triggers = [f'DROP TRIGGER {name} ON "{table}"' for table in AUDITED for name in ("audit_change", "audit_truncate")]
    return [*triggers, "DROP FUNCTION alert_heard() CASCADE", "DROP FUNCTION surge_heard() CASCADE"]
