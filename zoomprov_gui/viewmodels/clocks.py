"""Times of day and dates in the order of the person's own locale."""

from PySide6.QtCore import QDateTime, QLocale


def clock_time(at: float) -> str:
    """Return the time of day of `at`, in seconds since 1970: "09:41", "" for 0."""
    if not at:
        return ""
    return QLocale().toString(_moment(at).time(), QLocale.FormatType.ShortFormat)


def exact_time(at: float) -> str:
    """Return the time of day of `at` to the second: "12:01:03", for what is a proof."""
    return _moment(at).time().toString("HH:mm:ss")


def date_and_time(at: float, now: float) -> str:
    """Return "today 09:41", "Fri 21 Nov, 16:40", with the year where it is another one."""
    if not at:
        return ""
    then, today = _moment(at).date(), _moment(now).date()
    if then == today:
        return f"today {clock_time(at)}"
    form = "ddd d MMM" if then.year() == today.year() else "ddd d MMM yyyy"
    return f"{QLocale().toString(then, form)}, {clock_time(at)}"


def dated(at: float) -> str:
    """Return a moment for paper, which outlives its day: "Fri 21 Nov 2026, 16:40 (UTC+01:00)"."""
    then = _moment(at)
    sign, minutes = "-" if then.offsetFromUtc() < 0 else "+", abs(then.offsetFromUtc()) // 60
    day = QLocale().toString(then.date(), "ddd d MMM yyyy")
    return f"{day}, {clock_time(at)} (UTC{sign}{minutes // 60:02}:{minutes % 60:02})"


def day_of(at: float, now: float) -> str:
    """Return the day of `at`: "today", "yesterday", "Fri 21 Nov", with another year."""
    then, today = _moment(at).date(), _moment(now).date()
    if 0 <= then.daysTo(today) <= 1:
        return ("today", "yesterday")[then.daysTo(today)]
    return QLocale().toString(
        then, "ddd d MMM" if then.year() == today.year() else "ddd d MMM yyyy"
    )


def day_begins(at: float) -> float:
    """Return when the day of `at` began, in seconds since 1970."""
    return float(_moment(at).date().startOfDay().toSecsSinceEpoch())


def day_in_order(at: float) -> str:
    """Return the day of `at` for the name of a file, so that names stand in order: "2026-11-21"."""
    return _moment(at).date().toString("yyyy-MM-dd")


def capital(text: str) -> str:
    """Return text that begins a line."""
    return text[:1].upper() + text[1:]


def _moment(at: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at))
