## Hours as people say them. $time (String): hour or hour and minutes.

clock-midnight = { $time } am
clock-before-dawn = { $time } am
clock-morning = { $time } am
clock-noon = { $time } pm
clock-afternoon = { $time } pm
clock-evening = { $time } pm
clock-night = { $time } pm

## How long ago. $count (Number).

ago-now = moments ago
ago-minutes = { $count ->
        [one] { NUM($count) } minute ago
       *[other] { NUM($count) } minutes ago
    }
ago-hours = { $count ->
        [one] { NUM($count) } hour ago
       *[other] { NUM($count) } hours ago
    }
ago-days = { $count ->
        [one] { NUM($count) } day ago
       *[other] { NUM($count) } days ago
    }
