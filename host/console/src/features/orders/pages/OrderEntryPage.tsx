import { useEffect, useState } from 'react';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { useKept } from '../../../shared/useKept';
import { useGo } from '../../../shared/usePageLink';
import { OrderForm } from '../components/OrderForm';
import { type Entry, empty } from '../entry';

/** What was typed, and the draft that it has become where it was saved already. */
type Begun = { entry: Entry; draftId?: string };

/** A new order. What is typed outlives a reload of the page. */
export function OrderEntryPage() {
  const kept = useKept();
  const go = useGo();
  const [begun] = useState(() => kept.read<Begun>('entry'));
  const draftId = begun?.draftId;

  // Saved already, and left before it was submitted: another new one beside it would be the same order twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!draftId) return;

    kept.write('entry', null);
    go(`/orders/${encodeURIComponent(draftId)}/edit`, { replace: true });
  }, [draftId]);

  if (draftId) return <PageSkeleton />;

  return (
    <OrderForm
      order={null}
      initial={{ ...empty, ...begun?.entry }}
      onChange={(entry, draftId) => kept.write('entry', { entry, draftId } satisfies Begun)}
      onDone={() => kept.write('entry', null)}
    />
  );
}
