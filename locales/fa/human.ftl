## A person instead of the program.

human-label = 🧑 صحبت با همکار ما
# Variables: $desk (String): name of the desk; $place, $when (String): messages below; $lines (String): open lines.
human-arrived =
    درخواستتان رسید.
    همکار ما در بخش «{ $desk }» آن را می‌خواند و همین‌جا جواب می‌دهد.
    { $place }
    { $when }
    هرچه بنویسید یا با صدا بفرستید، به او می‌رسد.
    اگر نمی‌توانید صبر کنید، الان این شماره‌ها جواب می‌دهند:
    { $lines }
human-next = شما نفر اول صف هستید.
# Variables: $place (Number).
human-place = شما نفر { NUM($place) } صف هستید.
human-held = همکار ما الان پیام‌های شما را می‌بیند.
human-told = به همکارمان گفتیم که منتظرید. اگر زود جواب ندهد، همکار دیگری جواب می‌دهد.
human-open = { "" }
# Variables: $more (String): what the desk wrote for these hours, or nothing.
human-closed =
    الان همکار ما سر کار نیست. پیامتان ماند و گم نمی‌شود.
    { $more }
# Variables: $opens (String): day and hour; $more as above.
human-closed-until =
    الان همکار ما سر کار نیست. پیامتان ماند و { $opens } جواب می‌دهند.
    { $more }
human-safe =
    یک سؤال کوتاه: اگر همکار ما این‌جا به شما پیام بدهد، برایتان امن است؟
    شاید کس دیگری این گوشی را ببیند.
human-safe-yes = ✅ بله، امن است
human-safe-no = 🤫 نه، کسی گوشی‌ام را می‌بیند
human-safe-noted = باشد. همکار ما همین‌جا برایتان می‌نویسد.
human-unsafe-noted =
    باشد. به همکارمان می‌گویم تا شما ننوشته‌اید، پیامی ندهد.
    هر وقت توانستید، خودتان بنویسید.
human-joined = پیامتان رسید و به پرونده‌تان اضافه شد. هنوز منتظر همکار ما هستیم.
# Outside the desk's hours. Variables: $when (String): when somebody answers; $lines (String): open lines.
human-kept =
    پیامتان رسید.
    { $when }
    اگر نمی‌توانید صبر کنید، الان این شماره‌ها جواب می‌دهند:
    { $lines }
# Said when the clock took the case from somebody who did not answer. Variables: $when, $lines (String): as above.
human-returned =
    همکاری که با شما حرف می‌زد الان جواب نمی‌دهد. پیامتان گم نشده و همکار دیگری جواب می‌دهد.
    { $when }
    اگر نمی‌توانید صبر کنید، الان این شماره‌ها جواب می‌دهند:
    { $lines }
# Said when a case is handed to another desk. Variables: $desk (String): its name; $when (String): as above.
human-transferred =
    پرونده‌تان به بخش «{ $desk }» رفت تا همکاری که این کار را بهتر می‌داند جواب بدهد.
    { $when }
human-reopened =
    پیامتان رسید. پرونده‌تان دوباره باز شد و همکار ما آن را می‌خواند.

## After a case is closed.

rating-asked =
    همکار ما این گفت‌وگو را بست. اگر باز هم چیزی لازم شد، همین‌جا بنویسید.
    این گفت‌وگو کمکتان کرد؟
rating-helped = 🙂 بله، کمک کرد
rating-a-little = 😐 کمی
rating-not = 🙁 نه، کمک نکرد
rating-thanks = ممنون که گفتید.
rating-sorry =
    ممنون که گفتید، و متأسفم.
    اگر هنوز کمک لازم دارید، «صحبت با همکار ما» را بزنید یا همین‌جا بنویسید.
