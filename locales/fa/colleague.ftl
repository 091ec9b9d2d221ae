## For our own colleagues, in their messengers.

colleague-linked =
    این حساب به نام شما در کنسول وصل شد.
    از این به بعد، شماره و سطح پرونده‌های تازه را این‌جا می‌بینید.
colleague-code-unknown = این کد درست نیست. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
colleague-code-used = این کد یک بار استفاده شده است. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
colleague-code-expired = وقت این کد تمام شده است. کد تازه را از صفحهٔ «حساب من» در کنسول بردارید.
# Variables: $number, $level (Number); $desk (String): name of the desk.
colleague-case-waits = پروندهٔ { NUM($number) }، سطح { NUM($level) }، در بخش «{ $desk }» منتظر است.
colleague-open-console = 📂 باز کردن پرونده
