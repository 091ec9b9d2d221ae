## Quick exit: what it leaves on the screen says nothing of whom the person wrote to, or why.

exit-label = 🧹 خروج سریع
# Variables: $rest (String): one of the messages below.
exit-screen =
    الان چیزی برای نشان دادن نیست.
    برای شروع، بنویسید «منو».
    { $rest }
exit-rest-telegram = پیام‌های بالای این صفحه را خودتان هم می‌توانید پاک کنید: انگشتتان را روی پیام نگه دارید و «حذف» را بزنید؛ یا سه‌نقطهٔ بالای صفحه و بعد «پاک کردن تاریخچه» را.
exit-rest-bale = پیام‌های بالای این صفحه را خودتان هم می‌توانید پاک کنید: انگشتتان را روی پیام نگه دارید و «حذف» را بزنید.

## What staff read beside words of theirs that were not sent.

thread-cause-exit = این شخص همان موقع خواست صفحه‌اش پاک شود و پیامی نگیرد.

## Later, when they write again and what they came for is done.

exit-back =
    تا خودتان ننویسید، از این‌جا پیامی برایتان نمی‌آید.
    الان پیام دادن به شما امن است؟
exit-safe = ✅ پیام دادن امن است
exit-not-safe = 🤫 هنوز نه
exit-safe-noted = باشد. از این به بعد اگر خبری برایتان باشد، همین‌جا می‌آید.
exit-unsafe-noted = باشد. تا خودتان ننویسید، پیامی نمی‌آید.
