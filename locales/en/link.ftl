## One person on two messengers. $platform (String): what a messenger is called; $others (String): those, one a line.

link-label = 🔗 Link Telegram and Bale
link-open = 🔗 Linked accounts
link-platform-telegram = Telegram
link-platform-bale = Bale
link-how =
    Your talks in Telegram and Bale can become one, so that you need not say things twice.
    From then on our staff see both in one place. Answers come to where you wrote last, and if they cannot arrive there, to the other one.
    So whoever holds one of the two phones sees the answers that arrive there.
    You can separate them at any time, from either.
    How shall they be linked?
link-by-code = 🔢 With a code
link-by-phone = 📱 With my own number
link-undo = ↩️ Link them again
# Variables: $how (String): what to do with the code; $command (String): what is to be written; $minutes (Number).
link-code =
    { $how }
    <code>{ LTR($command) }</code>
    The code works once, for { NUM($minutes) } minutes. Give it to nobody.
    Nothing is linked until you say yes there.
link-code-write = Open Yavar in your other messenger and write this, just as it stands:
link-code-tap-or-write = Tap the button below. Or open Yavar in your other messenger and write this, just as it stands:
link-open-there = ↗️ Open Yavar in { $platform }
link-phone =
    Tap “Send my number” to share your own number.
    I do not keep the number itself, only a mark of it for one day, to find your other account.
link-phone-how = Please do not write the number: tap “Send my number”, so that I can be sure it is yours.
link-phone-not-yours =
    This is not the number of your own account, so I link nothing with it.
    Please send your own with the button “Send my number”, or go back and use a code.
link-phone-kept =
    It arrived. Now open Yavar in your other messenger, tap “Link Telegram and Bale” and send the same number.
    You have one day.
link-confirm =
    An account in { $platform } wants to become one with this one. Are both yours?
    If you say yes, our staff see both talks in one place, and whoever holds that phone sees the answers that arrive there.
link-yes = ✅ Yes, both are mine
link-no = ✖️ No, do not link
link-done =
    They are linked. Write from either: it is the same talk.
    If this was a mistake, separate them right here. For three days everything goes back to what it was.
link-left = All right, nothing was linked.
link-waits = Thank you. Now please confirm the same in your other messenger. Nothing is linked until then.
link-linked =
    This talk is one with your account in:
    { $others }
    If you separate them, each has its own talk and its own cases.
link-part = ✂️ Separate
link-parted =
    They are separated. From now on this is a talk of its own.
    If you change your mind, you can link them again within three days, under “Linked accounts”.
link-nothing-asked = There is no open question about linking accounts. You can begin yourself at any time, under “Linked accounts”.

## Codes that open nothing.

link-code-needed =
    Please write the code too: tap “Link Telegram and Bale” in your other messenger and you will see one.
    Send it here as it stands.
link-code-unknown =
    I do not find this code. Perhaps a digit is missing; please look again.
    You can also get a new one in your other messenger, under “Link Telegram and Bale”.
link-code-used = This code opens nothing any more. Get a new one in your other messenger, under “Link Telegram and Bale”.
link-code-expired =
    The time of this code is over; each works for ten minutes.
    Get a new one in your other messenger, under “Link Telegram and Bale”.
link-code-own = This code belongs to this very account. Write it in your other messenger.
link-code-already = These two accounts are one already.
link-code-elsewhere = This account is one with another. First separate it under “Linked accounts”, then write the code again.
link-code-too-many =
    Several codes were written that were not right. To keep you safe I take none here for an hour.
    Everything else is open as always.

## What the other side is told, once.

link-told-linked =
    Your account in { $platform } became one with this talk.
    If that was not you, separate it now under “Linked accounts”.
link-told-parted = The account in { $platform } was separated from this talk. From now on this is a talk of its own.
link-told-refused = From { $platform } came a no. Nothing has changed.

## What a member of staff asks.

link-asked =
    A colleague asks: have you talked with Yavar in { $platform } too?
    If both are yours and you want them to be one, tap “Yes”. We ask the same there, and nothing is linked until both say yes.
    From then on our staff see both talks in one place, and whoever holds one of the two phones sees the answers that arrive there.
