## What stands on every page of the console about what happens just now.

live-lost = ارتباط با سامانه قطع شده است. تا وصل شدن دوباره، چیزهایی که می‌بینید شاید تازه نباشد.
live-waiting = در صف
live-unanswered = منتظر جواب شما
live-bell = خبر دادن با صدا و شماره
live-bell-on = صدا و شمارهٔ خبرها روشن است
live-bell-off = صدا و شمارهٔ خبرها خاموش است

## A messenger by which nothing leaves. $platform (String); $ago (String): since when; $count (Number): what waits.
## Short: on a phone it is to stay on one line.

live-messenger-away =
    { $platform } از { $ago } جواب نمی‌دهد{ $count ->
        [0] .
       *[other] ؛ { NUM($count) } پیام منتظر.
    }
live-sender-gone =
    فرستندهٔ { $platform } از { $ago } خاموش است{ $count ->
        [0] .
       *[other] ؛ { NUM($count) } پیام منتظر.
    }
