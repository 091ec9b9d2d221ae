## What stands on every screen, and what holds everywhere.

nav-back = 🔙 بازگشت
nav-menu = 🏠 منوی اصلی
nav-emergency = 🆘 کمک فوری
nav-again = ↩️ ادامه می‌دهم
nav-anew = 🔄 از نو
nav-location = 📍 فرستادن موقعیت
language-other = English
language-changed = از این به بعد فارسی می‌نویسم.
cancelled = باشد، لغو شد.
keyboard-closed = خب.
button-stale = این دکمه مال گفت‌وگوی قبلی است. از همین‌جا ادامه بدهیم.
continue-or-anew = مدتی گذشته است. از همان‌جا که بودیم ادامه بدهیم یا از نو شروع کنیم؟
aside-continue = هر وقت خواستید، از همان‌جا که بودیم ادامه بدهید.
not-understood =
    منظورتان را درست نفهمیدم.
    یکی از دکمه‌ها را بزنید یا با چند کلمهٔ دیگر بنویسید.
    اگر جان کسی در خطر است، «کمک فوری» را بزنید.
voice-not-read =
    پیام صوتی‌تان رسید، ولی من یک برنامه‌ام و هنوز فقط نوشته و دکمه را می‌فهمم.
    لطفاً بنویسید یا یکی از دکمه‌ها را بزنید.
picture-not-read =
    عکس یا فیلمتان رسید، ولی من یک برنامه‌ام و آن را نمی‌فهمم.
    لطفاً بنویسید یا یکی از دکمه‌ها را بزنید.
sticker-not-read = این را نمی‌توانم بخوانم. لطفاً بنویسید یا یکی از دکمه‌ها را بزنید.
file-not-read = فایلتان رسید، ولی نمی‌توانم بازش کنم. لطفاً بنویسید یا یکی از دکمه‌ها را بزنید.
contact-not-asked = برای این کار شماره‌ای لازم نیست. لطفاً یکی از دکمه‌ها را بزنید یا بنویسید.
location-not-asked = موقعیتتان رسید، ولی این‌جا لازمش ندارم. لطفاً یکی از دکمه‌ها را بزنید یا بنویسید.
kind-not-read = این نوع پیام را نمی‌توانم بخوانم. لطفاً بنویسید یا یکی از دکمه‌ها را بزنید.
# Put before a message whose first sending may or may not have arrived.
# Variables: $text (String): the words of the first sending.
repeated =
    (تکرار پیام قبلی)
    { $text }
our-fault =
    مشکل از ماست و درستش می‌کنیم. پیام شما گم نشده است.
    لطفاً چند دقیقهٔ دیگر دوباره بنویسید.
nothing = { "" }
