## A bed tonight.

shelter-label = 🛏 جای خواب امشب
shelter-whom = جای خواب امشب را برای چه کسی می‌خواهید؟
shelter-man = خودم، آقا
shelter-woman = خودم، خانم
shelter-family = خانواده با کودک
shelter-someone-else = کس دیگری
shelter-companion = همراه بیمار
shelter-whom-else = آن فرد کیست؟
shelter-other-man = آقا
shelter-other-woman = خانم
shelter-other-family = خانواده با کودک
# Variables: $count (Number): doors shown, 1 to 3; $around (String): what was searched around.
shelter-found = { $count ->
        [one] یک مددسرا پیدا کردم که الان می‌پذیرد، { $around }:
       *[other] { NUM($count) } مددسرا پیدا کردم که الان می‌پذیرند، { $around }:
    }
shelter-opens-later = { $count ->
        [one] این مددسرا دیرتر باز می‌شود، { $around }:
       *[other] این { NUM($count) } مددسرا دیرتر باز می‌شوند، { $around }:
    }
# Variables: $around (String).
shelter-all-full = الان جای خالی { $around } نمی‌بینم؛ آن‌هایی که باز هستند پرند. تا شب ممکن است جا خالی شود؛ کمی دیگر دوباره بپرسید.
shelter-none-open = الان مددسرای بازی { $around } نمی‌شناسم که تا رسیدن شما باز باشد.
shelter-none-near = جایی که گفتید از مددسراهای تهران خیلی دور است. من فقط مددسراهای تهران را می‌شناسم.
shelter-none-for-guest = الان مددسرایی که شما را بپذیرد { $around } نمی‌شناسم.
shelter-none-for-women = الان مددسرای تأییدشده‌ای برای خانم‌ها { $around } نمی‌شناسم. به ۱۲۳ بگویید زن هستید و امشب جای امن ندارید؛ آن‌ها جای دیگری هم می‌شناسند.
shelter-none-for-families = الان مددسرای تأییدشده‌ای برای خانواده با کودک { $around } نمی‌شناسم. به ۱۲۳ بگویید کودک همراهتان است و امشب جا ندارید.
shelter-what-next =
    ورود به مددسرا رایگان و به میل خودتان است. اگر مدارک شناسایی ندارید هم بروید و همان‌جا بگویید.
    اگر راهتان ندادند یا نمی‌توانید بروید، یکی از دکمه‌های زیر را بزنید.
shelter-for-other =
    ورود به مددسرا رایگان و به میل خود آن فرد است. اگر می‌تواند برود، نشانی را به او بدهید.
    اگر نمی‌تواند راه برود یا حالش بد است، «کمک فوری» را بزنید.
shelter-other-ways =
    اگر بخواهید، جای دیگری را می‌گردم.
    گشت شهرداری (۱۳۷) هم هست که با مأمور قضایی می‌آید؛ فقط اگر خودتان بخواهید.
shelter-again = 🔁 جای دیگر

## One door.

# Variables: $name (String); $sample, $distance, $address, $hours, $beds, $phone (String): lines, some of them empty.
door =
    { $name }
    { $sample }
    { $distance }
    { $address }
    { $hours }
    { $beds }
    { $phone }
door-sample = این محل نمونه است و واقعی نیست.
# Variables: $name (String).
door-on-map = { $name } روی نقشه
# Variables: $km, $metres, $district (Number).
door-km = فاصله: حدود { NUM($km) } کیلومتر
door-metres = فاصله: حدود { NUM($metres) } متر
door-km-by-district = فاصله: حدود { NUM($km) } کیلومتر؛ جای دقیقش را ندارم و از روی منطقهٔ { NUM($district) } حساب کردم
door-km-from-district = فاصله: حدود { NUM($km) } کیلومتر از وسط منطقه‌ای که گفتید
door-in-district = در منطقهٔ { NUM($district) }
# Variables: $address (String).
door-address = نشانی: { $address }
door-no-address = نشانی دقیقش را ندارم.
door-open-always = شبانه‌روز باز است.
# Variables: $opens, $closes (String): hours in words.
door-open-until = الان باز است، تا { $closes }.
door-opens = از { $opens } باز می‌شود، تا { $closes }.
# Variables: $count (Number): beds; $ago (String): how long ago they were counted.
door-beds = { $ago } { NUM($count) } تخت خالی داشت.
# Variables: $ago (String).
door-beds-were-full = { $ago } پر بود؛ شاید عوض شده باشد.
door-beds-unknown = نمی‌دانم الان چند تخت خالی دارد.
# Variables: $number (String): ASCII digits.
door-phone =
    تلفن:
    { $number }
door-neshan = 🗺 نشان
door-balad = 🗺 بلد
