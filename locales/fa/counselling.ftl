## Somebody to talk to: about what, with which desk, and how.

counselling-label = 💬 مشاوره
counselling-topic =
    دربارهٔ چه چیزی می‌خواهید حرف بزنید؟
    با کلمه‌های خودتان هم می‌توانید بنویسید. «حقوقی» یعنی طلاق، حضانت، بدهی، زندان و مانند آن.
counselling-topic-otherwise =
    درست نفهمیدم دربارهٔ چیست.
    یکی از این‌ها را بزنید، یا با چند کلمهٔ دیگر بنویسید.
counselling-family = خانواده و همسر
counselling-child = فرزند و کودک
counselling-mood = حال روحی
counselling-recovery = مصرف و بهبودی
counselling-violence = خشونت و آزار
counselling-legal = حقوقی
counselling-living = کار، معیشت، مدارک
counselling-other = چیز دیگر
counselling-work = کار
counselling-papers = مدارک
# Said of a topic that was read in somebody's words. Variables: $topic (String): one of those above.
counselling-understood = این‌طور فهمیدم: «{ $topic }».
# Said of a topic that was chosen. Variables: $topic (String): as above.
counselling-about = باشد، «{ $topic }».
# Said instead when a desk has the case already.
counselling-open-already = درخواستتان پیش همکار ماست.
# Variables: $about (String): one of the three above, or callback-planned; $desk (String): name of the desk;
# $there (String): one of the three messages below it.
counselling-way =
    { $about }
    همکار ما در بخش «{ $desk }» به این کار می‌رسد. { $there }
    کدام برایتان بهتر است؟
counselling-there = الان سر کار است.
# Variables: $opens (String): day and hour.
counselling-opens = الان سر کار نیست؛ { $opens } هست.
counselling-nobody = الان کسی سر کار نیست و نمی‌دانم چه وقت می‌آید.
counselling-chat = ✍️ همین‌جا بنویسیم
counselling-call = 📞 به من زنگ بزنید
counselling-lines = ☎️ خودم زنگ می‌زنم
counselling-change = ↩️ موضوع چیز دیگری است
counselling-choose =
    درست نفهمیدم کدام را می‌خواهید.
    یکی از این‌ها را بزنید، یا عددش را بنویسید.

## Violence and abuse: somebody is called before this is asked.

counselling-violence-now =
    نوشتم و به همکارمان رسید.
    این آزار هنوز ادامه دارد؟
counselling-ongoing = بله، ادامه دارد
counselling-past = نه، قبلاً بوده
counselling-unsaid = نمی‌خواهم بگویم

## After it was handed over. $desk (String): name of the desk; $wait (String): the place in the queue, and what of the
## messages below makes the wait longer; $lines (String): open lines.

counselling-arrived =
    درخواستتان رسید. من یک برنامه‌ام؛ پیام‌هایتان را همکار ما در بخش «{ $desk }» می‌خواند و همین‌جا جواب می‌دهد.
    { $wait }
    هرچه بنویسید یا با صدا بفرستید، به او می‌رسد.
    اگر نمی‌توانید صبر کنید، الان این شماره‌ها جواب می‌دهند:
    { $lines }
counselling-surge = الان خیلی‌ها می‌نویسند و جواب همکاران ما دیرتر از همیشه می‌رسد.
counselling-unknown = الان همکار ما سر کار نیست و نمی‌دانم چه وقت جواب می‌دهد. پیامتان ماند و گم نمی‌شود.

## A call. $hours (String): from when to when; $day (String): today, tomorrow, or weekday and date.

callback-safe =
    اگر به شما زنگ بزنیم، برایتان امن است؟ شاید کس دیگری گوشی را بردارد.
    اگر خودتان برندارید، نمی‌گوییم از کجا و برای چه زنگ زده‌ایم.
callback-yes = ✅ بله، امن است
callback-no = 🤫 نه، امن نیست
callback-unsafe =
    باشد، زنگ نمی‌زنیم.
    کدام برایتان بهتر است؟
callback-when = چه وقت زنگ بزنیم؟
callback-today = امروز
callback-tomorrow = فردا
callback-slot = { $day }، { $hours }
# Variables: $since (String): an hour as a number; $until (String): an hour in words.
callback-hours = { NUM($since) } تا { $until }
# Variables: $since, $until (String): hours in words.
callback-hours-long = { $since } تا { $until }
callback-phone =
    به چه شماره‌ای زنگ بزنیم؟ شماره را فقط برای همین تماس می‌خواهیم.
    دکمهٔ «فرستادن شماره» را بزنید، یا شماره را بنویسید.
callback-phone-how =
    نتوانستم یک شماره از آن بخوانم.
    شمارهٔ همراه یا تلفن ثابت ایران را با کد شهر بنویسید، مثلاً:
    09123456789
callback-phone-not-yours =
    این شمارهٔ حساب خودتان نیست.
    اگر می‌خواهید به همان زنگ بزنیم، آن را بنویسید.
callback-passed = آن وقت گذشت. لطفاً دوباره انتخاب کنید.
# Seen on a locked screen: it says nothing of what it is about. Variables: $day, $hours as above; $desk (String): name
# of the desk; $lines (String): open lines.
callback-noted =
    یادداشت شد: { $day }، { $hours }.
    همکار ما از بخش «{ $desk }» زنگ می‌زند.
    اگر وقت دیگری بهتر است، دوباره «به من زنگ بزنید» را انتخاب کنید.
    اگر نمی‌توانید صبر کنید، الان این شماره‌ها جواب می‌دهند:
    { $lines }
# Said instead of counselling-open-already. Variables: $day, $hours as above.
callback-planned = یادداشت شده است که زنگ بزنیم: { $day }، { $hours }.
callback-off-label = ✖️ لغو تماس
callback-off =
    باشد، زنگ نمی‌زنیم و شماره‌تان را از پرونده پاک کردیم.
    هر وقت خواستید، همین‌جا بنویسید.
callback-none = تماسی در نوبت نیست. اگر می‌خواهید زنگ بزنیم، «مشاوره» را بزنید.
