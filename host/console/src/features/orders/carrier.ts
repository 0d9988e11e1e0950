import { useSession } from '../../app/session';

/** The carrier that was typed last in this company, which is proposed for the next parcel. */
export function useLastCarrier() {
  const key = `oc.carrier.${useSession().tenant.id}`;

  return {
    get: () => localStorage.getItem(key) ?? '',
    set: (carrier: string) => localStorage.setItem(key, carrier),
  };
}
