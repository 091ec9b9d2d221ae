## Signing in.

sign-in-title = Staff sign-in
sign-in-login = Login
sign-in-password = Password
sign-in-enter = Sign in
sign-in-lost = Forgot your password? Ask your administrator for a new link.
sign-in-wrong = Login or password is not right. Write it again, and look at the keyboard's language and capital letters.
sign-in-password-wrong = The password is not right. Write it again, and look at the keyboard's language and capital letters.
# Variables: $minutes (Number).
sign-in-too-many = It went wrong several times in a row. To be safe, try again in { $minutes } minutes.
sign-in-disabled = This account is switched off. If you think that is a mistake, tell your administrator.
sign-in-left = You are signed out.
sign-in-other-person = Sign in with another account

## The second step.

sign-in-code-title = Code
# Variables: $name (String): who signs in.
sign-in-code-what = { $name }, write the six digits that your authenticator app shows.
sign-in-code = Six digits
sign-in-code-wrong = This code is not right. Take a new one from the app. If that fails too, set the phone's clock to automatic.
sign-in-code-expired = This code is too old. Write the new one from the app.
sign-in-code-used = This code has been used. Wait a few seconds and write the next one.
sign-in-factor-unreadable = The second step of this account cannot be read. That is our fault; ask your administrator to clear it.
sign-in-no-phone = I do not have my phone
sign-in-has-phone = I take the code from my phone

## Recovery codes.

sign-in-recovery-title = Recovery code
sign-in-recovery-what = Write one of the recovery codes that you were given when you set up the second step.
sign-in-recovery = Recovery code
sign-in-recovery-wrong = This recovery code is not right. Look at the digits once more.
sign-in-recovery-used = This recovery code has been used. Write another one.
sign-in-recovery-lost = No recovery code either? Ask your administrator to clear the second step.
sign-in-few-codes = You are in. You are running out of recovery codes; get new ones on your account page.

## Setting up the second step.

second-factor-title = Second step
second-factor-required = This console needs a second step. Set it up once; it takes two minutes.
second-factor-why = With a second step, somebody who only knows your password cannot get in.
second-factor-step-app = Install an authenticator app on your phone, such as Aegis or Google Authenticator. It works without internet.
second-factor-step-scan = Choose "add" in that app and scan this picture.
second-factor-qr = Code to scan; if you cannot, the key stands as text in the next part
second-factor-no-camera = I cannot scan it
second-factor-same-phone = I am on that phone; open the authenticator app
second-factor-by-hand = Or type this key into the app:
second-factor-step-code = Write the six digits that the app shows.
second-factor-confirm = Switch on
second-factor-too-late = That picture was too old. Scan the new one and write its code; remove the old one from the app.
second-factor-password = Write your password to go on.
second-factor-go-on = Go on
second-factor-password-again = That picture was too old. Write your password again for a new one; delete the old one from the app.
recovery-title = Your recovery codes
recovery-what = Without your phone, each of these codes lets you in once. Write them down in a safe place or print them; not on the same phone.
recovery-once = They will not be shown again.
recovery-kept = I have kept them

## One-time links.

# Variables: $name (String): who was invited.
invite-welcome = Hello { $name }
invite-title = Choose a password
invite-what = This link is for you only. Choose a password that you use nowhere else.
invite-login = Your login:
invite-enter = Save and sign in
invite-used = This link has been used
invite-used-what = If you chose a password yourself, sign in. If not, tell your administrator right now.
invite-expired = This link works no more
invite-expired-what = A link lasts three days, and a newer one voids it. Ask your administrator for a new one.
password-new = New password
password-again = New password again
password-rule = At least 10 letters. A few words that do not belong together are good.
password-short = This password is short or too simple. Use at least 10 different letters and digits.
password-like-login = The password must not hold your login.
password-differs = The two passwords differ. Write both again.

## The idle lock.

lock-title = The page is locked
# Variables: $name (String): who is signed in.
lock-what = { $name }, you did nothing for a while and the page locked. Write your password to go on.
# Variables: $name (String): who is signed in.
lock-kept = { $name }, the page had locked before this form came. Write your password; what you wrote is kept.
lock-open = Open
lock-waiting = Somebody waits in the queue
lock-resume = The page is open
lock-resume-what = The form that you wrote has not been sent yet.
lock-resume-send = Send the form
