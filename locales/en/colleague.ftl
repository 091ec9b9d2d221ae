## For our own colleagues, in their messengers.

colleague-linked =
    This account now belongs to you in the console.
    From now on you see number and level of new cases here.
colleague-code-unknown = This code is not right. Take a new one from “My account” in the console.
colleague-code-used = This code was used before. Take a new one from “My account” in the console.
colleague-code-expired = The time of this code is over. Take a new one from “My account” in the console.
# Variables: $number, $level (Number); $desk (String): name of the desk.
colleague-case-waits = Case { NUM($number) }, level { NUM($level) }, waits at “{ $desk }”.
colleague-open-console = 📂 Open the case
