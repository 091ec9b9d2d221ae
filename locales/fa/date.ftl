## Days of the week.

weekday-saturday = شنبه
weekday-sunday = یکشنبه
weekday-monday = دوشنبه
weekday-tuesday = سه‌شنبه
weekday-wednesday = چهارشنبه
weekday-thursday = پنجشنبه
weekday-friday = جمعه

## Months of the Jalali calendar.

month-farvardin = فروردین
month-ordibehesht = اردیبهشت
month-khordad = خرداد
month-tir = تیر
month-mordad = مرداد
month-shahrivar = شهریور
month-mehr = مهر
month-aban = آبان
month-azar = آذر
month-dey = دی
month-bahman = بهمن
month-esfand = اسفند

## Dates. $day (Number or words): day of the month, or weekday with date. $month (String). $weekday (String).
## $date (String): a date. $time (String): an hour, in words or as 17:05.

date-of-month = { NUM($day) } { $month }
date-of-week = { $weekday } { $date }
date-and-hour = { $day }، ساعت { $time }
date-clock = { NUM($time) }
date-short = { $date }، { NUM($time) }
date-long = { NUM($date) }، { NUM($time) }

## How long something takes. $count (Number), $hours (Number).

span-minutes = { NUM($count) } دقیقه
span-hours = { NUM($count) } ساعت
span-hours-minutes = { NUM($hours) } ساعت و { NUM($count) } دقیقه
span-days = { NUM($count) } روز

# Variables: $time (String): an hour in words.
date-today = امروز ساعت { $time }
# Variables: $time (String): as above.
date-tomorrow = فردا ساعت { $time }
