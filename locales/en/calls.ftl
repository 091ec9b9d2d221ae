## Calls that citizens asked for, as staff see them.

console-nav-calls = Calls
calls-what = These people asked us to call. The number is seen by whoever holds the case, and is forgotten after the call.
calls-none = No call is due.
calls-asked = Asked for a call
# Variables: $day (String): weekday and date; $since, $until (String): hours as 17:05.
calls-at = { $day }, { $since } to { $until }
calls-late = overdue
# Variables: $name (String): who holds the case.
calls-held = held by { $name }
calls-waits = in line
calls-claim-first = Claim the case to see the number.
calls-sealed = The number is sealed under a key that is not here. Ask for it again in the talk.
calls-somebody-else = If somebody else picks up, do not say from where and why you call; call again later.
calls-unsafe = This person said that it is not safe to write to them. Wait with the call until they write.
calls-reached = We talked
calls-missed = No answer
calls-off = Call off
calls-noted-reached = Noted: you talked. The number is gone.
calls-noted-missed = Noted: no answer. The number is gone; if it is safe, write when you will call again.
calls-noted-off = The call is off, and the number is gone.
calls-gone = This call is no longer due.
# Variables: $when (String): a moment in little room. The same below.
calls-was-reached = Call: talked ({ $when })
# Variables: $when (String): as above.
calls-was-missed = Call: no answer ({ $when })
# Variables: $when (String): as above.
calls-was-off = Call: called off ({ $when })
