## A person instead of the program.

human-label = 🧑 Talk to a person
# Variables: $desk (String): name of the desk; $place, $when (String): messages below; $lines (String): open lines.
human-arrived =
    Your request has arrived.
    A colleague at “{ $desk }” reads it and answers right here.
    { $place }
    { $when }
    Whatever you write or say in a voice message reaches them.
    If you cannot wait, these lines answer now:
    { $lines }
human-next = You are first in line.
# Variables: $place (Number).
human-place = You are number { NUM($place) } in line.
human-held = A colleague sees your messages now.
human-told = We told our colleague that you wait. If they do not answer soon, somebody else will.
human-open = { "" }
# Variables: $more (String): what the desk wrote for these hours, or nothing.
human-closed =
    Nobody is on duty right now. Your message is kept and will not be lost.
    { $more }
# Variables: $opens (String): day and hour; $more as above.
human-closed-until =
    Nobody is on duty right now. Your message is kept, and you will have an answer { $opens }.
    { $more }
human-safe =
    One short question: is it safe for you if a colleague writes to you here?
    Somebody else may see this phone.
human-safe-yes = ✅ Yes, it is safe
human-safe-no = 🤫 No, somebody sees my phone
human-safe-noted = All right. A colleague will write to you here.
human-unsafe-noted =
    All right. I will tell my colleague not to write before you do.
    Write whenever you can.
human-joined = Your message arrived and was added to your case. We are still waiting for a colleague.
# Outside the desk's hours. Variables: $when (String): when somebody answers; $lines (String): open lines.
human-kept =
    Your message arrived.
    { $when }
    If you cannot wait, these lines answer now:
    { $lines }
# Said when the clock took the case from somebody who did not answer. Variables: $when, $lines (String): as above.
human-returned =
    The colleague who talked with you is not answering now. Your message is not lost; somebody else will answer.
    { $when }
    If you cannot wait, these lines answer now:
    { $lines }
# Said when a case is handed to another desk. Variables: $desk (String): its name; $when (String): as above.
human-transferred =
    Your case went to “{ $desk }”, where somebody knows more about this and will answer.
    { $when }
human-reopened =
    Your message arrived. Your case is open again and a colleague reads it.

## After a case is closed.

rating-asked =
    My colleague has closed this talk. If you need anything else, just write here.
    Did it help?
rating-helped = 🙂 Yes, it helped
rating-a-little = 😐 A little
rating-not = 🙁 No, it did not
rating-thanks = Thank you for telling me.
rating-sorry =
    Thank you for telling me. I am sorry.
    If you still need help, tap “Talk to a person” or just write here.
