## The supervisor's page. $count (Number). $time, $day (String): in words.

overview-title = Overview
overview-nothing = –
overview-nobody = These desks are open and nobody is there
overview-on-call = Ring them up, in this order:
overview-on-call-none = Nobody with a phone number is on the on-call list of these desks. Ask an administrator to add somebody.
overview-queue = The queue of each desk
overview-desk = Desk
overview-held = with colleagues
overview-oldest = Longest waits
overview-oldest-none = Nobody waits for an answer.
overview-is-held = with a colleague
overview-expiring = About to run out of time
overview-expiring-none = No claim ends within the next minutes.
overview-minutes-left = { $count ->
        [one] { NUM($count) } minute left
       *[other] { NUM($count) } minutes left
    }
overview-over = over
overview-there = Present ({ NUM($count) })
overview-there-none = No colleague is present.
overview-name = Name
overview-desks = Desks
overview-since = Since
overview-shift = Shift
overview-until = until { $time }
overview-no-shift = no shift
overview-holds = Cases
overview-locked = page is locked
overview-on-break = On a break:

## Deliveries and other things that need a person.

overview-troubles = To be seen to
overview-troubles-none = All messages arrived.
overview-troubles-more = { $count ->
        [one] There is { NUM($count) } more.
       *[other] There are { NUM($count) } more.
    }
overview-card-unknown = A message may not have arrived
overview-card-failed = A message did not arrive
overview-card-blocked = A citizen blocked the bot
overview-card-quarantined = A message of a citizen could not be read
overview-card-stalled = A message has been on its way for too long
overview-card-phones = Messages that go to phone numbers through Bale's Safir have not arrived
overview-card-line = A phone line is due to be checked
overview-card-call = A case in danger has no answer: somebody must ring up
overview-again = Send again
overview-close = Seen
overview-card-closed = Taken off the list.
overview-card-gone = This had been taken off the list before.
overview-card-again = The message is being sent again.

## Charts of the day and the week.

overview-figures = Figures
overview-day = Day, such as 1405/09/01
overview-day-do = Show
overview-error-day = Write the whole Jalali date, such as 1405/09/01. These are the figures of today.
overview-of-day = { $day }
overview-of-week = Seven days up to { $day }
overview-opened = new cases
overview-closed = closed
overview-unanswered = not answered yet
overview-median = half waited up to
overview-ninety = nine of ten waited up to
overview-waits-what = Half were answered sooner than the first figure, nine of ten sooner than the second.
overview-waits = Wait for the first answer, in minutes
overview-load = Cases
overview-outcomes = How cases ended
overview-chart-empty = Nothing in this time.
overview-as-table = The same as a table
overview-hour = Hour
overview-weekday = Day

## The file for a spreadsheet.

overview-export = File of figures
overview-export-what = The cases for Excel, without any words of citizens. Dates are Jalali and Gregorian.
overview-export-first = From
overview-export-last = To
overview-export-do = Get the file
overview-error-days = Write both days as whole Jalali dates, such as 1405/09/01.
overview-error-order = The last day is before the first.
overview-error-long = Take less than a year.
overview-csv-number = case
overview-csv-desk = desk
overview-csv-level = level
overview-csv-true-level = true level
overview-csv-topic = topic
overview-csv-outcome = outcome
overview-csv-platform = messenger
overview-csv-language = language
overview-csv-opened = opened
overview-csv-opened-iso = opened (ISO)
overview-csv-answered = first answer
overview-csv-answered-iso = first answer (ISO)
overview-csv-minutes = minutes to the answer
overview-csv-closed = closed
overview-csv-closed-iso = closed (ISO)
overview-csv-closed-by = closed by
overview-csv-returned = returned
overview-csv-reopened = reopened
overview-csv-rating = rating
