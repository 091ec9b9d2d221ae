## The administrator's page of the audit.

audit-title = Audit
audit-what = Every reading of a case and every change stays here. If somebody changes or removes any of it in the database, checking the chain shows it.
audit-person = Who
audit-anybody = Everybody
audit-outside = Outside the console
audit-act = Did what
audit-any-act = Anything
audit-noun = To what
audit-any-noun = Anything
audit-key = Number
audit-key-sample = such as a case's number
audit-day = Day
audit-day-sample = such as 1405/09/01
audit-error-day = Write the whole Jalali date, such as 1405/09/01.
audit-search = Search
audit-clear = Clear
audit-none = Nothing like this is written down.
audit-older = Older
audit-newest = Newest
audit-when = When
audit-who = Who
audit-did = What
audit-changes = Details
# Variables: $number (Number): of a member of staff who is gone.
audit-gone-person = Member of staff { NUM($number) }
audit-system = Not signed in to the console
# Variables: $count (Number): fields.
audit-fields = { $count ->
        [one] { NUM($count) } field
       *[other] { NUM($count) } fields
    }
audit-before = Before
audit-after = After
audit-not-kept = changed; what it was is not kept here
audit-nothing = nothing
audit-yes = yes
audit-no = no

## What was done, and to what.

audit-act-read = read
audit-act-insert = added
audit-act-update = changed
audit-act-delete = removed
audit-noun-case = case
audit-noun-note = note
audit-noun-message = message of staff
audit-noun-attachment = file of a citizen
audit-noun-staff = staff account
audit-noun-staff-desk = desk of a member of staff
audit-noun-staff-session = staff session
audit-noun-shift = shift
audit-noun-one-time-code = one-time link
audit-noun-recovery-code = recovery code
audit-noun-desk = desk
audit-noun-desk-hours = hours of a desk
audit-noun-holiday = holiday
audit-noun-canned-reply = canned reply
audit-state-wanted = asked for
audit-state-kept = kept
audit-state-too-big = too big
audit-state-gone = gone from the messenger
audit-state-password = the password was right
audit-state-full = complete
audit-state-invite = choose a password
audit-state-messenger = link a messenger

## The chain. $count (Number): links. $link (Number): number of a link. $code (String): what to note down.

audit-chain = Is the chain whole?
audit-chain-what = Every link is locked to the one before it. This computes all links anew and says whether anything was changed or taken out.
audit-chain-do = Check the chain
audit-chain-going = { NUM($count) } links checked so far, all whole…
audit-chain-on = Go on
audit-chain-whole = The chain is whole. { NUM($count) } links were checked, from the first to the last.
audit-chain-empty = There is no link yet.
audit-chain-note = Note this code somewhere outside the system; if somebody cuts off the end of the chain later, it will show:
audit-chain-broken = The chain breaks at link { NUM($link) }.
audit-chain-changed = What this link says was changed after it was written.
audit-chain-missing = At least one link before this one was taken out or replaced.
audit-chain-means = The console cannot do this; only somebody with full access to the database can. Touch nothing, back the database up, and tell whoever is responsible for data protection.
audit-chain-before = { NUM($count) } links before it are whole.
audit-noted = A code that you noted
audit-noted-do = Does it still stand?
audit-noted-yes = Yes. This link is what you noted.
audit-noted-no = No. This link is gone or changed: part of the chain was taken out or rewritten after you noted it.
audit-noted-unread = Write the code as you noted it: a number, a dash and twelve signs.
audit-back = Back

## Columns.

audit-column-name = name
audit-column-title = title
audit-column-text = words
audit-column-login = login
audit-column-role = role
audit-column-desk = desk
audit-column-level = level
audit-column-true-level = true level
audit-column-topic = topic
audit-column-outcome = outcome
audit-column-claimed-by = held by
audit-column-claimed-at = claimed
audit-column-waiting-since = waiting since
audit-column-first-reply-at = first answer
audit-column-last-reply-at = last answer
audit-column-closed-by = closed by
audit-column-closed-at = closed
audit-column-closing-note = closing note
audit-column-safe-to-contact = safe to contact
audit-column-rating = rating
audit-column-rated-at = rated
audit-column-returned = returned to the queue
audit-column-reopened = opened again
audit-column-opened-at = opened
audit-column-announced-at = announced
audit-column-last-heard-at = last word of the citizen
audit-column-queued-as = place in the queue
audit-column-context = where the bot stood
audit-column-citizen-id = citizen
audit-column-account-id = messenger account
audit-column-case-id = case
audit-column-message-id = message
audit-column-staff-id = member of staff
audit-column-name-en = English name
audit-column-rank = order
audit-column-answer-minutes = minutes to answer
audit-column-reopen-hours = hours to open again
audit-column-closed-text = closed text
audit-column-closed-text-en = closed text in English
audit-column-weekdays = days
audit-column-opens = from
audit-column-closes = to
audit-column-day = day
audit-column-starts-at = begins
audit-column-ends-at = ends
audit-column-phone = phone
audit-column-on-call = place on the on-call list
audit-column-away = on a break
audit-column-disabled-at = account closed
audit-column-password-hash = password
audit-column-totp-secret = second factor
audit-column-totp-step = last second-factor code
audit-column-stage = stage of signing in
audit-column-browser = browser
audit-column-token-hash = session's token
audit-column-locked-at = locked
audit-column-ended-at = ended
audit-column-used-at = used
audit-column-seen-at = seen
audit-column-purpose = purpose
audit-column-expires-at = valid until
audit-column-code-hash = code
audit-column-state = state
audit-column-mime = kind of file
audit-column-content = contents
audit-column-attempts = attempts
audit-column-try-at = next attempt
audit-column-searched = words for search
audit-column-written-at = written
audit-column-created-at = created
audit-column-key = key
audit-column-id = number
