import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { type ImportColumnsInput, SaveImportProfileDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import type { headerOf } from './header';

const needed = ['number', 'sku', 'quantity'] as const;
const optional = ['unitPrice', 'description', 'time', 'customer', 'country'] as const;

// What files call their columns, in the languages that we speak; only a first guess.
const guesses: Record<(typeof needed)[number] | (typeof optional)[number], RegExp> = {
  number: /invoice.?no|order.?(no|number|id)|单号|單號|^no\.?$/i,
  sku: /sku|stock.?code|item.?(no|code)|编码|料號|货号|貨號/i,
  quantity: /qty|quantity|数量|數量/i,
  unitPrice: /price|单价|單價/i,
  description: /desc|name|品名|名称|名稱/i,
  time: /date|time|日期|时间|時間/i,
  customer: /customer|client|客户|客戶/i,
  country: /country|国家|國家/i,
};

type Values = { name: string; columns: ImportColumnsInput; timeFormat?: string; unknownSku: boolean; unknownCustomer: boolean };
type Props = { header: ReturnType<typeof headerOf>; onClose: () => void; onSaved: (name: string) => void };

/** Which column of a file is what; kept as a profile for the next file of this kind. */
export function MappingDialog({ header, onClose, onSaved }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const [form] = Form.useForm<Values>();
  const [save, { isBusy, refusals }] = useCommand(SaveImportProfileDocument, { form, isQuiet: true });
  const guess = (key: keyof typeof guesses) => header.columns.find((it) => guesses[key].test(it));
  const options = header.columns.map((value) => ({ value, label: value }));

  const onFinish = async ({ name, columns, timeFormat, unknownSku, unknownCustomer }: Values) => {
    const done = await save({
      input: {
        name,
        channel: name,
        columns,
        delimiter: header.delimiter,
        timeFormat: timeFormat || null,
        timeZone: tenant.timeZone,
        unknownSku: unknownSku ? 'CREATE' : 'REFUSE',
        unknownCustomer: unknownCustomer ? 'CREATE' : 'REFUSE',
      },
    });
    if (done?.importProfile) onSaved(done.importProfile.name);
  };
  const field = (key: keyof typeof guesses, isNeeded: boolean) => (
    <Form.Item
      key={key}
      name={['columns', key]}
      label={t(`column.${key}`)}
      rules={isNeeded ? [{ required: true, message: t('common:needed') }] : []}
    >
      <Select allowClear={!isNeeded} showSearch options={options} />
    </Form.Item>
  );

  return (
    <Modal
      open
      title={t('import.map')}
      okText={t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={600}
    >
      {refusals.map((it) => (
        <Alert key={it.message} className="gap" type="error" showIcon title={it.message} />
      ))}
      <Form
        name="mapping"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          columns: Object.fromEntries([...needed, ...optional].map((key) => [key, guess(key)])),
          timeFormat: 'yyyy-MM-dd HH:mm:ss',
          unknownSku: false,
          unknownCustomer: false,
        }}
        onFinish={onFinish}
      >
        <Form.Item name="name" label={t('import.profileName')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={50} autoFocus placeholder={t('import.profileHint')} />
        </Form.Item>
        <div className="pair">
          {needed.map((key) => field(key, true))}
          {optional.map((key) => field(key, false))}
          <Form.Item name="timeFormat" label={t('import.timeFormat')}>
            <Input className="num" />
          </Form.Item>
        </div>
        <Form.Item name="unknownSku" valuePropName="checked">
          <Checkbox>{t('import.createProducts')}</Checkbox>
        </Form.Item>
        <Form.Item name="unknownCustomer" valuePropName="checked">
          <Checkbox>{t('import.createCustomers')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
