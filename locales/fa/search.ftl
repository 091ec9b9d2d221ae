## The search page. $number (Number): of a case. $count (Number). $name (String): a colleague. $desk (String): a desk.

search-title = جست‌وجو
search-what = چه چیزی را پیدا کنم؟
search-do = جست‌وجو
search-hint = کلمه‌های پیام‌ها یا شمارهٔ پرونده را بنویسید. نیم‌فاصله و شکل حرف‌ها مهم نیست.
search-too-short = دست‌کم یک کلمهٔ دوحرفی بنویسید.
search-nothing = در پرونده‌های میزهای شما چیزی با این کلمه‌ها نیست. کلمهٔ کمتر یا دیگری را امتحان کنید.
search-found = { NUM($count) } نفر پیدا شد.
search-found-more = بیش از { NUM($count) } نفر پیدا شد؛ تازه‌ترین‌ها این‌ها هستند. با کلمهٔ بیشتر کمتر می‌شود.
search-case = پروندهٔ { NUM($number) }
search-closed = بسته
search-waiting = در صف
search-held = نزد { $name }
search-by-citizen = شهروند
search-by-bot = ربات
search-by-staff = همکار
search-more-hits = { NUM($count) } پیام دیگر هم پیدا شد.
search-other-cases = پرونده‌های دیگر همین فرد:
search-other = { NUM($number) } ({ $desk })
