import { App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AdjustmentReason, AdjustStockDocument } from '../../../gql/graphql';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { CountLines } from '../components/CountLines';
import { WarehouseSelect } from '../components/WarehouseSelect';
import { useCounts } from '../useCounts';

const reasons: AdjustmentReason[] = ['COUNT', 'DAMAGE', 'LOSS', 'THEFT', 'FOUND', 'EXPIRED', 'SAMPLE', 'OPENING', 'CORRECTION', 'OTHER'];

type Values = { warehouseId?: string; reasonCode: AdjustmentReason; note?: string };

/** Makes the books say what is on the shelf: more or less of something, with the reason. */
export function AdjustPage() {
  const { t } = useTranslation(['inventory', 'words', 'common']);
  const { message } = App.useApp();
  const go = useGo();
  const counts = useCounts();
  const [form] = Form.useForm<Values>();
  const [adjust, { isBusy }] = useCommand(AdjustStockDocument, { form, onRefusal: counts.mark });

  const post = async ({ warehouseId, reasonCode, note }: Values) => {
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
        <Button type="primary" loading={isBusy} disabled={counts.lines.length === 0} onClick={() => form.submit()}>
          {t('post')}
        </Button>
      </PageHeader>
      <section className="panel pad stack tight">
        <Form
          name="adjust"
          form={form}
          className="stack tight"
          initialValues={{ reasonCode: 'COUNT' }}
          onFinish={(values) => void post(values)}
        >
          <div className="pair">
            <Form.Item className="flush" name="warehouseId">
              <WarehouseSelect />
            </Form.Item>
            <Form.Item className="flush" name="reasonCode">
              <Select aria-label={t('reason')} options={reasons.map((value) => ({ value, label: t(`words:AdjustmentReason.${value}`) }))} />
            </Form.Item>
          </div>
          <Form.Item className="flush" name="note">
            <Input aria-label={t('note')} placeholder={t('note')} maxLength={500} />
          </Form.Item>
        </Form>
        <CountLines counts={counts} label={t('delta')} hint={t('adjustHint')} isSigned />
      </section>
    </div>
  );
}
