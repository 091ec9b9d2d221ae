## For our own colleagues, in their messengers.

colleague-linked =
    This account now belongs to you in the console.
    From now on you see number and level of new cases here.
colleague-code-unknown = This code is not right. Take a new one from “My account” in the console.
colleague-code-used = This code was used before. Take a new one from “My account” in the console.
colleague-code-expired = The time of this code is over. Take a new one from “My account” in the console.
# Variables: $number, $level (Number); $desk (String): name of the desk; $plan (Number): 1 if the person has a care plan.
colleague-case-waits =
    Case { NUM($number) }, level { NUM($level) }, waits at “{ $desk }”.{ $plan ->
        [1] { " " }There is a care plan.
       *[other] { "" }
    }

## A case in danger without an answer. $number, $level (Number); $desk (String): name of the desk; $times (Number): alarms.

colleague-alert = Case { NUM($number) }, level { NUM($level) }, at “{ $desk }” needs an answer now.
colleague-alert-again =
    Case { NUM($number) }, level { NUM($level) }, at “{ $desk }” still has no answer.
    This is alert { NUM($times) }.
colleague-alert-phone =
    Case { NUM($number) }, level { NUM($level) }, at “{ $desk }” still has no answer.
    This is alert { NUM($times) } and the last one: somebody must ring up. The numbers stand in the console under “Alerts”.
colleague-open-console = 📂 Open the case
# Variables: $name (String): who did it.
colleague-factor-removed =
    { $name } removed your second factor in the console.
    If you did not ask for it, tell your supervisor now.
# Variables: $name (String): who did it.
colleague-link-made =
    { $name } made a link to choose a new password for your account in the console.
    If you did not ask for it, tell your supervisor now.
