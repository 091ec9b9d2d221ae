## A bed tonight.

shelter-label = 🛏 A bed for tonight
shelter-whom = Who is the bed for tonight?
shelter-man = Me, a man
shelter-woman = Me, a woman
shelter-family = A family with children
shelter-someone-else = Somebody else
shelter-companion = A patient’s companion
shelter-whom-else = For whom?
shelter-other-man = A man
shelter-other-woman = A woman
shelter-other-family = A family with children
# Variables: $count (Number): doors shown, 1 to 3; $around (String): what was searched around.
shelter-found = { $count ->
        [one] This night shelter will be open when you get there; { $around }:
       *[other] These { NUM($count) } night shelters will be open when you get there; { $around }:
    }
shelter-opens-later = { $count ->
        [one] This shelter opens later:
       *[other] These { NUM($count) } shelters open later:
    }
shelter-all-full = I see no free bed in the shelters that are open; they are full. A bed may become free tonight; please ask again a little later.
shelter-none-open = I know of no shelter that will be open when you get there.
shelter-none-near = The place you named is very far from Tehran’s shelters. I only know the shelters of Tehran.
shelter-none-for-man = I know of no confirmed shelter for men in Tehran now. Call the social emergency (123) and say that you have no place tonight.
shelter-none-for-woman = I know of no confirmed shelter for women in Tehran now. Call the social emergency (123) and say that you have no safe place tonight; they may know another place.
shelter-none-for-family = I know of no confirmed shelter for a family with children in Tehran now. Call the social emergency (123) and say that a child is with you and you have no place tonight.
shelter-none-for-other-man = I know of no confirmed shelter for men in Tehran now. Call the social emergency (123) and say that a man has no place tonight.
shelter-none-for-other-woman = I know of no confirmed shelter for women in Tehran now. Call the social emergency (123) and say that a woman has no safe place tonight; they may know another place.
shelter-none-for-other-family = I know of no confirmed shelter for a family with children in Tehran now. Call the social emergency (123) and say that a family with a child has no place tonight.
shelter-what-next =
    A shelter is free and you go in and leave as you wish.
    If you have no papers with you, go anyway and say so there.
    If they do not let you in, or you cannot go, tap one of the buttons below.
shelter-for-other =
    A shelter is free, and that person goes in only if they wish. If they can go, give them the address.
    If they cannot walk or are unwell, tap “Help now”.
shelter-other-ways =
    Another way is the municipality’s patrol (137), with which judicial officers come; only if you yourself want it.
    You may also ask again a little later; a place may open.
shelter-again = 🔁 Another place
shelter-changed =
    What I found about a bed would have reached you late and may be true no more, so I did not send it.
    If you still need a place, ask again and I will look anew.

## One door.

# Variables: $name (String); $sample, $distance, $address, $hours, $beds, $phone (String): lines, some of them empty.
door =
    <b>{ $name }</b>
    { $sample }
    { $distance }
    { $address }
    { $hours }
    { $beds }
    { $phone }
door-sample = This place is a sample and not real.
# Variables: $name (String).
door-on-map = On the map: { $name }
# Variables: $km, $metres, $district (Number).
door-km = Distance: about { NUM($km) } km
door-metres = Distance: about { NUM($metres) } m
door-km-by-district = Distance: about { NUM($km) } km; I do not have its exact place and reckoned from district { NUM($district) }
door-km-from-district = Distance: about { NUM($km) } km from the middle of district { NUM($district) }
door-in-district = In district { NUM($district) }
# Variables: $address (String).
door-address = Address: { $address }
door-no-address = I do not have its exact address.
door-open-always = Open day and night.
# Variables: $opens, $closes (String): hours in words.
door-open-until = Open now, until { $closes }.
door-opens = Opens at { $opens }, until { $closes }.
# Variables: $count (Number): beds; $ago (String): how long ago they were counted.
door-beds = { $count ->
        [one] { NUM($count) } free bed, counted { $ago }.
       *[other] { NUM($count) } free beds, counted { $ago }.
    }
# Variables: $ago (String).
door-beds-were-full = It was full { $ago }; that may have changed.
door-beds-unknown = I do not know how many beds are free now.
# Variables: $number (String): ASCII digits.
door-phone =
    Phone:
    { $number }
door-neshan = 🗺 Neshan
door-balad = 🗺 Balad
