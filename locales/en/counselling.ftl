## Somebody to talk to: about what, with which desk, and how.

counselling-label = 💬 Counselling
counselling-topic =
    What would you like to talk about?
    You may also write it in your own words. “Legal” means divorce, custody, debt, prison and the like.
counselling-topic-otherwise =
    I did not quite understand what it is about.
    Tap one of these, or write it in other words.
counselling-family = Family and spouse
counselling-child = A child
counselling-mood = How I feel
counselling-recovery = Using and recovery
counselling-violence = Violence and abuse
counselling-legal = Legal
counselling-living = Work, money, papers
counselling-other = Something else
counselling-work = Work
counselling-papers = Papers
# Said of a topic that was read in somebody's words. Variables: $topic (String): one of those above.
counselling-understood = I understood: “{ $topic }”.
# Said of a topic that was chosen. Variables: $topic (String): as above.
counselling-about = All right, “{ $topic }”.
# Said instead when a desk has the case already.
counselling-open-already = Your request is with a colleague.
# Variables: $about (String): one of the three above, or callback-planned; $desk (String): name of the desk;
# $there (String): one of the three messages below it.
counselling-way =
    { $about }
    Our desk “{ $desk }” sees to it. { $there }
    Which would be better for you?
counselling-there = Somebody is there now.
# Variables: $opens (String): day and hour.
counselling-opens = Nobody is there now; somebody will be { $opens }.
counselling-nobody = Nobody is there now, and I do not know when somebody will be.
counselling-chat = ✍️ Write here
counselling-call = 📞 Call me
counselling-lines = ☎️ I call myself
counselling-change = ↩️ It is about something else
counselling-choose =
    I did not quite understand which one you want.
    Tap one of these, or write its number.

## Violence and abuse: somebody is called before this is asked.

counselling-violence-now =
    I wrote it down, and it reached a colleague.
    Does it still go on?
counselling-ongoing = Yes, it goes on
counselling-past = No, it was before
counselling-unsaid = I would rather not say

## After it was handed over. $desk (String): name of the desk; $wait (String): the place in the queue, and what of the
## messages below makes the wait longer; $lines (String): open lines.

counselling-arrived =
    Your request has arrived. I am a program; a colleague at “{ $desk }” reads your messages and answers right here.
    { $wait }
    Whatever you write or say in a voice message reaches them.
    If you cannot wait, these lines answer now:
    { $lines }
counselling-surge = Many people write right now, and our answers come later than usual.
counselling-unknown = Nobody is on duty now, and I do not know when somebody will answer. Your message is kept and will not be lost.

## A call. $hours (String): from when to when; $day (String): today, tomorrow, or weekday and date.

callback-safe =
    Is it safe for you if we call you? Somebody else may pick up.
    If it is not you, we do not say from where and why we call.
callback-yes = ✅ Yes, it is safe
callback-no = 🤫 No, it is not safe
callback-unsafe =
    All right, we do not call.
    Which would be better for you?
callback-when = When should we call?
callback-today = today
callback-tomorrow = tomorrow
callback-slot = { $day }, { $hours }
# Variables: $since (String): an hour as a number; $until (String): an hour in words.
callback-hours = { NUM($since) } to { $until }
# Variables: $since, $until (String): hours in words.
callback-hours-long = { $since } to { $until }
callback-phone =
    Which number should we call? We want it for this call only.
    Tap “Send my number”, or write the number.
callback-phone-how =
    I could not read one number in it.
    Write an Iranian mobile number, or a landline with its area code, such as:
    09123456789
callback-phone-not-yours =
    This is not the number of your own account.
    If we should call it all the same, please write it.
callback-passed = That time has passed. Please choose again.
# Seen on a locked screen: it says nothing of what it is about. Variables: $day, $hours as above; $desk (String): name
# of the desk; $lines (String): open lines.
callback-noted =
    Noted: { $day }, { $hours }.
    A colleague from “{ $desk }” will call.
    If another time suits you better, choose “Call me” again.
    If you cannot wait, these lines answer now:
    { $lines }
# Said instead of counselling-open-already. Variables: $day, $hours as above.
callback-planned = We have noted to call you: { $day }, { $hours }.
callback-off-label = ✖️ Cancel the call
callback-off =
    All right, we do not call, and your number is gone from the case.
    Write here whenever you like.
callback-none = No call is planned. If you want one, tap “Counselling”.
