"""The journal's SQL, by what each statement is for."""

NEW_RUN = "INSERT INTO run VALUES (:run, :now, :source, :actor, :allowed, :reason)"
FREE_ID = "SELECT coalesce(max(entry_id), 0) + 1 AS free FROM entry"
NEW = """
INSERT INTO entry (entry_id, run, email, name, zoom_id, okta_user_id, verb, route, goal, state,
                   before, settled_at, text, takes_from, change, undoes)
VALUES (:entry_id, :run, :email, :name, :zoom_id, :okta_user_id, :verb, :route, :goal, :state,
        :before, :settled_at, :text, :takes_from, :change, :undoes)
"""
SENT = """
UPDATE entry SET state = 'sent', sent_at = :now, before = :before, counted_at = :counted_at
WHERE entry_id = :entry_id
"""
ANSWERED = """
UPDATE entry SET state = :state, text = :text,
                 answered_at = CASE WHEN :state = 'unknown' THEN NULL ELSE :now END,
                 request_id = nullif(:request_id, '')
WHERE entry_id = :entry_id
"""
REWORD = """
UPDATE entry SET text = :text, after = coalesce(:after, after)
WHERE entry_id = :entry_id AND settled_at IS NULL
"""
SETTLE = """
UPDATE entry SET state = :state, text = :text, settled_at = :now, after = :after,
                 request_id = coalesce(nullif(:request_id, ''), request_id)
WHERE entry_id = :entry_id
"""
RUNS = "SELECT * FROM run WHERE :run IS NULL OR run = :run ORDER BY started_at, rowid"
ENTRIES = "SELECT * FROM entry WHERE :run IS NULL OR run = :run ORDER BY entry_id"
NEXT = "SELECT * FROM entry WHERE entry_id > :after ORDER BY entry_id LIMIT :most"
UNSETTLED = """
SELECT entry.* FROM entry JOIN run USING (run)
WHERE source = :source AND settled_at IS NULL ORDER BY entry_id
"""
LAST = """
SELECT entry.* FROM entry JOIN run USING (run)
WHERE source = :source AND email = :email COLLATE NOCASE AND sent_at IS NOT NULL
ORDER BY entry_id DESC LIMIT 1
"""
# Who lost something, by what was sent and not known to have been refused. A row that a version
# without `counted_at` wrote counts by the time that this computer told.
TAKEN = """
SELECT DISTINCT value AS person FROM entry JOIN run USING (run), json_each(entry.takes_from)
WHERE source = :source AND sent_at IS NOT NULL AND coalesce(counted_at, sent_at) > :since
  AND state NOT IN ('refused', 'skipped')
"""
TAKEN_AT = """
SELECT value AS person, max(coalesce(counted_at, sent_at)) AS at
FROM entry JOIN run USING (run), json_each(entry.takes_from)
WHERE source = :source AND sent_at IS NOT NULL AND state NOT IN ('refused', 'skipped')
GROUP BY value
"""
LAST_COUNTED = """
SELECT max(counted_at) AS latest FROM entry JOIN run USING (run) WHERE source = :source
"""
# What an entry took back is undone once everything that was to take it back is shown by a read.
UNDONE = """
UPDATE entry SET state = 'undone'
WHERE entry_id = (SELECT undoes FROM entry WHERE entry_id = :entry_id)
  AND NOT EXISTS (SELECT 1 FROM entry AS other JOIN entry AS this ON this.entry_id = :entry_id
                  WHERE other.run = this.run AND other.undoes = this.undoes
                    AND other.state <> 'verified')
"""
REOPEN = """
UPDATE entry SET state = 'accepted', settled_at = NULL, text = :text
WHERE entry_id = :entry_id AND state = 'verified'
"""
# What was undone by it is undone no more, and open until a read tells how it stands.
NOT_UNDONE = """
UPDATE entry SET state = 'accepted', settled_at = NULL, text = :undone
WHERE state = 'undone' AND entry_id = (SELECT undoes FROM entry
                                       WHERE entry_id = :entry_id AND state = 'accepted')
"""
PERSON = """
SELECT entry.* FROM entry JOIN run USING (run)
WHERE source = :source AND email = :email COLLATE NOCASE ORDER BY entry_id
"""
