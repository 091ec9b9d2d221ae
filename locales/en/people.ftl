## People of ours, as administrators see them.

people-add = Somebody new
people-add-do = Make the account
people-all = Everybody
people-about = About
people-name = Name
people-name-hint = Colleagues see this name; citizens see the desk only.
people-login-hint = Small English letters and digits. It stays for ever.
people-role = Role
people-desks = Desks
people-no-desk = No desk
people-phone = Phone
people-phone-hint = For when nobody is there. Supervisors and administrators see it, and the desk when a case in danger stays unanswered.
people-on-call = Place on the on-call list
people-on-call-hint = 1 is rung up first. Empty means not on the list.
people-state = State
people-seen = Last seen
people-never = Not yet
people-on = On
people-off = Off
people-invited = Has no password yet
people-no-factor = No second step
# Variables: $when (String): a moment in words.
people-off-since = This account has been off since { $when }.

## What an administrator does about somebody's access.

people-access = Access
people-link = One-time link
people-link-first = Has not chosen a password yet.
people-link-again = For when the password is lost.
people-link-make = Make a link
# Variables: $name (String).
people-link-for = Link for { $name }
people-link-what = Send this link by a way that only they read. They choose their password with it. It lasts three days and works once.
people-link-once = It will not be shown again.
people-to-person = Go to this person's page
people-factor = Second step
people-factor-on = On.
people-factor-none = Not set up yet.
people-factor-forget = Clear
# Variables: $name (String).
people-factor-sure = Clear the second step of { $name }? Make sure that they asked for it.
people-factor-forgotten = The second step is cleared. They set it up again when they next sign in.
people-sessions = Sign out everywhere
people-sessions-what = If their phone or computer is lost.
people-sessions-end = Sign out
people-sessions-ended = Signed out everywhere.
people-disable = Switch the account off
people-disable-what = They are signed out at once and their cases go back to the queue. Nothing is deleted.
people-disable-do = Switch off
# Variables: $name (String).
people-disable-sure = Switch the account of { $name } off?
people-disabled = The account is off.
people-is-disabled = This account is off. Switch it on first.
people-enable = Switch the account on
people-enable-what = With the password and second step that it had.
people-enable-do = Switch on
people-enabled = The account is on.
people-changed = Saved.

## What is wrong in a form about somebody.

people-error-login = A login has 2 to 40 small English letters, digits, dots, dashes or underscores, and begins with a letter or digit.
people-error-taken = Somebody else has this login. Choose another.
people-error-name = Write the name.
people-error-role = Choose one of the roles.
people-error-desks = One of these desks is gone. Choose again.
people-error-phone = Write the number in digits, such as 09121234567.
people-error-on-call = Write a number from 1 to 99, or leave it empty.
people-error-on-call-phone = The on-call list needs a phone number.
people-error-last = This is the only administrator. Make another one first.
people-error-self = You cannot switch your own account off. Ask another administrator.
people-error-own-role = You cannot change your own role. Ask another administrator.
