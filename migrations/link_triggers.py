"""Triggers of revision 0004: links and questions of staff in the audit, and whom a case is about when that changes."""

AUDITED = {"account_link": ("brought",), "link_proposal": ()}
"""Table -> columns of which only the fact of a change is kept."""

_MOVED = """
CREATE FUNCTION case_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE citizen p SET (attended, attended_until) = (
        SELECT
            CASE WHEN count(*) FILTER (WHERE c.closed_at IS NULL AND c.claimed_by IS NOT NULL) > 0 THEN 'held'
                WHEN count(*) FILTER (WHERE c.closed_at IS NULL) > 0 THEN 'waiting'
                WHEN count(*) > 0 THEN 'closed' END,
            CASE WHEN count(*) FILTER (WHERE c.closed_at IS NULL) = 0
                THEN max(c.closed_at + d.reopen_hours * interval '1 hour') END
        FROM "case" c JOIN desk d ON d.key = c.desk WHERE c.citizen_id = p.id
    ) WHERE p.id IN (OLD.citizen_id, NEW.citizen_id);
    RETURN NULL;
END $$
"""

_ON_CASE = """
CREATE TRIGGER case_moved AFTER UPDATE OF citizen_id ON "case"
    FOR EACH ROW WHEN (OLD.citizen_id <> NEW.citizen_id) EXECUTE FUNCTION case_moved()
"""


def created() -> list[str]:
    """Give the statements that bring function and triggers."""
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
    return [_MOVED, _ON_CASE, *audited, *whole]


def dropped() -> list[str]:
    """Give the statements that take them away."""
    triggers = [f'DROP TRIGGER {name} ON "{table}"' for table in AUDITED for name in ("audit_change", "audit_truncate")]
    return [*triggers, "DROP FUNCTION case_moved() CASCADE"]
