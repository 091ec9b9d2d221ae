## What stands on every page of the console about what happens just now.

live-lost = The connection is lost. Until it is back, what you see may be out of date.
live-waiting = In the queue
live-unanswered = Wait for you
live-bell = Tell news by sound and number
live-bell-on = Sound and number of news are on
live-bell-off = Sound and number of news are off

## A messenger by which nothing leaves. $platform (String); $ago (String): since when; $count (Number): what waits.
## Short: on a phone it is to stay on one line.

live-messenger-away =
    { $platform } silent since { $ago }{ $count ->
        [0] .
       *[other] ; { NUM($count) } waiting.
    }
live-sender-gone =
    { $platform } sender off since { $ago }{ $count ->
        [0] .
       *[other] ; { NUM($count) } waiting.
    }
