import type { AddressValues } from './AddressFields';

type Parts = Omit<AddressValues, 'recipient'> & { recipient?: string | null };

const eastern = ['CN', 'TW', 'HK', 'MO'];

/** From the province down to the door, in one go; what the street repeats of it is written once. */
function downward({ region, city, line1 }: Parts) {
  const place = region && !city.startsWith(region) ? region + city : city;
  if (region && line1.startsWith(region)) return line1;

  return line1.startsWith(city) ? place.slice(0, place.length - city.length) + line1 : place + line1;
}

/** A country's name in a language; a text that was damaged in the database is no code, and is shown as it is. */
export function countryOf(code: string | null | undefined, language: string) {
  if (!code) return null;

  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The lines of an address in the order of its own country: in Chinese from the large to the small, whoever reads it. */
export function linesOf(address: Parts, country: string | null) {
  const { recipient, line1, line2, city, region, postalCode, countryCode, phone } = address;
  const isDownward = eastern.includes(countryCode) && /\p{Script=Han}/u.test(line1);
  const place = isDownward
    ? [[postalCode, country].filter(Boolean).join(' '), downward(address), line2]
    : [line1, line2, [postalCode, city, region].filter(Boolean).join(' '), country];

  return [recipient, ...place, phone].filter((it): it is string => Boolean(it));
}
