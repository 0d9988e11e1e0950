import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReceiveStockDocument } from '../../../gql/graphql';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { CountLines } from '../components/CountLines';
import { WarehouseSelect } from '../components/WarehouseSelect';
import { useCounts } from '../useCounts';

type Values = { warehouseId?: string; reference?: string };

/** Goods come in: scan, count, post. */
export function ReceivePage() {
  const { t } = useTranslation(['inventory', 'common']);
  const { message } = App.useApp();
  const go = useGo();
  const counts = useCounts();
  const [form] = Form.useForm<Values>();
  const [receive, { isBusy }] = useCommand(ReceiveStockDocument, { form, onRefusal: counts.mark });

  const post = async ({ warehouseId, reference }: Values) => {
    if (!warehouseId || counts.lines.length === 0) return;

    counts.clearMarks();
    const done = await receive({
      input: { warehouseId, reference: reference || null, lines: counts.lines.map(({ variantId, quantity }) => ({ variantId, quantity })) },
    });
    if (!done?.goodsReceipt) return;

    void message.success(t('received', { number: done.goodsReceipt.number }));
    go('/stock');
  };

  return (
    <div className="narrow">
      <PageHeader back="/stock" title={t('receive')}>
        <Button type="primary" loading={isBusy} disabled={counts.lines.length === 0} onClick={() => form.submit()}>
          {t('post')}
        </Button>
      </PageHeader>
      <section className="panel pad stack tight">
        <Form name="receive" form={form} className="pair" onFinish={(values) => void post(values)}>
          <Form.Item className="flush" name="warehouseId">
            <WarehouseSelect />
          </Form.Item>
          <Form.Item className="flush" name="reference">
            <Input aria-label={t('reference')} placeholder={t('reference')} maxLength={100} />
          </Form.Item>
        </Form>
        <CountLines counts={counts} label={t('quantity')} hint={t('receiveHint')} min={0.001} />
      </section>
    </div>
  );
}
