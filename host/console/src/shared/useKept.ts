import { useSession } from '../app/session';

/**
 * What a person has begun and not sent, by name. It outlives a reload, as a phone does that puts the page aside, and is his alone, in
 * this company alone: whoever signs in after him on the same device begins with nothing.
 */
export function useKept() {
  const { tenant, memberId } = useSession();
  const keyOf = (name: string) => `oc.${name}.${tenant.id}.${memberId ?? ''}`;

  return {
    read: <T>(name: string): T | null => {
      try {
        return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write: (name: string, it: unknown) =>
      it === null ? sessionStorage.removeItem(keyOf(name)) : sessionStorage.setItem(keyOf(name), JSON.stringify(it)),
  };
}
