## Calls that citizens asked for, as staff see them.

console-nav-calls = تماس‌ها
calls-what = این افراد خواسته‌اند به آن‌ها زنگ بزنیم. شماره را کسی می‌بیند که پرونده در دست اوست، و بعد از تماس پاک می‌شود.
calls-none = الان تماسی در نوبت نیست.
calls-asked = تماس تلفنی خواسته است
# Variables: $day (String): weekday and date; $since, $until (String): hours as 17:05.
calls-at = { $day }، { $since } تا { $until }
calls-late = وقتش گذشته
# Variables: $name (String): who holds the case.
calls-held = در دست { $name }
calls-waits = در صف
calls-claim-first = برای دیدن شماره، اول پرونده را بردارید.
calls-sealed = شماره با کلیدی رمز شده که این‌جا نیست. در گفت‌وگو دوباره بپرسید.
calls-somebody-else = اگر کس دیگری برداشت، نگویید از کجا و برای چه زنگ زده‌اید؛ بعداً دوباره زنگ بزنید.
calls-unsafe = این فرد گفته است پیام دادن برایش امن نیست. پیش از زنگ زدن، صبر کنید تا خودش بنویسد.
calls-reached = صحبت کردیم
calls-missed = جواب نداد
calls-off = لغو تماس
calls-noted-reached = ثبت شد: صحبت کردید. شماره پاک شد.
calls-noted-missed = ثبت شد: جواب نداد. شماره پاک شد؛ اگر امن است، در گفت‌وگو بنویسید چه وقت دوباره زنگ بزنید.
calls-noted-off = تماس لغو و شماره پاک شد.
calls-gone = این تماس دیگر در نوبت نیست.
# Variables: $when (String): a moment in little room. The same below.
calls-was-reached = تماس تلفنی: صحبت شد ({ $when })
# Variables: $when (String): as above.
calls-was-missed = تماس تلفنی: جواب نداد ({ $when })
# Variables: $when (String): as above.
calls-was-off = تماس تلفنی: لغو شد ({ $when })
