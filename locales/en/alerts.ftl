## Cases in danger that nobody has answered: who was told, how often, and who is to be rung up.

console-nav-alerts = Alerts
alerts-title = Alerts
alerts-what = Cases in which a life or somebody's safety is in danger and that have no answer from us yet.
# Variables: $count (Number): cases.
alerts-now = { $count ->
        [0] Alerts now
        [one] { NUM($count) } case in danger, unanswered
       *[other] { NUM($count) } cases in danger, unanswered
    }
alerts-none = No alert just now: every urgent case was answered, or somebody sees to it.
# Variables: $times (Number): how often people were told; $ago (String): when last.
alerts-times = { $times ->
        [1] Alerted { $ago }
       *[other] Alerted { NUM($times) } times, last { $ago }
    }
# Variables: $whom (String): those of this step; $count (Number): whom it reached.
alerts-told = { $count ->
        [0] { $whom }: nobody could be reached.
        [one] Told: { $whom } ({ NUM($count) } person).
       *[other] Told: { $whom } ({ NUM($count) } people).
    }
# Variables: $whom (String): those of the next step; $time (String): hour and minutes.
alerts-next = Next step at { $time }: { $whom }.
# Variables: $time (String): hour and minutes.
alerts-next-call = From { $time } on somebody must ring up.
alerts-last = This was the last step.
# Variables: $span (String): how long.
alerts-silent = Has written nothing for { $span }
# Variables: $ago (String): when.
alerts-flagged = Went back unanswered { $ago }

## The last step: somebody rings up somebody.

alerts-call = Somebody must ring up
alerts-call-what = Ring in this order until somebody answers, and write down what came of it.
alerts-reached = I rang, they answered
alerts-vain = I rang, no answer
# Variables: $name (String): who rang; $ago (String): when.
alerts-vain-at = { $name } rang, no answer ({ $ago })
alerts-no-number = No number is written down on the on-call list. The administrator writes number and place of each person under “People”.
alerts-see-to = I see to it

## What a press brought about.

alerts-taken = The case is yours and the alert is over. Answer now.
alerts-seen-to = Noted that you see to it. The alert is over.
alerts-called-reached = Noted that they answered. The alert is over.
alerts-called-vain = Noted that they did not answer. Ring the next one.
alerts-over = This alert was over before.
