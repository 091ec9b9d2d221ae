## The administrator's page of desks.

desk-title = Desks
# Variables: $name (String): name of the desk.
desk-one = { $name }
desk-change = Change
desk-open = Open now
# Variables: $time (String): an hour in words.
desk-open-until = Open until { $time }
# Variables: $when (String): day and hour in words.
desk-closed-until = Closed until { $when }
desk-closed = Closed
# Variables: $minutes (Number), $hours (Number).
desk-limits = { NUM($minutes) } minutes to answer; a closed case opens again for { NUM($hours) } hours
desk-saved = The changes are saved.
desk-save = Save
desk-back = Back
desk-errors = Nothing was saved. Put right what is marked, and save again.

## Hours. $days (String): days of the week, $opens and $closes (String): hours such as 8:30, $first and $last (String): days.

desk-every-day = Every day
desk-days-range = { $first } to { $last }
desk-hours-always = Round the clock, whenever somebody is there
desk-hours-all-day = { $days }, round the clock
desk-hours-line = { $days }, { NUM($opens) } to { NUM($closes) }
desk-hours-next-day = { $days }, { NUM($opens) } to { NUM($closes) } on the next day

## The form of one desk.

desk-name = Name in Persian
desk-name-en = Name in English
desk-answer-minutes = Minutes to answer
desk-answer-minutes-what = Whoever claimed a case must answer within this time; else it goes back to the queue.
desk-reopen-hours = Hours in which it opens again
desk-reopen-hours-what = If the person writes within this time after a case was closed, the same case opens again.
desk-hours = Hours
desk-hours-what = Give days and hours of each period. Closing before opening, or at the same hour, means the next day. Without any period the desk is open round the clock.
# Variables: $number (Number): which one.
desk-period = Period { NUM($number) }
desk-opens = From
desk-closes = To
desk-opens-sample = such as 8:00
desk-closes-sample = such as 16:00
desk-period-remove = Remove this period
desk-period-more = One more period
desk-closed-texts = When the desk is closed
desk-closed-texts-what = When it opens, and the lines that help, are said anyway. This comes after them, and may be empty.
desk-closed-text = Text in Persian
desk-closed-text-en = Text in English
desk-error-name = Give the desk a name.
desk-error-name-en = Write the English name in Latin letters.
desk-error-minutes = Write a number between 1 and 1440.
desk-error-reopen = Write a number between 0 and 2160.
desk-error-hour = Write both hours, such as 8:00 and 16:30.
desk-error-days = Choose at least one day.

## Holidays.

desk-holidays = Holidays
desk-holidays-what = On these days the desk does not open. A period that began on the evening before runs until morning.
desk-holidays-none = No holiday is written down yet.
desk-holiday-day = Day
desk-holiday-name = Occasion
desk-holiday-desk = Desk
desk-holiday-add = A new holiday
desk-holiday-save = Add the holiday
desk-holiday-added = The holiday is written down.
desk-holiday-removed = The holiday is removed.
desk-holiday-gone = This holiday had been removed before.
desk-all = All desks
desk-day-sample = such as 1406/01/01
desk-remove = Remove
# Variables: $day (String): a day, $name (String): its occasion.
desk-remove-sure = Remove the holiday { $day } ({ $name })?
desk-error-day = Write the whole Jalali date, such as 1406/01/01.
desk-error-past = This day is over.
desk-error-twice = This day is written down for this desk already.
desk-error-holiday-name = Write the occasion.
