## Signing in.

sign-in-title = ورود همکاران
sign-in-login = نام کاربری
sign-in-password = رمز
sign-in-enter = ورود
sign-in-lost = رمزتان یادتان نیست؟ از مدیر سامانه پیوند تازه بخواهید.
sign-in-wrong = نام کاربری یا رمز درست نیست. دوباره بنویسید؛ زبان صفحه‌کلید و بزرگی حروف را هم ببینید.
sign-in-password-wrong = رمز درست نیست. دوباره بنویسید؛ زبان صفحه‌کلید و بزرگی حروف را هم ببینید.
# Variables: $minutes (Number).
sign-in-too-many = چند بار پشت سر هم اشتباه شد. برای امنیت، { NUM($minutes) } دقیقهٔ دیگر دوباره امتحان کنید.
sign-in-disabled = این حساب بسته شده است. اگر فکر می‌کنید اشتباه است، به مدیر سامانه بگویید.
sign-in-left = از پنل خارج شدید.
sign-in-other-person = با حساب دیگری وارد می‌شوم

## The second step.

sign-in-code-title = کد تأیید
# Variables: $name (String): who signs in.
sign-in-code-what = { $name }، کد شش‌رقمی را از برنامهٔ تأیید گوشی‌تان بنویسید.
sign-in-code = کد شش‌رقمی
sign-in-code-wrong = این کد درست نیست. کد تازه را از برنامه بردارید. اگر باز هم نشد، ساعت گوشی را روی «خودکار» بگذارید.
sign-in-code-expired = زمان این کد گذشته است. کد تازه را از برنامه بنویسید.
sign-in-code-used = این کد یک بار به کار رفته است. چند ثانیه صبر کنید و کد بعدی را بنویسید.
sign-in-factor-unreadable = تأیید دومرحله‌ای این حساب خوانده نمی‌شود. مشکل از ماست؛ به مدیر سامانه بگویید آن را پاک کند.
sign-in-no-phone = گوشی‌ام پیشم نیست
sign-in-has-phone = کد را از گوشی می‌نویسم

## Recovery codes.

sign-in-recovery-title = کد پشتیبان
sign-in-recovery-what = یکی از کدهای پشتیبان را که موقع فعال کردن تأیید دومرحله‌ای گرفتید بنویسید.
sign-in-recovery = کد پشتیبان
sign-in-recovery-wrong = این کد پشتیبان درست نیست. رقم‌ها را یک بار دیگر ببینید.
sign-in-recovery-used = این کد پشتیبان یک بار به کار رفته است. کد دیگری بنویسید.
sign-in-recovery-lost = کد پشتیبان هم ندارید؟ به مدیر سامانه بگویید تأیید دومرحله‌ای را پاک کند.
sign-in-few-codes = وارد شدید. کدهای پشتیبانتان دارد تمام می‌شود؛ از صفحهٔ حسابتان کد تازه بگیرید.

## Setting up the second step.

second-factor-title = تأیید دومرحله‌ای
second-factor-required = برای این پنل تأیید دومرحله‌ای لازم است. یک بار انجامش دهید؛ دو دقیقه طول می‌کشد.
second-factor-why = با تأیید دومرحله‌ای، کسی که فقط رمزتان را بداند نمی‌تواند وارد شود.
second-factor-step-app = روی گوشی یک برنامهٔ تأیید نصب کنید، مثل Aegis یا Google Authenticator. بدون اینترنت هم کار می‌کند.
second-factor-step-scan = در آن برنامه «افزودن» را بزنید و این تصویر را اسکن کنید.
second-factor-qr = تصویر کد برای اسکن؛ اگر نمی‌توانید اسکن کنید، کلید متنی در بخش بعد است
second-factor-no-camera = نمی‌توانم اسکن کنم
second-factor-same-phone = با همین گوشی آمده‌ام؛ برنامهٔ تأیید را باز کن
second-factor-by-hand = یا این کلید را در برنامه بنویسید:
second-factor-step-code = کد شش‌رقمی‌ای را که برنامه نشان می‌دهد این‌جا بنویسید.
second-factor-confirm = فعال کردن
second-factor-too-late = این تصویر قدیمی شده بود. تصویر تازه را اسکن کنید و کدش را بنویسید؛ قبلی را از برنامه پاک کنید.
second-factor-password = برای ادامه، رمزتان را بنویسید.
second-factor-go-on = ادامه
second-factor-password-again = این تصویر قدیمی شده بود. رمزتان را دوباره بنویسید تا تصویر تازه بیاید؛ قبلی را از برنامه پاک کنید.
recovery-title = کدهای پشتیبان شما
recovery-what = اگر گوشی پیشتان نبود، با هر کدام از این کدها یک بار وارد می‌شوید. آن‌ها را جای امنی بنویسید یا چاپ کنید؛ نه در همین گوشی.
recovery-once = این کدها دیگر نشان داده نمی‌شوند.
recovery-kept = نوشتم، ادامه

## One-time links.

# Variables: $name (String): who was invited.
invite-welcome = سلام { $name }
invite-title = انتخاب رمز
invite-what = این پیوند فقط برای شماست. یک رمز انتخاب کنید که جای دیگری به کار نبرده‌اید.
invite-login = نام کاربری شما:
invite-enter = ذخیره و ورود
invite-used = این پیوند یک بار به کار رفته است
invite-used-what = اگر خودتان رمز گذاشته‌اید، وارد شوید. اگر نه، همین حالا به مدیر سامانه خبر بدهید.
invite-expired = این پیوند دیگر کار نمی‌کند
invite-expired-what = پیوند سه روز اعتبار دارد و با ساختن پیوند تازه باطل می‌شود. از مدیر سامانه پیوند تازه بخواهید.
password-new = رمز تازه
password-again = تکرار رمز تازه
password-rule = دست‌کم ۱۰ حرف. چند کلمهٔ بی‌ربط کنار هم خوب است.
password-short = این رمز کوتاه یا خیلی ساده است. دست‌کم ۱۰ حرف و رقم گوناگون بنویسید.
password-like-login = نام کاربری نباید در رمز باشد.
password-differs = دو رمز یکی نیستند. هر دو را دوباره بنویسید.

## The idle lock.

lock-title = صفحه قفل است
# Variables: $name (String): who is signed in.
lock-what = { $name }، مدتی کاری نکردید و صفحه قفل شد. برای ادامه فقط رمزتان را بنویسید.
# Variables: $name (String): who is signed in.
lock-kept = { $name }، صفحه پیش از رسیدن این فرم قفل شده بود. رمزتان را بنویسید؛ چیزی که نوشتید نگه داشته شده است.
lock-open = باز کردن
lock-waiting = کسی در صف منتظر است
lock-resume = صفحه باز شد
lock-resume-what = فرمی که نوشته بودید هنوز فرستاده نشده است.
lock-resume-send = فرستادن فرم
