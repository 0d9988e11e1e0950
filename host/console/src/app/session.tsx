import { createContext, use } from 'react';
import type { MeQuery } from '../gql/graphql';

export type Session = NonNullable<MeQuery['me']>;

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('There is no session outside the gate.');

  return session;
}

/** Whether the person holds the permission, e.g. "orders:approve". */
export function useCan() {
  const { permissions } = useSession();

  return (permission: string) => permissions.includes(permission);
}
