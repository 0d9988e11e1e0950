import dayjs from 'dayjs';

/** The first instant of a day of the company. */
export const startOf = (day: string, zone: string) => dayjs.tz(`${day}T00:00:00`, zone).toISOString();

/** The first instant after a day. By the calendar, not by 24 hours: a day on which the clock changes has 23 or 25. */
export const endOf = (day: string, zone: string) => startOf(dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD'), zone);
