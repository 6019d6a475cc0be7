"""The day of Easter, and the days that move with it."""

from datetime import date, timedelta


def easter_sunday(year: int, shift: int = 0) -> date:
    """Easter Sunday of the Gregorian calendar, `shift` days added. The method is Gauss's, as corrected in 1816."""
    century = year // 100
    moon = (15 + century - century // 4 - (13 + 8 * century) // 25) % 30
    sun = (4 + century - century // 4) % 7
    full = (19 * (year % 19) + moon) % 30
    week = (2 * (year % 4) + 4 * (year % 7) + 6 * full + sun) % 7
    days = full + week
    if (full == 29 and week == 6) or (full == 28 and week == 6 and (11 * moon + 11) % 30 < 19):
        days -= 7
    return date(year, 3, 22) + timedelta(days=days + shift)
