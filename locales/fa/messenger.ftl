## Where later words go, when somebody has linked two messengers. $platform (String): what a messenger is called.

messenger-which =
    هر وقت چیزی بپرسید، همان‌جا جواب می‌گیرید.
    اگر بعداً خبری برایتان باشد، آن را کجا بفرستیم؟
messenger-here = همین‌جا، در { $platform }
messenger-there = در { $platform }
messenger-last = هر جا که آخرین بار نوشتم
messenger-kept-here = باشد. خبرهای بعدی را همین‌جا در { $platform } می‌فرستیم.
messenger-kept-there = باشد. خبرهای بعدی را در { $platform } می‌فرستیم.
messenger-kept-last = باشد. خبرهای بعدی را هر جا که آخرین بار نوشته باشید می‌فرستیم.
messenger-only-one =
    الان فقط از همین پیام‌رسان شما را می‌شناسم؛ همه چیز همین‌جا می‌آید.
    اگر در پیام‌رسان دیگری هم یاور دارید، می‌شود آن دو را به هم وصل کرد.
messenger-label = 📨 خبرها کجا بیاید
# Stands on a line of its own before words that could not arrive where they were meant for.
messenger-detour = این پیام در { $platform } به شما نرسید؛ این‌جا می‌فرستیم.
