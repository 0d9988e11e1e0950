import { useTranslation } from 'react-i18next';
import type { AddressPartsFragment } from '../gql/graphql';

/** An address as it is written on a parcel. */
export function AddressLines({ address }: { address: AddressPartsFragment }) {
  const { i18n } = useTranslation();
  const country = new Intl.DisplayNames([i18n.language], { type: 'region' });
  const lines = [
    address.recipient,
    address.line1,
    address.line2,
    [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
    address.countryCode ? country.of(address.countryCode) : null,
    address.phone,
  ].filter(Boolean);

  return (
    <address className="address">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}
