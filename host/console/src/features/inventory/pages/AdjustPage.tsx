import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdjustmentReason, AdjustStockDocument } from '../../../gql/graphql';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
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
  const counts = useCounts();
  const [warehouseId, setWarehouse] = useState<string>();
  const [reasonCode, setReason] = useState<AdjustmentReason>('COUNT');
  const [note, setNote] = useState('');
  const [adjust, { isBusy }] = useCommand(AdjustStockDocument, { onRefusal: counts.mark });

  const post = async () => {
    if (!warehouseId || counts.lines.length === 0) return;

    counts.clearMarks();
    const done = await adjust({
      input: {
        warehouseId,
        reasonCode,
        note: note || null,
        lines: counts.lines.map(({ variantId, quantity }) => ({ variantId, delta: quantity })),
      },
    });
    if (!done?.stockAdjustment) return;

    void message.success(t('adjusted', { number: done.stockAdjustment.number }));
    go('/stock');
  };

  return (
    <div className="narrow">
      <PageHeader back="/stock" title={t('adjust')}>
        <Button type="primary" loading={isBusy} disabled={counts.lines.length === 0} onClick={() => void post()}>
          {t('post')}
        </Button>
      </PageHeader>
      <section className="panel pad stack tight">
        <div className="pair">
          <WarehouseSelect value={warehouseId} onChange={setWarehouse} />
          <Select
            aria-label={t('reason')}
            value={reasonCode}
            options={reasons.map((value) => ({ value, label: t(`words:AdjustmentReason.${value}`) }))}
            onChange={setReason}
          />
        </div>
        <Input aria-label={t('note')} placeholder={t('note')} maxLength={500} value={note} onChange={(it) => setNote(it.target.value)} />
        <CountLines counts={counts} label={t('delta')} hint={t('adjustHint')} isSigned />
      </section>
    </div>
  );
}
