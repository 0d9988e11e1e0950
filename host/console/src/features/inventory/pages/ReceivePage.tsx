import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReceiveStockDocument } from '../../../gql/graphql';
import { Field } from '../../../shared/Field';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { CountLines } from '../components/CountLines';
import { WarehouseSelect } from '../components/WarehouseSelect';
import { useCounts } from '../useCounts';

/** Goods come in: scan, count, post. */
export function ReceivePage() {
  const { t } = useTranslation(['inventory', 'common']);
  const { message } = App.useApp();
  const go = useGo();
  const counts = useCounts('receipt');
  const { warehouseId, reference = '' } = counts.counts;
  const [receive] = useCommand(ReceiveStockDocument, { onRefusal: counts.mark });

  const post = () =>
    counts.post(async ({ warehouseId, reference, lines }) => {
      const done = await receive({
        input: { warehouseId, reference: reference || null, lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })) },
      });
      if (!done?.goodsReceipt) return;

      counts.forget();

      void message.success(t('received', { number: done.goodsReceipt.number }));
      go('/stock');
    });

  return (
    <div className="narrow">
      <PageHeader back="/stock" title={t('receive')}>
        <Button type="primary" loading={counts.isPosting} disabled={counts.lines.length === 0} onClick={() => void post()}>
          {t('post')}
        </Button>
      </PageHeader>
      <section className="panel pad stack tight" inert={counts.isPosting}>
        <div className="pair">
          <WarehouseSelect value={warehouseId} onChange={(it) => counts.patch({ warehouseId: it })} />
          <label className="labelled" htmlFor="reference">
            <span>{t('reference')}</span>
            <Field id="reference" maxLength={100} value={reference} onChange={({ target }) => counts.patch({ reference: target.value })} />
          </label>
        </div>
        <CountLines counts={counts} label={t('quantity')} hint={t('receiveHint')} />
      </section>
    </div>
  );
}
