## The page of phone lines. $name (String): a line. $day (String): a Jalali date in digits. $when (String): day and hour in words.

console-nav-lines = Lines
lines-title = Phone lines
lines-what = People see a line only while somebody answers it and its check still counts.
lines-none = No line is written down yet. Until then people are told 123, 115, 110 and 125.
lines-due = These lines are due to be called
lines-due-soon = Its check ends on { NUM($day) }. Call it before then.
lines-due-over = Its check ended on { NUM($day) } and it is no longer shown. Call it and confirm it.
lines-on-card = On the emergency card
lines-hours = Hours
lines-hours-unknown = Not known
lines-status = Status
lines-checked-at = Last check
lines-never-checked = Nobody has checked it yet
lines-until = Counts until
lines-pair = Pair
lines-more = Source and note
lines-source = Source
lines-note = Note

## Whether people are shown a line now. $status (String): its status in words.

lines-shown = Shown now
lines-shown-until = Shown now, until { $when }
lines-not-status = Not shown: { $status }
lines-not-unchecked = Not shown: nobody has confirmed it yet
lines-not-expired = Not shown: its check has run out
lines-not-hours = Not shown: its hours are not known
lines-not-until = Not shown now; it opens { $when }
lines-not-open = Not shown now; nobody answers at this hour
lines-not-pair = Not shown now: the line that is its pair is not available
lines-status-active = it works
lines-status-unconfirmed = not confirmed yet
lines-status-planned = not running yet
lines-status-closed = closed for the time being
lines-status-stopped = it no longer answers

## What staff do about a line. $days (String): a number of days.

lines-span = How long does this check count?
lines-span-days = { NUM($days) } days, until { NUM($day) }
lines-answers = I called it today; it answers
lines-answers-again = I called it today; it answers now
lines-answers-asked = I asked today; it answers
lines-ask-not-dial = Do not dial an emergency line to test it; ask the organisation whether it works.
lines-silent = It does not answer
lines-stop-note = What did you find? For example: called three times, busy
lines-stop = Stop showing it
lines-stop-sure = From now on nobody is shown “{ $name }”. Go on?
lines-change = Change number and hours
lines-checked = Written down. People see this line in its hours.
lines-stopped = Written down. Nobody is shown this line any more.
lines-error-late = Somebody else changed this line just now. This is how it stands; write yours down again if it is needed.
lines-error-span = Choose one of the spans.
lines-error-note = Say in a few words what you found.

## The form of one line.

lines-one = { $name }
lines-one-what = Change only what you found out today by calling or asking. Saving means that number and hours are right and the line answers.
lines-number = Number
lines-number-what = As people dial it, with its area code; 3 to 11 digits.
lines-emergency-number = The number of an emergency line is not changed here.
lines-always = Day and night, every day
lines-hours-what = If it is not day and night, give days and hours of each period. Write midnight as 24. An end before the beginning means the next day.
lines-closes-sample = e.g. 24
lines-save = I asked today and this is right; save
lines-back = Back
lines-error-number = A number has 3 to 11 digits, such as 02155012345 or 1480.
lines-error-emergency-number = The number of an emergency line is not changed on this page. If it really changed, tell the administrator.
lines-error-twice = This is the number of “{ $name }”.
lines-error-hours = Say when this line answers: day and night, or at least one period. A line whose hours are not known is not shown.
lines-error-late-form = Somebody else changed this line just now, and what you typed was not saved. It is still here; look at the page of lines, and save again if it is still right.
