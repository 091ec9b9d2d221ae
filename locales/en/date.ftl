## Days of the week.

weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday

## Months of the Jalali calendar.

month-farvardin = Farvardin
month-ordibehesht = Ordibehesht
month-khordad = Khordad
month-tir = Tir
month-mordad = Mordad
month-shahrivar = Shahrivar
month-mehr = Mehr
month-aban = Aban
month-azar = Azar
month-dey = Dey
month-bahman = Bahman
month-esfand = Esfand

## Dates. $day (Number or words): day of the month, or weekday with date. $month (String). $weekday (String).
## $date (String): a date. $time (String): an hour, in words or as 17:05.

date-of-month = { NUM($day) } { $month }
date-of-week = { $weekday } { $date }
date-and-hour = { $day }, { $time }
date-clock = { NUM($time) }
date-short = { $date }, { NUM($time) }
date-long = { NUM($date) }, { NUM($time) }

## How long something takes. $count (Number), $hours (Number).

span-minutes = { $count ->
        [one] { NUM($count) } minute
       *[other] { NUM($count) } minutes
    }
span-hours = { $count ->
        [one] { NUM($count) } hour
       *[other] { NUM($count) } hours
    }
span-hours-minutes = { NUM($hours) } h { NUM($count) } min
span-days = { $count ->
        [one] { NUM($count) } day
       *[other] { NUM($count) } days
    }

# Variables: $time (String): an hour in words.
date-today = today from { $time }
# Variables: $time (String): as above.
date-tomorrow = tomorrow from { $time }
