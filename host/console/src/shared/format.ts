import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session';
import { digitsOf } from './currencies';

export type Amount = { amount: number; currency: string };

/** Words for money, quantities and times. All times are in the company's zone, all money in its own currency: never the browser's. */
export function formatter(language: string, timeZone: string) {
  const money = (currency: string, least = digitsOf(currency), most = least) =>
    new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: least, maximumFractionDigits: most });
  const quantity = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const delta = new Intl.NumberFormat(language, { maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  const date = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium' });
  const minute = { timeZone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const short = new Intl.DateTimeFormat(language, minute);
  const shortOfYear = new Intl.DateTimeFormat(language, { ...minute, year: 'numeric' });
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });

  return {
    money: (it: Amount) => money(it.currency).format(it.amount),
    /** A unit price, which may have more digits than money. */
    price: (value: number, currency: string) => money(currency, digitsOf(currency), 6).format(value),
    quantity: (value: number) => quantity.format(value),
    /** A figure with all its digits. */
    number: (value: number) => figure.format(value),
    delta: (value: number) => delta.format(value),
    /** A part of a whole, 0.25 as 25 %. */
    share: (value: number) => share.format(value),
    dateTime: (iso: string) => dateTime.format(new Date(iso)),
    date: (iso: string) => date.format(new Date(iso)),
    /** Day and minute, for lists; the year where it isn't this one. */
    short: (iso: string) => {
      const at = new Date(iso);

      return (year.format(at) === year.format(new Date()) ? short : shortOfYear).format(at);
    },
    /** A month by its number, 2026-11. */
    month: (month: string) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`)),
    /** A calendar day, which has no zone. */
    day: (day: string) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`)),
  };
}

export function useFormat() {
  const { i18n } = useTranslation();
  const { tenant } = useSession();

  return useMemo(() => formatter(i18n.language, tenant.timeZone), [i18n.language, tenant.timeZone]);
}
