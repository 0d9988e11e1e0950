/** How near the limit: from four fifths on it is time to do something, at the limit nothing more goes. */
export type Pressure = 'open' | 'free' | 'near' | 'full';

export function pressure(limit?: number | null, used?: number | null): Pressure {
  if (limit === null || limit === undefined || used === null || used === undefined) return 'open';
  if (used >= limit) return 'full';

  return used * 5 >= limit * 4 ? 'near' : 'free';
}

/** The first day of the month after this one, as the company's calendar has it. */
export function nextMonth(now: Date, timeZone: string): string {
  const [year = 0, month = 1] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(now)
    .split('-')
    .map(Number);

  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
