## A bed tonight.

shelter-label = 🛏 A bed for tonight
shelter-whom = Who is the bed for tonight?
shelter-man = Me, a man
shelter-woman = Me, a woman
shelter-family = A family with children
shelter-someone-else = Somebody else
shelter-companion = A patient’s companion
shelter-whom-else = Who is that person?
shelter-other-man = A man
shelter-other-woman = A woman
shelter-other-family = A family with children
# Variables: $count (Number): doors shown, 1 to 3; $around (String): what was searched around.
shelter-found = { $count ->
        [one] I found one shelter that takes people in now, { $around }:
       *[other] I found { NUM($count) } shelters that take people in now, { $around }:
    }
shelter-opens-later = { $count ->
        [one] This shelter opens later, { $around }:
       *[other] These { NUM($count) } shelters open later, { $around }:
    }
# Variables: $around (String).
shelter-all-full = I see no free bed { $around } now; the shelters that are open are full. A bed may become free tonight; please ask again a little later.
shelter-none-open = I know of no shelter { $around } that will still be open when you get there.
shelter-none-near = The place you named is very far from Tehran’s shelters. I only know the shelters of Tehran.
shelter-none-for-guest = I know of no shelter { $around } that would take you in now.
shelter-none-for-women = I know of no confirmed shelter for women { $around } now. Tell 123 that you are a woman without a safe place tonight; they know other places too.
shelter-none-for-families = I know of no confirmed shelter for a family with children { $around } now. Tell 123 that a child is with you and you have no place tonight.
shelter-what-next =
    A shelter is free and you go in and leave as you wish. If you have no papers, go anyway and say so there.
    If they do not let you in, or you cannot go, tap one of the buttons below.
shelter-for-other =
    A shelter is free, and that person goes in only if they wish. If they can go, give them the address.
    If they cannot walk or are unwell, tap “Help now”.
shelter-other-ways =
    If you like, I will look somewhere else.
    There is also the municipality’s patrol (137), with which judicial officers come; only if you yourself want it.
shelter-again = 🔁 Another place

## One door.

# Variables: $name (String); $sample, $distance, $address, $hours, $beds, $phone (String): lines, some of them empty.
door =
    { $name }
    { $sample }
    { $distance }
    { $address }
    { $hours }
    { $beds }
    { $phone }
door-sample = This place is a sample and not real.
# Variables: $name (String).
door-on-map = { $name } on the map
# Variables: $km, $metres, $district (Number).
door-km = Distance: about { NUM($km) } km
door-metres = Distance: about { NUM($metres) } m
door-km-by-district = Distance: about { NUM($km) } km; I do not have its exact place and reckoned from district { NUM($district) }
door-km-from-district = Distance: about { NUM($km) } km from the middle of the district you named
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
