"""Words and time at the edges that speak to people: Persian text, Fluent messages, Jalali dates."""
