const known = [
  'EUR',
  'USD',
  'GBP',
  'CNY',
  'TWD',
  'HKD',
  'JPY',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'INR',
  'THB',
  'VND',
  'MYR',
  'IDR',
  'PHP',
  'NZD',
  'ZAR',
  'BRL',
  'MXN',
  'AED',
  'KWD',
];
const codes =
  'AD AE AR AT AU BD BE BG BH BN BR BY CA CH CL CN CO CR CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KE KH KR KW KZ LA LB LI LK LT LU LV MA MC MM MO MT MX MY NG NL NO NZ OM PE PH PK PL PT QA RO RS RU SA SE SG SI SK TH TR TW UA US UY VN ZA'.split(
    ' ',
  );

type Option = { value: string; label: string };

const named = (
  language: string,
  type: 'currency' | 'region',
  values: readonly string[],
  label: (code: string, name: string) => string,
): Option[] => {
  const names = new Intl.DisplayNames([language], { type });

  return values.map((value) => ({ value, label: label(value, names.of(value) ?? value) }));
};

export const currencies = (language: string) => named(language, 'currency', known, (code, name) => `${code} · ${name}`);
export const countries = (language: string) =>
  named(language, 'region', codes, (code, name) => `${name} (${code})`).sort((a, b) => a.label.localeCompare(b.label, language));
export const timeZones = (): Option[] => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }));
