## Development data from judged messages.

training-title = Development data
training-what = Yavar learned from made-up messages. One that colleagues judged may be added, once everything that tells whose it is has been taken out and a second person has approved.
training-counts = So far
training-open = Waiting for a second person
training-approved-count = Approved
training-refused-count = Refused
training-export = Get the approved ones
training-none = No proposal waits. You may propose a message from a closed case or from the weekly sample.
# Variables: $number (Number): of the line.
training-line = Line { NUM($number) }
training-urgent = Urgent
training-not-urgent = Not urgent
# Variables: $name (String): a colleague.
training-by = Proposed by { $name }
training-own = You proposed this; somebody else has to approve it.
training-look = If reading it does not tell whose it is, approve it.
training-approve = Approve
training-refuse = Refuse
training-approved = Approved, and part of the data.
training-refused = Refused, and its text is gone.
training-not-decided = Not done: it is your own proposal, or somebody decided before.
training-decide-which = Approve or refuse.
# Variables: $number (Number): of the case.
training-case-title = Messages of case { NUM($number) }
training-case-what = Choose a message that Yavar should learn from.
training-case-none = There is no written message in this case.
training-is-proposed = Proposed
training-propose = Propose
training-form-title = Propose a message
training-before = As it was written
training-after = After the automatic pass
training-text = The text that stays
training-text-what = Take out names, an exact age with a town, places of work, schools and whatever else tells whose it is, or put “…” in its place. Do not mend mistakes or style. If the automatic pass took too much, put it back.
# Variables: $level (String): as staff judged it.
training-is-urgent = Was somebody needed at once? (colleagues judged: { $level })
training-notes = Notes, such as why it is hard to read (nothing about anybody)
training-clean = I read the text myself, and it tells nothing about anybody
training-propose-do = Send it to a second person
training-proposed = Proposed. Somebody else has to approve it.
training-proposed-before = This message was proposed before.
training-incomplete = Text, topic and urgency are all needed.
training-still = There is still a number, a web address or an @name in the text. Take it out.
training-unchecked = First read the text, and tick that it tells nothing about anybody.
