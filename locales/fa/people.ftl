## People of ours, as administrators see them.

people-add = همکار تازه
people-add-do = ساختن حساب
people-all = همهٔ همکاران
people-about = مشخصات
people-name = نام
people-name-hint = همکاران این نام را می‌بینند؛ مردم فقط نام میز را.
people-login-hint = با حروف کوچک انگلیسی و رقم. بعداً عوض نمی‌شود.
people-role = نقش
people-desks = میزها
people-no-desk = بدون میز
people-phone = تلفن
people-phone-hint = برای وقتی که هیچ‌کس سر کار نیست. سرپرست و مدیر آن را می‌بینند، و همکاران میز وقتی پرونده‌ای در خطر بی‌جواب بماند.
people-on-call = نوبت در فهرست آماده‌باش
people-on-call-hint = عدد ۱ یعنی اول به این نفر زنگ می‌زنند. خالی یعنی در فهرست نیست.
people-state = وضعیت
people-seen = آخرین حضور
people-never = هنوز نیامده
people-on = فعال
people-off = بسته
people-invited = منتظر انتخاب رمز
people-no-factor = بدون تأیید دومرحله‌ای
# Variables: $when (String): a moment in words.
people-off-since = این حساب از { $when } بسته است.

## What an administrator does about somebody's access.

people-access = دسترسی
people-link = پیوند یک‌بارمصرف
people-link-first = هنوز رمز انتخاب نکرده است.
people-link-again = برای وقتی که رمزش را گم کرده است.
people-link-make = ساختن پیوند
# Variables: $name (String).
people-link-for = پیوند { $name }
people-link-what = این پیوند را از راهی که فقط خودش می‌بیند برایش بفرستید. با آن رمزش را انتخاب می‌کند. سه روز اعتبار دارد و یک بار کار می‌کند.
people-link-once = این پیوند دیگر نشان داده نمی‌شود.
people-to-person = رفتن به صفحهٔ این همکار
people-factor = تأیید دومرحله‌ای
people-factor-on = فعال است.
people-factor-none = هنوز فعال نشده است.
people-factor-forget = پاک کردن
# Variables: $name (String).
people-factor-sure = تأیید دومرحله‌ای { $name } پاک شود؟ مطمئن شوید خودش خواسته است.
people-factor-forgotten = تأیید دومرحله‌ای پاک شد. در ورود بعدی دوباره فعالش می‌کند.
people-sessions = خروج از همهٔ مرورگرها
people-sessions-what = اگر گوشی یا رایانه‌اش گم شده است.
people-sessions-end = خارج کردن
people-sessions-ended = از همهٔ مرورگرها خارج شد.
people-disable = بستن حساب
people-disable-what = همان لحظه خارج می‌شود و پرونده‌هایش به صف برمی‌گردند. هیچ‌چیز پاک نمی‌شود.
people-disable-do = بستن
# Variables: $name (String).
people-disable-sure = حساب { $name } بسته شود؟
people-disabled = حساب بسته شد.
people-is-disabled = این حساب بسته است. اول آن را باز کنید.
people-enable = باز کردن حساب
people-enable-what = با همان رمز و تأیید دومرحله‌ای پیشین.
people-enable-do = باز کردن
people-enabled = حساب باز شد.
people-changed = ذخیره شد.

## What is wrong in a form about somebody.

people-error-login = نام کاربری باید ۲ تا ۴۰ حرف کوچک انگلیسی، رقم، نقطه، خط تیره یا زیرخط باشد و با حرف یا رقم شروع شود.
people-error-taken = این نام کاربری مال کس دیگری است. یکی دیگر بنویسید.
people-error-name = نام را بنویسید.
people-error-role = یکی از نقش‌ها را انتخاب کنید.
people-error-desks = یکی از این میزها دیگر نیست. دوباره انتخاب کنید.
people-error-phone = شماره را با رقم بنویسید، مثلاً ۰۹۱۲۱۲۳۴۵۶۷.
people-error-on-call = عددی از ۱ تا ۹۹ بنویسید یا خالی بگذارید.
people-error-on-call-phone = برای فهرست آماده‌باش، شمارهٔ تلفن لازم است.
people-error-last = این تنها مدیر سامانه است. اول یک مدیر دیگر بسازید.
people-error-self = حساب خودتان را نمی‌توانید ببندید. از مدیر دیگری بخواهید.
people-error-own-role = نقش خودتان را نمی‌توانید عوض کنید. از مدیر دیگری بخواهید.
