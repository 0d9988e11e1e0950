import { lazy, Suspense } from 'react';
import { useCan } from '../app/session';

const History = lazy(() => import('./audit/History'));

/** The record's history, for those who may read the audit log. */
export function RecordHistory({ ids }: { ids: readonly string[] }) {
  const may = useCan()('tenancy:read-audit');

  return may ? (
    <Suspense fallback={null}>
      <History ids={ids} />
    </Suspense>
  ) : null;
}
