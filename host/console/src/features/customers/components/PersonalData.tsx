import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import type { CustomerPartsFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import type { Refusal } from '../../../shared/useCommand';

const Kept = lazy(() => import('./KeptData'));
const Erase = lazy(() => import('./EraseDialog'));

type Props = { customer: CustomerPartsFragment; version: number; onRefusal: (it: Refusal) => boolean };

/** A customer's right to know what is kept of him, and to have it erased; for those who may answer it. */
export function PersonalData({ customer, version, onRefusal }: Props) {
  const { t } = useTranslation('customers');
  const can = useCan();
  const format = useFormat();
  const [open, setOpen] = useState<'kept' | 'erase' | null>(null);
  const [mayTell, mayErase] = [can('tenancy:export-data'), can('tenancy:erase-person') && !customer.erasedAt];

  if (!mayTell && !mayErase) return null;

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('personal')}</h2>
      </div>
      <div className="panel-body stack tight">
        <p className="muted flush">{customer.erasedAt ? t('erasedAt', { at: format.dateTime(customer.erasedAt) }) : t('personalHint')}</p>
        <div className="row wrap">
          {mayTell && <Button onClick={() => setOpen('kept')}>{t('showPersonal')}</Button>}
          {mayErase && (
            <Button danger onClick={() => setOpen('erase')}>
              {t('erase')}
            </Button>
          )}
        </div>
      </div>
      <Suspense fallback={null}>
        {open === 'kept' && <Kept customer={customer} onClose={() => setOpen(null)} />}
        {open === 'erase' && (
          <Erase
            customer={customer}
            version={version}
            onClose={() => setOpen(null)}
            onRefusal={(it) => {
              const isDealtWith = onRefusal(it);
              if (isDealtWith) setOpen(null);

              return isDealtWith;
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
