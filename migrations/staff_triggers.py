"""Triggers of revision 0002: the audit that also catches psql, who attends to a citizen, and what open pages hear.

A revision's SQL never changes once it is released; a later revision that changes a trigger brings its own file.
"""

AUDITED = {
    "attachment": ("content",),
    "canned_reply": ("title", "text", "searched"),
    "case": ("context", "closing_note", "queued_as", "last_heard_at", "waiting_since", "last_reply_at", "announced_at"),
    "desk": (),
    "desk_hours": (),
    "holiday": (),
    "note": ("text",),
    "one_time_code": ("code_hash",),
    "recovery_code": ("code_hash",),
    "shift": (),
    "staff": ("password_hash", "totp_secret", "totp_step", "phone"),
    "staff_desk": (),
    "staff_session": ("token_hash", "browser", "used_at", "seen_at"),
}
"""Table -> columns of which only the fact of a change is kept, or not even that (see `_NOT_WORTH_A_ROW`)."""

_NOT_WORTH_A_ROW = (
    "totp_step",
    "used_at",
    "seen_at",
    "queued_as",
    "last_heard_at",
    "waiting_since",
    "last_reply_at",
    "announced_at",
)
"""A change of nothing but these says nothing that another row does not."""

NEVER_EMPTIED = (*AUDITED, "account", "card", "case_event", "citizen", "message")
"""Tables that TRUNCATE, which runs no trigger of a row, does not empty."""

OF_THE_BOT = (
    ("message", "DELETE", "", ("text", "content")),
    (
        "message",
        "UPDATE OF text, content, author, account_id, staff_id",
        (
            "(OLD.text, OLD.content, OLD.author, OLD.account_id, OLD.staff_id)"
            " IS DISTINCT FROM (NEW.text, NEW.content, NEW.author, NEW.account_id, NEW.staff_id)"
        ),
        ("text", "content"),
    ),
    ("account", "DELETE", "", ("chat_id",)),
    (
        "account",
        "UPDATE OF citizen_id, chat_id",
        "(OLD.citizen_id, OLD.chat_id) IS DISTINCT FROM (NEW.citizen_id, NEW.chat_id)",
        ("chat_id",),
    ),
    ("citizen", "DELETE", "", ()),
    ("card", "UPDATE OR DELETE", "", ()),
)
"""Table, what is audited, when, and columns of which only the fact is kept.

The bot inserts into these tables and notes what becomes of a delivery with every turn: neither fires anything. What a
deleted row takes along with it (a citizen their accounts and messages) is told by that row alone.
"""

_FUNCTIONS = f"""
CREATE FUNCTION audit_hash(previous bytea, a audit) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        a.id, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        a.staff_id, a.actor, a.act, a.noun, a.row_key, a.changed
    )::text, 'UTF8'))
$$;

-- One link of the chain. The lock is held until the commit, so links stand in the order of their commits.
CREATE FUNCTION audit_write(act text, noun text, row_key text, changed jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    link audit;
BEGIN
    -- A transaction that sees the table as it once was would continue a link that is not the last.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'what is audited must be done in a transaction that is read committed, not %',
            current_setting('transaction_isolation') USING ERRCODE = 'invalid_transaction_state';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('audit'));
    SELECT hash INTO link.previous FROM audit ORDER BY id DESC LIMIT 1;
    link.previous := coalesce(link.previous, ''::bytea);
    link.id := nextval(pg_get_serial_sequence('audit', 'id'));
    link.at := clock_timestamp();
    link.staff_id := nullif(current_setting('app.staff', true), '')::bigint;
    link.actor := session_user || ' ' || current_setting('application_name');
    link.act := act;
    link.noun := noun;
    link.row_key := row_key;
    link.changed := changed;
    link.hash := audit_hash(link.previous, link);
    INSERT INTO audit SELECT link.*;
END $$;

-- Runs at the commit (the triggers are deferred): a lock on the chain taken earlier could meet a row lock crosswise.
CREATE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ELSE '{{}}' END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ELSE '{{}}' END;
    whole jsonb := before || after;
    changed jsonb;
BEGIN
    SELECT jsonb_object_agg(
        name,
        CASE WHEN name = ANY(TG_ARGV) THEN NULL ELSE jsonb_build_array(before -> name, after -> name) END
    ) INTO changed
    FROM jsonb_object_keys(whole) AS name WHERE before -> name IS DISTINCT FROM after -> name;
    IF changed IS NULL OR (TG_OP = 'UPDATE' AND changed - '{{{",".join(_NOT_WORTH_A_ROW)}}}'::text[] = '{{}}') THEN
        RETURN NULL;
    END IF;
    PERFORM audit_write(
        lower(TG_OP), TG_TABLE_NAME,
        coalesce(whole ->> 'id', whole ->> 'key', concat_ws(' ', whole ->> 'message_id', whole ->> 'staff_id',
            whole ->> 'desk')),
        changed
    );
    RETURN NULL;
END $$;

CREATE FUNCTION audit_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_write('insert', 'message', NEW.id::text, jsonb_build_object('staff_id', NEW.staff_id));
    RETURN NULL;
END $$;

CREATE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is only ever added to';
END $$;

CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is not allowed on %: it would leave no trace in the audit', TG_OP, TG_TABLE_NAME;
END $$;

-- A turn of the bot reads this from the citizen's row, which it reads anyway.
CREATE FUNCTION case_attended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    whom bigint := coalesce(NEW.citizen_id, OLD.citizen_id);
BEGIN
    -- Two cases of one person may move at once: whoever comes second must count with the first one's outcome, so the
    -- row is locked by a statement of its own, and the next one sees what was committed meanwhile.
    PERFORM 1 FROM citizen WHERE id = whom FOR NO KEY UPDATE;
    UPDATE citizen SET (attended, attended_until) = (
        SELECT
            CASE WHEN count(*) FILTER (WHERE c.closed_at IS NULL AND c.claimed_by IS NOT NULL) > 0 THEN 'held'
                WHEN count(*) FILTER (WHERE c.closed_at IS NULL) > 0 THEN 'waiting'
                WHEN count(*) > 0 THEN 'closed' END,
            CASE WHEN count(*) FILTER (WHERE c.closed_at IS NULL) = 0
                THEN max(c.closed_at + d.reopen_hours * interval '1 hour') END
        FROM "case" c JOIN desk d ON d.key = c.desk WHERE c.citizen_id = whom
    ) WHERE id = whom;
    RETURN NULL;
END $$;

-- Open pages hear ids only, and fetch what they may see.
CREATE FUNCTION case_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('yavar_console', format('case %s %s %s', NEW.id, NEW.citizen_id, NEW.desk));
    RETURN NULL;
END $$;
"""  # noqa: S608 (only constants of this module)

_TRIGGERS = """
CREATE CONSTRAINT TRIGGER audit_message AFTER INSERT ON message DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.author = 'staff') EXECUTE FUNCTION audit_message();
CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stands();
-- A case that is deleted takes its events along; nobody else does.
CREATE TRIGGER audit_refuses BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION audit_refuses();
CREATE TRIGGER case_attended AFTER INSERT OR DELETE OR UPDATE OF claimed_by, closed_at ON "case"
    FOR EACH ROW EXECUTE FUNCTION case_attended();
CREATE TRIGGER case_heard AFTER INSERT OR UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION case_heard();
"""


def created() -> list[str]:
    """Give the statements that bring functions and triggers."""
    audited = [
        f'CREATE CONSTRAINT TRIGGER audit_change AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
        f"audit_change({', '.join(repr(column) for column in hidden)})"
        for table, hidden in AUDITED.items()
    ]
    return [*_split(_FUNCTIONS, "$$;\n"), *_split(_TRIGGERS, ";\n"), *audited, *_of_the_bot(), *_never_emptied()]


def _of_the_bot() -> list[str]:
    return [
        f"CREATE CONSTRAINT TRIGGER audit_{act.split()[0].lower()} AFTER {act} ON {table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0{f' AND {when}' if when else ''}) "
        f"EXECUTE FUNCTION audit_change({', '.join(repr(column) for column in hidden)})"
        for table, act, when, hidden in OF_THE_BOT
    ]


def _never_emptied() -> list[str]:
    return [
        f'CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION audit_refuses()'
        for table in NEVER_EMPTIED
    ]


def dropped() -> list[str]:
    """Give the statements that take them away, triggers and all."""
    functions = (
        "audit_change()",
        "audit_message()",
        "audit_stands()",
        "audit_refuses()",
        "case_attended()",
        "case_heard()",
        "audit_write(text, text, text, jsonb)",
        "audit_hash(bytea, audit)",
    )
    return [f"DROP FUNCTION {name} CASCADE" for name in functions]


def _split(statements: str, end: str) -> list[str]:
    """Cut a text into statements: a driver takes one at a time."""
    return [f"{each}{end}".strip().rstrip(";") for each in statements.split(end) if each.strip()]
