// ISO 4217 as the server keeps it: the browser's Intl says none for a good dozen that have two, as is the custom in shops.
const noDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND';

/** How many digits a currency has after the point. */
export const digitsOf = (currency: string) => (noDigits.includes(currency) ? 0 : threeDigits.includes(currency) ? 3 : 2);
