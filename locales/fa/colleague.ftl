## For our own colleagues, in their messengers.

colleague-linked =
    این حساب به نام شما در کنسول وصل شد.
    از این به بعد، شماره و سطح پرونده‌های تازه را این‌جا می‌بینید.
colleague-code-unknown = این کد درست نیست. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
colleague-code-used = این کد یک بار استفاده شده است. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
colleague-code-expired = وقت این کد تمام شده است. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
# Variables: $number, $level (Number); $desk (String): name of the desk; $plan (Number): 1 if the person has a care plan.
colleague-case-waits =
    پروندهٔ { NUM($number) }، سطح { NUM($level) }، در بخش «{ $desk }» منتظر است.{ $plan ->
        [1] { " " }کارت همراهی دارد.
       *[other] { "" }
    }

## A case in danger without an answer. $number, $level (Number); $desk (String): name of the desk; $times (Number): alarms.

colleague-alert = پروندهٔ { NUM($number) }، سطح { NUM($level) }، در بخش «{ $desk }» همین حالا جواب می‌خواهد.
colleague-alert-again =
    پروندهٔ { NUM($number) }، سطح { NUM($level) }، در بخش «{ $desk }» هنوز جواب نگرفته است.
    این هشدار { NUM($times) } است.
colleague-alert-phone =
    پروندهٔ { NUM($number) }، سطح { NUM($level) }، در بخش «{ $desk }» هنوز جواب نگرفته است.
    این هشدار { NUM($times) } و آخرین است: یک نفر باید زنگ بزند. شماره‌ها در پنل، بخش «هشدارها» است.
colleague-open-console = 📂 باز کردن پرونده
# Variables: $name (String): who did it.
colleague-factor-removed =
    { $name } تأیید دومرحله‌ای شما را در پنل پاک کرد.
    اگر خودتان نخواسته‌اید، همین حالا به سرپرست خبر بدهید.
# Variables: $name (String): who did it.
colleague-link-made =
    { $name } برای حساب شما در پنل پیوند انتخاب رمز تازه ساخت.
    اگر خودتان نخواسته‌اید، همین حالا به سرپرست خبر بدهید.
