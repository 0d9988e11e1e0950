import { headers } from './client';

export type TenantChoice = { id: string; name: string };
export type SignInAnswer =
  | { kind: 'in' }
  | { kind: 'choose'; tenants: TenantChoice[] }
  | { kind: 'refused'; code: string; message: string };

const post = (address: string, body?: unknown) =>
  fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headers(), ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });

export async function signIn(email: string, password: string, tenantId?: string, code?: string): Promise<SignInAnswer> {
  const answer = await post('/account/sign-in', { email, password, ...(tenantId ? { tenantId } : {}), ...(code ? { code } : {}) });
  if (answer.ok) return { kind: 'in' };

  const body = (await answer.json().catch(() => ({}))) as {
    errors?: { message: string; extensions?: { code?: string } }[];
    tenants?: TenantChoice[];
  };
  if (answer.status === 409 && body.tenants) return { kind: 'choose', tenants: body.tenants };

  return { kind: 'refused', code: body.errors?.[0]?.extensions?.code ?? String(answer.status), message: body.errors?.[0]?.message ?? '' };
}

export async function signOut() {
  await post('/account/sign-out');
  location.assign('/');
}

/** Into a company with made-up data beside one's own, or out of it again. Gives what was refused; else the page begins anew there. */
export async function goDemo(way: 'in' | 'out'): Promise<string | null> {
  const answer = await post(way === 'in' ? '/account/demo' : '/account/demo/leave').catch(() => null);
  if (answer?.ok) {
    // A page that is loaded again stands where it stood; the other company's begins at its top.
    scrollTo(0, 0);
    location.assign('/');

    return null;
  }

  const body = (await answer?.json().catch(() => null)) as { errors?: { message: string }[] } | null;

  return body?.errors?.[0]?.message ?? '';
}

/** The member of the session, asked past the client: while it waits for a new session it sends nothing. */
export async function memberNow(): Promise<string | null> {
  const answer = await post('/graphql', { query: '{ me { memberId } }' });
  const { data } = (await answer.json()) as { data?: { me?: { memberId?: string | null } | null } };

  return data?.me?.memberId ?? null;
}

/** Where the host's own sign-in pages are; the console's form stands in where there are none. */
export function signInPage() {
  const page = document.querySelector<HTMLMetaElement>('meta[name="sign-in"]')?.content;

  return page?.startsWith('/') ? page : undefined;
}
