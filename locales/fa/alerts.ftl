## Cases in danger that nobody has answered: who was told, how often, and who is to be rung up.

console-nav-alerts = هشدارها
alerts-title = هشدارها
alerts-what = پرونده‌هایی که جان یا امنیت کسی در خطر است و هنوز جوابی از ما نگرفته‌اند.
# Variables: $count (Number): cases.
alerts-now = { $count ->
        [0] هشدارهای الان
       *[other] { NUM($count) } پروندهٔ در خطر، بی‌جواب
    }
alerts-none = الان هشداری نیست: هر پروندهٔ فوری جواب گرفته یا کسی به آن رسیدگی می‌کند.
# Variables: $times (Number): how often people were told; $ago (String): when last.
alerts-times = { $times ->
        [1] { $ago } خبر داده شد
       *[other] { NUM($times) } بار خبر داده شد، آخرین بار { $ago }
    }
# Variables: $whom (String): those of this step; $count (Number): whom it reached.
alerts-told = { $count ->
        [0] { $whom }: کسی در دسترس نبود.
       *[other] به { $whom } خبر داده شد ({ NUM($count) } نفر).
    }
# Variables: $whom (String): those of the next step; $time (String): hour and minutes.
alerts-next = گام بعد ساعت { $time }: { $whom }.
# Variables: $time (String): hour and minutes.
alerts-next-call = از ساعت { $time } یک نفر باید زنگ بزند.
alerts-last = این آخرین گام بود.
# Variables: $span (String): how long.
alerts-silent = { $span } است چیزی ننوشته
# Variables: $ago (String): when.
alerts-flagged = { $ago } بی‌جواب به صف برگشت

## The last step: somebody rings up somebody.

alerts-call = یک نفر باید زنگ بزند
alerts-call-what = به ترتیب زنگ بزنید تا یک نفر جواب بدهد، و بنویسید چه شد.
alerts-reached = زنگ زدم، جواب داد
alerts-vain = زنگ زدم، جواب نداد
# Variables: $name (String): who rang; $ago (String): when.
alerts-vain-at = { $name } زنگ زد، جواب نداد ({ $ago })
alerts-no-number = هیچ شماره‌ای در فهرست آماده‌باش نوشته نشده است. مدیر سامانه شماره و نوبت هر نفر را در بخش «همکاران» می‌نویسد.
alerts-see-to = من رسیدگی می‌کنم

## What a press brought about.

alerts-taken = پرونده در دست شماست و هشدار تمام شد. همین حالا جواب بدهید.
alerts-seen-to = ثبت شد که شما رسیدگی می‌کنید. هشدار تمام شد.
alerts-called-reached = ثبت شد که جواب داد. هشدار تمام شد.
alerts-called-vain = ثبت شد که جواب نداد. به نفر بعدی زنگ بزنید.
alerts-over = این هشدار پیش از این تمام شده بود.
