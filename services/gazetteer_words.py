"""Words the gazetteer must know beside the names themselves; plain data, in folded spelling (texts.persian.fold)."""

SAME_WORD = {
    "میدون": "میدان",
    "میدونه": "میدان",
    "میدونی": "میدان",
    "خیابون": "خیابان",
    "چارراه": "چهارراه",
    "ترمینل": "ترمینال",
    "راهن": "راهاهن",
    "شهرری": "شهر ری",
    "شابدلظیم": "شاه عبدالعظیم",
    "شابدولعظیم": "شاه عبدالعظیم",
}
"""How people say a word -> how the names write it."""

FILLERS = frozenset(
    """
    الان فعلا اکنون امشب امروز حالا من ما سلام درود خوب بله اره لطفا مرسی ممنون خب
    هستم هستیم هست است هستش میباشم باشم ام ایم م ه ی ش اینجام اینجا اینجاییم میمونم موندم
    تو توی تویه در از به با تا دم سر کنار بغل پشت روبروی جلوی زیر بالای پایین بالا وسط داخل
    سمت سمتای طرف طرفای طرفهای نزدیک نزدیکی نزدیکای نزدیکیهای حوالی حدود حدودای اطراف محدوده های
    محله محل محلمون منطقه منطقم منطقمون شهر شهرستان تهران تهرانم ناحیه شماره
    میدان خیابان خ بلوار شهرک کوی کوچه پارک بوستان پل مترو ایستگاه متروی شهید چهارراه و یا
    man ma alan dar tu too tuye tooye toye to az be samt samte taraf tarafe tarafaye nazdik nazdike
    hastam hastim hast ast am im i m in at near the from is my we are on of area location street square
    mantaghe mantaqe mantagheye mahale mahalle mahaleye meydan meydun meydoon meidan meydane meydoone
    meidane khiaban khiyaban khiabon khiabane kuche tehran salam hi hello shahrak shahrake shahre emshab
    men women woman main alaan bolvar kooye koye shahid o va
    """.split()  # noqa: SIM905 (a page of words reads better without quotes)
)
"""Words that may stand around a name in an answer to "where are you?" without saying anything else."""

ORDINARY = frozenset(
    """
    ابشار ابوذر ارم ازادی استخر اسفندیاری اسمان اشتیانی امامت امامحسین امامخمینی اندیشه اوین اهنگ ایران
    ایرانشهر بازار باقری برادرانجوادیان بستان بروجردی بعثت بهار بهاران بهداشت بهشتی بهمن بیمه تاکسیرانی
    تختی توحید تولیددارو تیموری جابری جلیلی جمهوری جهاد حافظیه حقوقی حکمت خاقانی خراسان خرمشهر دانشگاه
    دبستان درختی دریا دریاچه دستغیب دهقان دیلمان رجایی رسالت زمزم زنجان ساعی سازمان سپاه سجاد سنایی
    سیروس شادمهر شاهین شریعتی شکوفه شکیب شهادت شورا شیراز شیوا صاحبالزمان صدرا صفا طیب عباسی عمار
    غزالی فتح فدک فردوس فرزانه فرودگاه فلسطین قبا قصر قندی قیام کاج کارون کاظمی کرمان کشاورز کشتارگاه
    کوثر کوهسار گرگان گلچین گلستان گلشن مختاری مخصوص مدیریت مطهری مظاهری معین مقدم مهران نبیاکرم نصرت
    نیکام نیلوفر هاشمی هلالاحمر هوشیار اذربایجان اردیبهشت ارگ اسدی پردیسان پرستار پرواز پیروزی
    13ابان سیزدهابان 17شهریور شهیدبهشتی هفدهشهریور 7تیر
    """.split()  # noqa: SIM905 (a page of words reads better without quotes)
)
"""Names (without spaces) that are everyday words, cities, dates or people too: they count only alone."""

NEVER = frozenset({"اعدام"})
"""Short forms that nobody may be placed by: «میدان اعدام» is a square, «اعدام» is not."""

NUMBERS = {
    1: ("یک",),
    2: ("دو",),
    3: ("سه",),
    4: (
        "چهار",
        "چار",
    ),
    5: ("پنج",),
    6: (
        "شش",
        "شیش",
    ),
    7: ("هفت",),
    8: ("هشت",),
    9: ("نه",),
    10: ("ده",),
    11: ("یازده",),
    12: ("دوازده",),
    13: ("سیزده",),
    14: (
        "چهارده",
        "چارده",
    ),
    15: (
        "پانزده",
        "پونزده",
    ),
    16: (
        "شانزده",
        "شونزده",
    ),
    17: (
        "هفده",
        "هیفده",
    ),
    18: (
        "هجده",
        "هیجده",
        "هژده",
        "هیژده",
    ),
    19: ("نوزده",),
    20: ("بیست",),
    21: ("بیست و یک",),
    22: ("بیست و دو",),
}
"""The districts' numbers in words, as written and as spoken."""

NOT_ALONE = frozenset({"نه"})
"""Number words that mean something else when nothing stands beside them: «نه» is "no" before it is nine."""

TOO_HIGH = tuple(f"بیست و {unit}" for unit in ("سه", "چهار", "پنج", "شش", "شیش", "هفت", "هشت", "نه"))
"""Numbers that begin like a district's but name none."""

BEFORE_NUMBER = (
    *("منطقه", "منطقه ی", "منطقه شماره", "منطقه ی شماره", "منطقه شهرداری"),
    *("mantaghe", "mantaqe", "mantagheh", "mantaqeh", "mantage", "mantagheye"),
    *("district", "dist", "region", "zone"),
)
"""What makes a number a district's anywhere in a sentence."""

DIRECTIONS = ("شمالی", "جنوبی", "شرقی", "غربی", "مرکزی", "مرکز", "بالا")
"""Endings people leave out: «جنت‌آباد جنوبی» is called جنت‌آباد."""

TITLES = ("شهید", "میدان")
"""Beginnings people leave out: «شهید هرندی» is called هرندی."""

ENDINGS = ("ییم", "ایم", "یم", "ام", "م", "ه")
"""Verb endings joined to a name: «نازی‌آبادم», "I am in Nazi Abad"."""
