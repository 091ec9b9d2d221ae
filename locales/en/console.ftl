## What stands on every page of the console.

console-name = Yavar
console-skip = Skip to the page's text
console-nav = Parts of the console
console-nav-queue = Queue
console-nav-search = Search
console-nav-overview = Overview
console-nav-recall = How well danger is read
console-nav-training = Development data
console-nav-shifts = Shifts
console-nav-people = People
console-nav-desks = Desks
console-nav-canned = Canned replies
console-nav-audit = Audit
console-again = Try again
console-to-start = Go to the start page
console-cancel = Cancel
console-save = Save
console-copy = Copy
console-copied = Copied
console-yes = Yes, do it

## Pages for what cannot be done.

console-error-400 = This request could not be read
console-error-400-what = Something in the address or the form was not right. Go back and send it again.
console-error-403 = This part is not open to your role
console-error-403-what = If you should have it, tell your administrator.
console-error-404 = This page was not found
console-error-404-what = The address may be wrong, or the case is no longer with your desk.
console-error-405 = It cannot be done this way
console-error-405-what = Use the buttons on the page. Nothing was changed.
console-error-413 = This text or file is too big
console-error-413-what = Go back and make it shorter.
console-error-500 = This is our fault
console-error-500-what = It was not done, and we have noted that it is broken. Try again a little later; if it still fails, tell your administrator.
console-error-503 = The database does not answer right now
console-error-503-what = Nothing is lost. This page tries again by itself in a few seconds.
console-error-503-form = Nothing was saved, but the form that you wrote is here. Wait a few seconds and send it again.
console-forged = This form is no longer valid
console-forged-what = Nothing was changed. Go back, reload the page, and send it again.
