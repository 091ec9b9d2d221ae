## Hours as people say them. $time (String): hour or hour and minutes, in Persian digits.

clock-midnight = { $time } شب
clock-before-dawn = { $time } بامداد
clock-morning = { $time } صبح
clock-noon = { $time } ظهر
clock-afternoon = { $time } بعدازظهر
clock-evening = { $time } عصر
clock-night = { $time } شب

## How long ago. $count (Number).

ago-now = چند لحظه پیش
ago-minutes = { NUM($count) } دقیقه پیش
ago-hours = { NUM($count) } ساعت پیش
ago-days = { NUM($count) } روز پیش
