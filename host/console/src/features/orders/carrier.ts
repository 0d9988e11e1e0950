const key = 'oc.carrier';

/** The carrier that was typed last, which is proposed for the next parcel. */
export const lastCarrier = {
  get: () => localStorage.getItem(key) ?? '',
  set: (carrier: string) => localStorage.setItem(key, carrier),
};
