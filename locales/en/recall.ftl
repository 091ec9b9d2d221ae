## How well danger was read, as staff judged it.

recall-title = How well danger is read
recall-parts = Parts
# Variables: $count (Number): weeks.
recall-what = How well Yavar reads danger, over the last { NUM($count) } whole weeks and as colleagues judged it. Numbers under 5 are hidden, so that nobody is recognised.
recall-empty = There is no closed case and no message that was read yet. As cases are closed and the weekly sample is read, this page fills.
recall-together = All these weeks
recall-weeks = Week by week
recall-week = Week
recall-alarms = Alarms
recall-confirmed = Right
recall-false = False
recall-false-rate = Share of false alarms
recall-missed = Missed in cases
recall-read = Read of the sample
recall-of = Sample stands for
recall-found = Missed in the sample
recall-estimate = Of 100 in danger, seen
recall-few = fewer than 5
# Variables: $least, $most (Number): a span that holds the number.
recall-between = { NUM($least) } to { NUM($most) }
# Variables: $count (Number): of a hundred.
recall-at-least = at least { NUM($count) }
recall-percent = { NUM($count) } of 100
# Variables: $least, $most (Number): of a hundred.
recall-percent-between = { NUM($least) } to { NUM($most) } of 100
# Variables: $day (Number), $month (String).
recall-day = { NUM($day) } { $month }
# Variables: $first (Number): day of the month; $ends (String): day and month.
recall-week-within = { NUM($first) } to { $ends }
# Variables: $begins, $ends (String): day and month.
recall-week-across = { $begins } to { $ends }
recall-alarms-chart = Alarms, and those that were right
recall-rates-chart = False, of 100 alarms
recall-rates-what = Where a number is hidden, the worst case is drawn.
recall-means = What these numbers mean
recall-alarms-what = Cases closed in that week whose messages had been read as “urgent” or “life in danger”. Right: whoever closed the case saw it as gravely.
recall-missed-what = Cases that a colleague saw as “urgent” or “life in danger”, and whose messages had been read as less.
# Variables: $count (Number): people.
recall-found-what = Of all who wrote in that week and raised no alarm, up to { NUM($count) } by chance, one message each. So each person in the sample stands for several others; and as only one message of each is read, the true number may be higher.
recall-estimate-what = Right alarms divided by all who were in danger: right alarms, those missed in cases, and those missed in the sample times its weight. A hidden number counts at its worst, so the truth is probably better. The sample of one week is small; trust all weeks together more.
recall-few-what = From 0 to 4. Where a subtraction would have told it, a span stands in place of the number.
