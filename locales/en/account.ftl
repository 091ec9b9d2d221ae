## One's own account.

account-title = My account
account-me = Me
account-sign-out = Sign out
account-shifts = My shifts
# Variables: $since (String): day and hour in words; $until (String): an hour in digits.
account-shift = { $since } until { $until }
account-no-shifts = No shift is written down for you in the next two weeks. While the page is open you count as on duty.
account-password = Password
account-password-now = Present password
account-password-change = Change the password
account-password-ends = Your other browsers are signed out.
account-password-changed = The password is changed and the other browsers are signed out.
account-factor = Second step
account-factor-on = On
account-factor-off = Your account opens with the password alone. Switch the second step on.
account-factor-set-up = Switch on
account-factor-renew = I have a new phone
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-factor = { $name } removed or changed your second factor on { $when }.
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-link = { $name } made a link to choose a password for your account on { $when }.
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-password = { $name } changed your password on { $when }.
account-by-others-what = If you did not ask for it, tell your supervisor now.
# Variables: $count (Number).
account-codes-left = { $count ->
        [0] No recovery code is left; get new ones.
       *[other] { $count } recovery codes are left.
    }
account-codes-new = New recovery codes
account-messenger = News on Telegram
account-messenger-what = When a new case comes to your desk's queue, its number and level come to your own Telegram; never the text.
account-messenger-link = Link Telegram
account-messenger-send = From your own Telegram, send this to Yavar's bot:
account-messenger-minutes = The code lasts 10 minutes and works once.
account-messenger-on = Telegram is linked
account-messenger-unlink = Unlink
account-messenger-unlinked = Telegram is unlinked.
account-sessions = Browsers that are signed in
# Variables: $ago (String): how long ago it was used; $since (String): when it began.
account-session-used = Last used { $ago } · signed in { $since }
account-session-this = This browser
account-session-end = Sign out
# Variables: $name (String): the browser.
account-session-end-one = Sign { $name } out
account-session-ended = That browser is signed out.
account-sessions-end-others = Sign all other browsers out
account-sessions-ended = All other browsers are signed out.

## A break.

break-begin = I take a break
break-end = I am back
break-on = On a break

## Roles.

role-counsellor = Counsellor
role-psychologist = Psychologist
role-social-worker = Social worker
role-lawyer = Lawyer
role-job-officer = Job officer
role-shelter-keeper = Shelter keeper
role-supervisor = Supervisor
role-administrator = Administrator
