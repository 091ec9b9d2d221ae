## While far more people write than can be answered: what citizens are told.

surge-told =
    Very many people are writing just now, and our colleagues answer later than usual.
    Your message is not lost and you will be answered in turn; write here whatever you need to say.
    If somebody’s life is in danger, do not wait for an answer: tap “Help now”.

## The switch on the supervisors' page, and the line on every page while it is on.
## $name (String): a member of staff. $since, $until, $when (String): moments in words.

surge-title = Surge
surge-what = When, and what changes?
surge-when = Supervisors switch this on when far more messages come than we can answer. While it is on:
surge-what-severity = nobody is asked how severe their distress is.
surge-what-counselling = counselling asks the topic only, and the case is in the queue soon.
surge-what-calls = calls are offered for later times.
surge-what-rating = “Did it help?” is not sent after a case is closed.
surge-what-told = everybody is told that many people write and the answer comes later.
surge-not = “Urgent” and “life in danger” stay as they are: the same questions, numbers and alerts. If you do not switch it off, it ends by itself after 12 hours.
surge-begin = Begin a surge
surge-begin-sure = Begin a surge for everybody? Until it ends, what is not urgent is asked more shortly, and people are told that answers come later.
surge-on = A surge is on.
surge-on-by = On since { $since } by { $name }; it ends by itself at { $until }.
surge-somebody = A supervisor
surge-renewed = Last renewed by { $name }, { $when }.
surge-renew = Keep it for 12 hours from now
surge-end = End the surge
surge-end-sure = End the surge? Everything is asked as usual again.
surge-begun = The surge has begun. People are told that answers come later.
surge-already = Somebody switched it on before you; their name and the hour stand on this page.
surge-again = The surge goes on for another 12 hours.
surge-ended = The surge is over. Everything is as usual.
surge-over = There was no surge any more; nothing changed.
