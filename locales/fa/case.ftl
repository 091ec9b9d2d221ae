## One case, as staff see it.

# Variables: $number (Number): of the case.
case-title = پروندهٔ { NUM($number) }
case-head = مشخصات پرونده
case-actions = کارهای این پرونده
case-more = مشخصات و پیشینه
case-platform = پیام‌رسان
case-language = زبان
case-opened-at = باز شده
case-first-reply-at = اولین جواب
case-returned = برگشت به صف
case-reopened = باز شدن دوباره
# Variables: $count (Number).
case-times = { NUM($count) } بار
case-context = پیش از این، یاور پرسید
case-answer-given = گفته شد
case-others = پرونده‌های دیگر همین شخص
# Variables: $name (String): who looks, who types.
case-looks = { $name } هم این پرونده را باز کرده است
case-types = { $name } می‌نویسد…

## Where it stands. $name (String): who holds it. $ago, $when, $time (String): times in words.

case-stands-mine = در دست شما
case-stands-others = در دست { $name }
case-stands-waiting = در صف
case-stands-closed = بسته
case-closed-at = در { $when }
case-waits = از { $ago } منتظر است
case-answer-by = تا { $time } جواب دهید

## What must be seen before anybody writes.

case-unsafe = تا خودش ننوشته، پیام ندهید.
case-unsafe-what = گفته است کس دیگری گوشی‌اش را می‌بیند. در جواب هم چیزی ننویسید که اگر دیده شود، برایش خطر داشته باشد.
case-safety-unknown = معلوم نیست پیام دادن برایش امن باشد.
case-safety-unknown-what = هنوز نگفته است که پیام ما برایش امن است یا نه. با احتیاط بنویسید.
case-blocked = پیام ما به او نمی‌رسد.
case-blocked-what = این شخص یاور را در پیام‌رسانش بسته است. اگر دوباره بنویسد، راه باز می‌شود.
case-no-chat-what = آن‌جا گفت‌وگویی با یاور ندارد. اگر خودش بنویسد، راه باز می‌شود.
# Variables: $platform, $other (String): messengers.
case-blocked-elsewhere = پیام در { $platform } به او نمی‌رسد؛ جواب شما از { $other } می‌رود.

## Levels, topics, outcomes.

case-level-0 = پرسش
case-level-1 = عادی
case-level-2 = مهم
case-level-3 = فوری
case-level-4 = خطر جانی
case-topic-shelter = جای خواب
case-topic-counselling = مشاوره
case-topic-family = خانواده
case-topic-violence = خشونت
case-topic-suicide = فکر خودکشی
case-topic-addiction = مصرف و بهبودی
case-topic-child = کودک
case-topic-legal = حقوقی
case-topic-work = کار
case-topic-health = سلامت
case-topic-money = پول و معیشت
case-topic-other = چیز دیگر
case-outcome-helped = کمک گرفت
case-outcome-referred = به جای دیگری معرفی شد
case-outcome-no-answer = دیگر چیزی ننوشت یا در دسترس نبود
case-outcome-declined = کمک نخواست
case-outcome-not-possible = کمکی از ما برنمی‌آمد
case-outcome-mistake = اشتباهی باز شده بود
case-outcome-joined = با پروندهٔ دیگر همین شخص یکی شد
case-platform-telegram = تلگرام
case-platform-bale = بله
case-language-fa = فارسی
case-language-en = انگلیسی
case-rating = نظر خودش
case-rating-1 = کمک نکرد
case-rating-2 = کمی کمک کرد
case-rating-3 = کمک کرد

## What can be done with it.

case-choose = انتخاب کنید
case-cancel = انصراف
case-keys = کلیدها
case-claim = برمی‌دارم
case-claim-again = دوباره برمی‌دارم
case-claim-next = پرونده‌ها به نوبت داده می‌شوند؛ «پروندهٔ بعدی» را بزنید.
case-take-over = از همکارم تحویل می‌گیرم
case-not-free = این پرونده دیگر آزاد نیست.
case-not-yours = این پرونده دیگر در دست شما نیست.
case-release = به صف برمی‌گردانم
case-released = پرونده به صف برگشت.
case-note = یادداشت
case-note-label = برای همکاران؛ شهروند این را نمی‌بیند
case-note-keep = نگه دارید
case-note-empty = یادداشت خالی است. چیزی بنویسید یا انصراف بدهید.
case-noted = یادداشت ماند.
case-transfer = بفرستید به میز دیگر
case-transfer-name = فرستادن به میز دیگر
case-transfer-desk = به کدام میز؟
case-transfer-note = همکار آن میز چه بداند؟
case-transfer-where = میز را انتخاب کنید.
case-transfer-same = پرونده همین حالا هم در همین میز است. میز دیگری انتخاب کنید.
case-transfer-open = این شخص در آن میز پروندهٔ باز دیگری دارد. این یکی را ببندید تا کار همان‌جا ادامه پیدا کند.
case-transferred = پرونده به صف میز دیگر رفت.
case-level = سطح
case-level-name = تغییر سطح
case-level-how = چقدر فوری است؟
case-level-keep = ثبت سطح
case-level-which = یکی از سطح‌ها را انتخاب کنید.
case-levelled = سطح پرونده ثبت شد.
case-close = بستن پرونده
case-close-do = پرونده را ببندید
case-outcome = نتیجه
case-topic = موضوع
case-true-level = سطح واقعی، به نظر شما
case-true-level-alarm = هشدار درست بود؟ سطح واقعی را بزنید
# Variables: $level (String).
case-was-detected = خوانده شده بود: «{ $level }». همان را بزنید که واقعاً بود؛ با همین معلوم می‌شود هشدار درست بود یا نه.
case-handed = سپرده شد به (اگر سپرده شد)
# Variables: $to (String): whom, one or more.
case-handed-note = سپرده شد به { $to }.
case-handed-123 = اورژانس اجتماعی ۱۲۳
case-handed-115 = اورژانس ۱۱۵
case-handed-110 = پلیس ۱۱۰
case-to-training = پیشنهاد برای دادهٔ آموزشی
case-closing-note = یادداشت پایانی
case-close-incomplete = نتیجه، موضوع و سطح هر سه لازم‌اند.
case-closed = پرونده بسته شد.
case-reassign = سپردن به همکار
case-reassign-to = به چه کسی؟
case-reassign-nobody = الان همکار دیگری از این میز حاضر نیست.
case-reassign-gone = آن همکار دیگر حاضر نیست. کس دیگری را انتخاب کنید.
case-reassigned = پرونده سپرده شد.
case-reassign-closed = سپرده نشد: این پرونده بسته شده است.
# Variables: $name (String): who holds it.
case-reassign-theirs = سپرده نشد: این پرونده همین حالا در دست { $name } است.

## How soon a person is to answer first, by level (triage protocol), and what belongs to a level.

case-target-0 = پاسخ همکار لازم نیست؛ یاور جواب می‌دهد
case-target-1 = اولین جواب: تا ۷۲ ساعت
case-target-2 = اولین جواب: در همین شیفت، تا ۴ ساعت
case-target-3 = اولین جواب: تا ۱۵ دقیقه
case-target-4 = اولین جواب: تا ۲ دقیقه
case-means-0 = اطلاعات، سلام، شوخی یا اصطلاح
case-means-1 = کمک لازم دارد و خطری نیست
case-means-2 = معلوم نیست؛ باید پرسید. پریشان است یا خودش آدم خواسته است
case-means-3 = همین روزها در خطر است: فکر خودکشی، خودزنی، خشونت ادامه‌دار، کودک‌آزاری، امشب بی‌جا
case-means-4 = همین حالا در خطر است: اقدام یا نقشه، حملهٔ جاری، جان کسی، کودک در خطر

## What was read in words and answers. Staff only.

case-reading = در پیام‌هایش چه خوانده شد
case-reading-what = این را یک برنامه خوانده است و تشخیص پزشکی نیست. داوری با شماست.
case-detected = بالاترین سطح خوانده‌شده
case-label = موضوع خوانده‌شده
case-reasons = چرا
case-reason-reviewed = روان‌شناس در نمونهٔ هفتگی خواند و خطر دید
case-signs = پیش از نوشتن بدانید
case-sign-discreet = نمی‌تواند حرف بزند
case-sign-minor = زیر ۱۸ سال
case-sign-third-person = دربارهٔ کس دیگری می‌نویسد
case-sign-foreign = به زبانی نوشته که یاور نمی‌خواند
case-sign-unread = صدا، عکس یا فایلی فرستاده که کسی ندیده است
case-sign-recent-act = در سه ماه گذشته اقدام کرده است
case-sign-harm-at-home = هرگز با خانه‌اش تماس نگیرید
case-sign-retracted = حرفش را پس گرفته؛ سطح همان مانده است
case-round-safety = پرسش‌های امنیت
case-round-severity = پرسش‌نامهٔ K6
# Variables: $level (String).
case-round-level = سطح بعد از جواب‌ها: { $level }
case-round-version = نسخهٔ پرسش‌ها:
# Variables: $score (Number).
case-score = نمره { NUM($score) } (۰ تا ۲۴)
# Variables: $cut_off (Number).
case-score-what = از { NUM($cut_off) } به بالا برای روان‌شناس. به شهروند نگویید.
case-score-part = همهٔ پرسش‌ها جواب ندارد، پس نمره‌ای هم نیست.
case-asked-s1 = همین حالا خودش یا کسی کنارش در خطر است؟
case-asked-s2 = این روزها به مردن یا کشتن خودش فکر کرده است؟
case-asked-s3 = برای امروز یا فردا قصد، نقشه یا وسیله‌ای دارد؟
case-asked-s4 = در سه ماه گذشته کاری برای پایان زندگی‌اش کرده است؟
case-answered-yes = بله
case-answered-no = نه
case-answered-quiet = نمی‌تواند حرف بزند
case-answered-unsaid = نخواست بگوید یا نمی‌داند
case-answered-retracted = حرفش را پس گرفت
case-label-suicide-imminent = خودکشی، نزدیک
case-label-suicide-ideation = فکر خودکشی
case-label-self-harm = آسیب زدن به خود
case-label-overdose = مسمومیت یا مصرف بیش از اندازه
case-label-violence-now = خشونت
case-label-child-abuse = آزار کودک
case-label-sexual-assault = آزار جنسی
case-label-medical-emergency = اورژانس پزشکی، آتش یا گاز
case-label-homeless-tonight = امشب جایی ندارد
case-label-addiction-help = کمک برای ترک یا لغزش
case-label-legal = حقوقی
case-label-job = کار
case-label-family-conflict = اختلاف خانوادگی
case-label-emotional-distress = حال بد روحی
case-label-documents-id = مدارک هویتی
case-label-info-request = پرسش و اطلاعات
case-label-greeting = سلام و احوال‌پرسی
case-label-hyperbole-idiom = شوخی یا اصطلاح
case-label-other = چیز دیگر

## The timeline of the net. $name, $to (String): colleagues. $level, $rung, $round, $sign, $outcome (String): in words.

case-moves = همهٔ آنچه گذشت
timeline-opened-as = پرونده با سطح «{ $level }» باز شد
timeline-levelled-itself = سطح از روی پیام‌ها و جواب‌هایش «{ $level }» شد
# Variables: $count (Number): people who were told.
timeline-alerted =
    { $count ->
        [0] به { $rung } هشدار رفت؛ کسی در دسترس نبود
       *[other] به { $rung } هشدار رفت ({ NUM($count) } نفر)
    }
timeline-alerted-somebody = هشدار رفت
timeline-rung-desk = همکاران میز
timeline-rung-supervisor = سرپرست
timeline-rung-on-call = فهرست آماده‌باش
timeline-rung-phone = کسی که باید تلفن بزند
timeline-acknowledged = { $name } گفت که رسیدگی می‌کند
timeline-reached = { $name } به { $to } زنگ زد و جواب گرفت
timeline-not-reached = { $name } به { $to } زنگ زد و جواب نگرفت
timeline-silent = ده دقیقه چیزی ننوشت
timeline-assessed = { $round }: سطح «{ $level }»
timeline-assessed-somehow = به پرسش‌ها جواب داد
timeline-signed = نشانه: { $sign }
timeline-signed-somehow = نشانه‌ای اضافه شد
timeline-closed-as = { $name } پرونده را بست: { $outcome }

## Keys of the keyboard.

keys-name = کلیدهای میان‌بر
keys-enter = فرستادن جواب
keys-shift-enter = سطر تازه
keys-slash = پاسخ آماده
keys-escape = بیرون آمدن از کادر جواب
keys-r = رفتن به کادر جواب
keys-help = همین فهرست
keys-layout = حرف‌ها جای کلید را می‌گویند؛ با صفحه‌کلید فارسی هم کار می‌کنند.
