import { useTranslation } from 'react-i18next';
import type { AddressPartsFragment } from '../gql/graphql';
import { countryOf, linesOf } from './address';

type Props = {
  /** A company's own has neither a person nor a phone. */
  address: Omit<AddressPartsFragment, 'recipient' | 'phone'> & Partial<AddressPartsFragment>;
  /** Of the paper that it stands on; else the reader's. */
  language?: string;
};

/** An address as it is written on a parcel. */
export function AddressLines({ address, language }: Props) {
  const { i18n } = useTranslation();
  const lines = linesOf(address, countryOf(address.countryCode, language ?? i18n.language));

  return (
    <address className="address">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}
