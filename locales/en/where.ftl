## Where the person is.

where-self =
    Where are you?
    Send your location, or write the name of the neighbourhood or the number of the district.
where-other =
    Where are they now?
    Send the location, or write the name of the neighbourhood or the number of the district.
where-by-district = I will pick the district
where-anywhere = I do not know
where-district = Which district of Tehran?
# Variables: $number (Number): 1 to 22.
district-number = { NUM($number) }
where-not-found =
    I did not find that neighbourhood in Tehran.
    Write a neighbourhood nearby or the number of the district (1 to 22), or send a location.
where-which = Which one do you mean?
where-guess = Do you mean this?
# Variables: $name (String): a neighbourhood; $district (Number).
where-choice = { $name }, district { NUM($district) }
where-choice-district = District { NUM($district) }
# Variables: as above.
around-name = the nearest to { $name } (district { NUM($district) })
around-district = the nearest to district { NUM($district) }
around-point = the nearest to the place you sent
around-city = in Tehran
