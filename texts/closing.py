"""The moment at which something closes, as people say it: midnight belongs to the day that ends with it."""

from datetime import datetime, timedelta

from texts.jalali import Part, date_words, day_words, tehran_day

MINUTE = timedelta(minutes=1)


def closing_words(moment: datetime) -> Part:
    """Say day and hour of a closing (UTC); «سه‌شنبه ساعت ۱۲ شب» would be heard as a day later than it is."""
    last = tehran_day(moment - MINUTE)
    if last != tehran_day(moment):
        return {"message": "closing-end-of-day", "day": day_words(last)}
    return date_words(moment)
