## What stands on every page of the console.

console-name = یاور
console-skip = رفتن به متن صفحه
console-nav = بخش‌های پنل
console-nav-queue = صف
console-nav-search = جست‌وجو
console-nav-overview = نمای کلی
console-nav-recall = سنجش هشدارها
console-nav-training = دادهٔ آموزشی
console-nav-shifts = شیفت‌ها
console-nav-people = همکاران
console-nav-desks = میزها
console-nav-canned = پاسخ‌های آماده
console-nav-audit = رد کارها
console-again = دوباره امتحان کنید
console-to-start = رفتن به صفحهٔ اصلی
console-cancel = انصراف
console-save = ذخیره
console-copy = کپی کردن
console-copied = کپی شد
console-yes = بله، انجام شود

## Pages for what cannot be done.

console-error-400 = این درخواست خوانده نشد
console-error-400-what = چیزی در نشانی یا فرم درست نبود. به صفحهٔ قبل برگردید و دوباره بفرستید.
console-error-403 = این بخش برای نقش شما باز نیست
console-error-403-what = اگر باید به این بخش دسترسی داشته باشید، به مدیر سامانه بگویید.
console-error-404 = این صفحه پیدا نشد
console-error-404-what = شاید نشانی اشتباه است، یا این مورد دیگر به میز شما مربوط نیست.
console-error-405 = این کار از این راه انجام نمی‌شود
console-error-405-what = از دکمه‌های خود صفحه استفاده کنید. چیزی عوض نشد.
console-error-413 = این متن یا فایل خیلی بزرگ است
console-error-413-what = به صفحهٔ قبل برگردید و کوتاه‌ترش کنید.
console-error-500 = مشکل از ماست
console-error-500-what = این کار انجام نشد و ثبت شد که خراب است. کمی بعد دوباره امتحان کنید؛ اگر باز هم نشد، به مدیر سامانه بگویید.
console-error-503 = پایگاه داده الان جواب نمی‌دهد
console-error-503-what = چیزی گم نشده است. این صفحه تا چند ثانیهٔ دیگر خودش دوباره امتحان می‌کند.
console-error-503-form = چیزی ثبت نشد، ولی فرمی که نوشتید این‌جاست. چند ثانیه صبر کنید و دوباره بفرستیدش.
console-forged = این فرم دیگر معتبر نیست
console-forged-what = چیزی عوض نشد. به صفحهٔ قبل برگردید، آن را تازه کنید و دوباره بفرستید.
