"""Marks of a message's words (texts.marks) as its row keeps them: `content.marks`, each [kind, offset, length]."""

BEHIND = """
CASE WHEN m.content ? 'marks' THEN jsonb_set(m.content, '{{marks}}', (
    SELECT jsonb_agg(jsonb_build_array(k -> 0, (k ->> 1)::int + char_length({0}) - char_length(m.text), k -> 2))
    FROM jsonb_array_elements(m.content -> 'marks') AS k
)) ELSE m.content END
"""
"""The content of a message `m` whose words now stand behind others in a longer text, in SQL: its marks move along."""
