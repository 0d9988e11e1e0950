import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdjustmentReason, AdjustStockDocument } from '../../../gql/graphql';
import { Choice } from '../../../shared/Choice';
import { Field } from '../../../shared/Field';
import { PageHeader } from '../../../shared/PageHeader';
import { type Refusal, useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { CountLines } from '../components/CountLines';
import { WarehouseSelect } from '../components/WarehouseSelect';
import { useCounts } from '../useCounts';

const reasons: AdjustmentReason[] = ['COUNT', 'DAMAGE', 'LOSS', 'THEFT', 'FOUND', 'EXPIRED', 'SAMPLE', 'OPENING', 'CORRECTION', 'OTHER'];

/** Makes the books say what is on the shelf: more or less of something, with the reason. */
export function AdjustPage() {
  const { t } = useTranslation(['inventory', 'words', 'common']);
  const { message } = App.useApp();
  const go = useGo();
  const counts = useCounts('adjustment');
  const { warehouseId, reasonCode = 'COUNT', note = '' } = counts.counts;
  const [noteMark, setNoteMark] = useState<string>();
  const onRefusal = (it: Refusal) => {
    if (it.field?.[1] !== 'note') return counts.mark(it);

    setNoteMark(it.message);

    return true;
  };
  const [adjust] = useCommand(AdjustStockDocument, { onRefusal });

  const post = () =>
    counts.post(async ({ warehouseId, reasonCode = 'COUNT', note, lines }) => {
      setNoteMark(undefined);
      const done = await adjust({
        input: {
          warehouseId,
          reasonCode,
          note: note || null,
          lines: lines.map(({ variantId, quantity }) => ({ variantId, delta: quantity })),
        },
      });
      if (!done?.stockAdjustment) return;

      counts.forget();
      void message.success(t('adjusted', { number: done.stockAdjustment.number }));
      go('/stock');
    });

  return (
    <div className="narrow">
      <PageHeader back="/stock" title={t('adjust')}>
        <Button type="primary" loading={counts.isPosting} disabled={counts.lines.length === 0} onClick={() => void post()}>
          {t('post')}
        </Button>
      </PageHeader>
      <section className="panel pad stack tight" inert={counts.isPosting}>
        <div className="pair">
          <WarehouseSelect value={warehouseId} onChange={(it) => counts.patch({ warehouseId: it })} />
          <Choice
            label={t('reason')}
            value={reasonCode}
            options={reasons.map((value) => ({ value, label: t(`words:AdjustmentReason.${value}`) }))}
            onChange={(it) => counts.patch({ reasonCode: it })}
          />
        </div>
        <div className="note-field">
          <label className="labelled" htmlFor="note">
            <span>{t('note')}</span>
            <Field
              id="note"
              maxLength={500}
              isWrong={noteMark !== undefined}
              value={note}
              onChange={({ target }) => counts.patch({ note: target.value })}
            />
          </label>
          {noteMark && (
            <span role="alert" className="wrong small">
              {noteMark}
            </span>
          )}
        </div>
        <CountLines counts={counts} label={t('delta')} hint={t('adjustHint')} isSigned />
      </section>
    </div>
  );
}
