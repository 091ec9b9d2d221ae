## A bed tonight.

shelter-label = 🛏 جای خواب امشب
shelter-whom = جای خواب امشب را برای چه کسی می‌خواهید؟
shelter-man = خودم، آقا
shelter-woman = خودم، خانم
shelter-family = خانواده با کودک
shelter-someone-else = کس دیگری
shelter-companion = همراه بیمار
shelter-whom-else = برای چه کسی؟
shelter-other-man = آقا
shelter-other-woman = خانم
shelter-other-family = خانواده با کودک
# Variables: $count (Number): doors shown, 1 to 3; $around (String): what was searched around.
shelter-found = { $count ->
        [one] این مددسرا (گرمخانه) وقتی برسید باز است؛ { $around }:
       *[other] این { NUM($count) } مددسرا (گرمخانه) وقتی برسید باز هستند؛ { $around }:
    }
shelter-opens-later = { $count ->
        [one] این مددسرا دیرتر باز می‌شود:
       *[other] این { NUM($count) } مددسرا دیرتر باز می‌شوند:
    }
shelter-all-full = الان در مددسراهای باز جای خالی نمی‌بینم؛ پر هستند. شاید امشب جایی خالی شود؛ کمی دیگر دوباره بپرسید.
shelter-none-open = مددسرایی نمی‌شناسم که وقتی برسید باز باشد.
shelter-none-near = جایی که گفتید از مددسراهای تهران خیلی دور است. من فقط مددسراهای تهران را می‌شناسم.
shelter-none-for-man = الان در تهران مددسرای تأییدشده‌ای برای آقایان نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید امشب جا ندارید.
shelter-none-for-woman = الان در تهران مددسرای تأییدشده‌ای برای خانم‌ها نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید امشب جای امن ندارید؛ شاید جای دیگری بشناسند.
shelter-none-for-family = الان در تهران مددسرای تأییدشده‌ای برای خانواده با کودک نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید کودک همراهتان است و امشب جا ندارید.
shelter-none-for-other-man = الان در تهران مددسرای تأییدشده‌ای برای آقایان نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید آقایی امشب جا ندارد.
shelter-none-for-other-woman = الان در تهران مددسرای تأییدشده‌ای برای خانم‌ها نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید خانمی امشب جای امن ندارد؛ شاید جای دیگری بشناسند.
shelter-none-for-other-family = الان در تهران مددسرای تأییدشده‌ای برای خانواده با کودک نمی‌شناسم. به اورژانس اجتماعی (۱۲۳) زنگ بزنید و بگویید خانواده‌ای با کودک امشب جا ندارد.
shelter-what-next =
    ورود به مددسرا رایگان و به میل خودتان است.
    اگر شناسنامه یا کارت ملی همراهتان نیست، باز هم بروید و همان‌جا بگویید.
    اگر راهتان ندادند یا نمی‌توانید بروید، یکی از دکمه‌های زیر را بزنید.
shelter-for-other =
    ورود به مددسرا رایگان و به میل خود آن فرد است. اگر می‌تواند برود، نشانی را به او بدهید.
    اگر نمی‌تواند راه برود یا حالش بد است، «کمک فوری» را بزنید.
shelter-other-ways =
    راه دیگر، گشت شهرداری (۱۳۷) است که با مأمور قضایی می‌آید؛ فقط اگر خودتان بخواهید.
    می‌توانید کمی دیگر هم دوباره بپرسید؛ شاید جایی باز شود.
shelter-again = 🔁 جای دیگر
shelter-changed =
    چیزی که دربارهٔ جای خواب پیدا کردم دیر به شما می‌رسید و شاید دیگر درست نباشد؛ برای همین نفرستادم.
    اگر هنوز جا می‌خواهید، دوباره بپرسید تا از نو بگردم.

## One door.

# Variables: $name (String); $sample, $distance, $address, $hours, $beds, $phone (String): lines, some of them empty.
door =
    <b>{ $name }</b>
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
door-km-from-district = فاصله: حدود { NUM($km) } کیلومتر از وسط منطقهٔ { NUM($district) }
door-in-district = در منطقهٔ { NUM($district) }
# Variables: $address (String).
door-address = نشانی: { $address }
door-no-address = نشانی دقیقش را ندارم.
door-open-always = شبانه‌روز باز است.
# Variables: $opens, $closes (String): hours in words.
door-open-until = الان باز است، تا { $closes }.
door-opens = ساعت { $opens } باز می‌شود و تا { $closes } باز است.
# Variables: $count (Number): beds; $ago (String): how long ago they were counted.
door-beds = { $ago } { NUM($count) } تخت خالی داشت.
# Variables: $ago (String).
door-beds-were-full = { $ago } پر بود؛ شاید الان جا داشته باشد.
door-beds-unknown = نمی‌دانم الان چند تخت خالی دارد.
# Variables: $number (String): ASCII digits.
door-phone =
    تلفن:
    { $number }
door-neshan = 🗺 نشان
door-balad = 🗺 بلد
