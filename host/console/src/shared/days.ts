import dayjs from 'dayjs';

/** The first instant of a day of the company. */
export const startOf = (day: string, zone: string) => dayjs.tz(`${day}T00:00:00`, zone).toISOString();

/** The first instant after a day. By the calendar, not by 24 hours: a day on which the clock changes has 23 or 25. */
export const endOf = (day: string, zone: string) => startOf(dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD'), zone);

/** The last second of a day, for what stands until then. */
export const lastOf = (day: string, zone: string) => dayjs(endOf(day, zone)).subtract(1, 'second').toISOString();

/** Noon of a day: an instant that is of this day whoever reads it. */
export const noonOf = (day: string, zone: string) => dayjs.tz(`${day}T12:00:00`, zone).toISOString();

/** The company's day on which something is; today without an instant. */
export const dayOf = (zone: string, iso?: string) => dayjs(iso).tz(zone).format('YYYY-MM-DD');
