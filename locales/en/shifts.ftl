## Shifts.

# Variables: $day (String): the first day of the week.
shifts-title = Shifts of the week of { $day }
shifts-earlier = Week before
shifts-this = This week
shifts-later = Week after
shifts-today = Today
shifts-nobody = Nobody.
shifts-planned-ones = Plan of the week
# Variables: $since, $until (String): hours in digits.
shifts-span = { $since } to { $until }
shifts-cancel = Remove
shifts-end = End it now
# Variables: $name (String).
shifts-cancel-of = Remove or end the shift of { $name }
shifts-add = New shift
shifts-add-do = Write it down
shifts-person = Who
shifts-choose = Choose
shifts-day = Day
shifts-day-hint = Such as 1405/09/01
shifts-since = From
shifts-until = Until
shifts-midnight = An end that is earlier than the beginning is on the next morning.
shifts-days = For how many days in a row
shifts-on-call = On-call list
shifts-on-call-empty = Nobody is on the list yet. An administrator writes phone and place on the page of people.
shifts-planned = The shift is written down.
shifts-cancelled = The shift is taken back.
shifts-gone = This shift was over or removed before.
shifts-error-person = Choose somebody.
shifts-error-day = Write the date like this: 1405/09/01
shifts-error-clock = Write the hour like this: 20 or 20:30
shifts-error-days = Write a number from 1 to 31.
shifts-error-span = This shift is over.
shifts-error-overlap = They have another shift in part of that time. No shift was written down.
