## One person on two messengers, as staff see it. $when (String): a moment in words.

console-link-accounts = حساب‌های این شخص
console-link-by-code = وصل‌شده با کد، { $when }
console-link-by-phone = وصل‌شده با شماره، { $when }
console-link-by-staff = وصل‌شده به پیشنهاد همکار، { $when }
console-reach-reachable = پیام به آن می‌رسد
console-reach-blocked = یاور را آن‌جا بسته است
console-reach-never-started = آن‌جا گفت‌وگویی با یاور ندارد
console-reach-away = این پیام‌رسان الان جواب نمی‌دهد
console-reach-preferred = خبرهای بعدی را این‌جا خواسته است
console-link-separate = جدا کنید
console-link-separated = حساب جدا شد و پرونده‌های خودش با آن رفت. به هر دو طرف گفته شد.
# Variables: $number (Number): of the other case.
console-link-open = از هر دو پرسیده‌ایم که با پروندهٔ { NUM($number) } یک نفرند
console-link-no-yes = هنوز جوابی نیامده است
console-link-one-yes = یک طرف تأیید کرده است
console-link-withdraw = پس بگیرید
console-link-withdrawn = پرسش پس گرفته شد.
console-link-gone = این پیوند یا پرسش دیگر باز نیست.
console-link-same-person = این شخص همان پروندهٔ … است
console-link-same-person-what = شمارهٔ پروندهٔ دیگر را بنویسید. از هر دو حساب می‌پرسیم و تا هر دو تأیید نکنند، چیزی وصل نمی‌شود. فقط نام یا لحن یکسان کافی نیست.
console-link-ask = از هر دو بپرسید
console-link-asked = از هر دو حساب پرسیده شد.
console-link-no-case = پرونده‌ای با این شماره پیدا نشد، یا باز کردنش کار شما نیست.
console-link-same = هر دو پرونده از یک نفر است.
console-link-linked = هر دو حساب با حساب دیگری یکی‌اند؛ اول باید یکی جدا شود.
console-link-unsafe = یکی از این دو گفته است کس دیگری گوشی‌اش را می‌بیند؛ چنین پرسشی برایش امن نیست. خودش می‌تواند با کد وصل کند.
console-link-blocked = پیام به یکی از این دو حساب نمی‌رسد.
console-link-asked-already = یکی از این دو هنوز به پرسش قبلی جواب نداده است.
