import { useTranslation } from 'react-i18next';
import type { AddressPartsFragment } from '../gql/graphql';
import { linesOf } from './address';

type Props = {
  /** A company's own has neither a person nor a phone. */
  address: Omit<AddressPartsFragment, 'recipient' | 'phone'> & Partial<AddressPartsFragment>;
  /** Of the paper that it stands on; else the reader's. */
  language?: string;
};

/** An address as it is written on a parcel. */
export function AddressLines({ address, language }: Props) {
  const { i18n } = useTranslation();
  const country = new Intl.DisplayNames([language ?? i18n.language], { type: 'region' });
  const lines = linesOf(address, address.countryCode ? (nameOf(country, address.countryCode) ?? null) : null);

  return (
    <address className="address">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

// A text that was damaged in the database is no code, and is shown as it is.
function nameOf(country: Intl.DisplayNames, code: string) {
  try {
    return country.of(code);
  } catch {
    return code;
  }
}
