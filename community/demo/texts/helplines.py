"""Helplines nobody can ring: numbers come from ranges that regulators keep for drama. Only 999 and 112 are real."""

ALL_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = ALL_WEEK[:5]


def hours(span, days=ALL_WEEK):
    return dict.fromkeys(days, span)


HELPLINES = [
    {
        "country": "GB", "name": "Ambulance, police or fire", "who_for": "In danger now, or someone else is",
        "need": "crisis", "dial": "999", "display": "999", "is_emergency": True, "always_open": True, "position": 1,
    },
    {
        "country": "GB", "name": "Evening Line (example)", "who_for": "Free. Any worry, no name needed", "need": "crisis",
        "dial": "08081570142", "display": "0808 157 0142", "position": 2, "languages": "English, Welsh",
        **hours("16:00-02:00"),
    },
    {
        "country": "GB", "name": "Willow Desk (example)", "who_for": "By text, if talking is hard", "need": "general",
        "method": "text", "dial": "07700900177", "display": "07700 900 177", "always_open": True, "position": 3,
    },
    {
        "country": "GB", "name": "Carers’ Table (example)", "who_for": "Free. If you look after someone", "need": "carers",
        "dial": "08081570260", "display": "0808 157 0260", "position": 4, **hours("09:00-17:00", WEEKDAYS),
    },
    {
        "country": "GB", "name": "The Long Bench (example)", "who_for": "Free. If someone you love has died",
        "need": "grief", "dial": "08081570318", "display": "0808 157 0318", "position": 5, **hours("10:00-20:00"),
    },
    {
        "country": "GB", "name": "One More Day (example)", "who_for": "Free. Drink, drugs and gambling",
        "need": "addiction", "dial": "08081570475", "display": "0808 157 0475", "position": 6, **hours("08:00-23:00"),
    },
    {
        "country": "IE", "name": "Ambulance, Garda or fire", "who_for": "In danger now, or someone else is",
        "need": "crisis", "dial": "112", "display": "112", "is_emergency": True, "always_open": True, "position": 1,
        "time_zone": "Europe/Dublin",
    },
    {
        "country": "IE", "name": "Harbour Light (example)", "who_for": "Any worry, no name needed", "need": "general",
        "dial": "0209100142", "display": "020 910 0142", "position": 2, "time_zone": "Europe/Dublin",
        "languages": "English, Irish", **hours("18:00-01:00"),
    },
]  # fmt: skip
