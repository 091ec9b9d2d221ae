## One's own account.

account-title = حساب من
account-me = من
account-sign-out = خروج
account-shifts = شیفت‌های من
# Variables: $since (String): day and hour in words; $until (String): an hour in digits.
account-shift = { $since } تا { $until }
account-no-shifts = تا دو هفتهٔ دیگر شیفتی برایتان نوشته نشده است. تا وقتی صفحه باز است، سر کار حساب می‌شوید.
account-password = رمز
account-password-now = رمز فعلی
account-password-change = عوض کردن رمز
account-password-ends = بقیهٔ مرورگرهایتان از پنل خارج می‌شوند.
account-password-changed = رمز عوض شد و بقیهٔ مرورگرها خارج شدند.
account-factor = تأیید دومرحله‌ای
account-factor-on = فعال
account-factor-off = حسابتان فقط با رمز باز می‌شود. تأیید دومرحله‌ای را فعال کنید.
account-factor-set-up = فعال کردن
account-factor-renew = گوشی تازه دارم
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-factor = { $name } تأیید دومرحله‌ای شما را در { $when } پاک یا عوض کرد.
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-link = { $name } در { $when } برای حساب شما پیوند انتخاب رمز ساخت.
# Variables: $name (String): who did it; $when (String): a moment in words.
account-by-others-password = { $name } رمز شما را در { $when } عوض کرد.
account-by-others-what = اگر خودتان نخواسته بودید، همین حالا به سرپرست خبر بدهید.
# Variables: $count (Number).
account-codes-left = { $count ->
        [0] کد پشتیبانی نمانده است؛ کد تازه بگیرید.
       *[other] { NUM($count) } کد پشتیبان مانده است.
    }
account-codes-new = کدهای پشتیبان تازه
account-messenger = خبر در تلگرام
account-messenger-what = وقتی پروندهٔ تازه‌ای به صف میز شما می‌آید، شماره و سطحش در تلگرام خودتان می‌آید؛ هیچ‌وقت متن پیام.
account-messenger-link = وصل کردن تلگرام
account-messenger-send = در تلگرام خودتان، این را برای بات یاور بفرستید:
account-messenger-minutes = این کد ۱۰ دقیقه اعتبار دارد و یک بار کار می‌کند.
account-messenger-on = تلگرام وصل است
account-messenger-unlink = قطع کردن
account-messenger-unlinked = تلگرام قطع شد.
account-sessions = مرورگرهایی که واردند
# Variables: $ago (String): how long ago it was used; $since (String): when it began.
account-session-used = آخرین کار { $ago } · ورود { $since }
account-session-this = همین مرورگر
account-session-end = خارج کردن
# Variables: $name (String): the browser.
account-session-end-one = خارج کردن { $name }
account-session-ended = آن مرورگر از پنل خارج شد.
account-sessions-end-others = خارج کردن همهٔ مرورگرهای دیگر
account-sessions-ended = همهٔ مرورگرهای دیگر خارج شدند.

## A break.

break-begin = استراحت می‌کنم
break-end = برگشتم
break-on = در استراحت

## Roles.

role-counsellor = مشاور
role-psychologist = روان‌شناس
role-social-worker = مددکار اجتماعی
role-lawyer = وکیل
role-job-officer = کارشناس کاریابی
role-shelter-keeper = مسئول جای خواب
role-supervisor = سرپرست
role-administrator = مدیر سامانه
