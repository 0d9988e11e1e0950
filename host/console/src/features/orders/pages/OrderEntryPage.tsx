import { useState } from 'react';
import { useSession } from '../../../app/session';
import { OrderForm } from '../components/OrderForm';
import { type Entry, empty } from '../entry';

const keyOf = (tenantId: string) => `oc.entry.${tenantId}`;

function read(tenantId: string): Entry {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(keyOf(tenantId)) ?? '{}') as Partial<Entry>) };
  } catch {
    return empty;
  }
}

/** A new order. What is typed outlives a reload of the page. */
export function OrderEntryPage() {
  const { tenant } = useSession();
  const [initial] = useState(() => read(tenant.id));

  return (
    <OrderForm
      order={null}
      initial={initial}
      onChange={(entry) => sessionStorage.setItem(keyOf(tenant.id), JSON.stringify(entry))}
      onDone={() => sessionStorage.removeItem(keyOf(tenant.id))}
    />
  );
}
