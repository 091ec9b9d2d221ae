## What stands on every page of the console about what happens just now.

live-lost = ارتباط با سامانه قطع شده است. تا وصل شدن دوباره، چیزهایی که می‌بینید شاید تازه نباشد.
live-waiting = در صف
live-unanswered = منتظر جواب شما
live-bell = خبر دادن با صدا و شماره
live-bell-on = صدا و شمارهٔ خبرها روشن است
live-bell-off = صدا و شمارهٔ خبرها خاموش است
