## The first page of staff: own cases, the next one, and what waits where.

queue-title = Queue
queue-next = Next case
# Variables: $count (Number): cases that wait.
queue-waiting = { NUM($count) } waiting
queue-nobody = Nobody is waiting
queue-nobody-waits = Nobody is waiting at your desks just now.
queue-away = You are on a break, and no case is given to you.
queue-you-are-away = You are on a break. End it on your account page first.
queue-to-account = End the break
queue-no-desk = You are at no desk yet. Ask the administrator to add you to yours.
queue-mine = My cases
queue-mine-empty = You hold no case. Press “Next case” to begin.
queue-unanswered = Waits for your answer
queue-answered = Answered; it is their turn
queue-desks = Desks
queue-desk = Desk
queue-in-line = In line
queue-held = Held by colleagues
queue-oldest = Longest wait
queue-there = Present
queue-nobody-there = Nobody is present
queue-closed = Closed
# Variables: $when (String): day and hour.
queue-closed-until = Closed until { $when }
queue-list = All cases that wait
queue-list-empty = The queue is empty.
queue-case = Case
queue-since = Waiting since
queue-do = Do
queue-assign = Assign
# Variables: $number (Number): of the case.
queue-assign-whom = To whom shall case { NUM($number) } go?
