import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import {
  type DecimalMark,
  type ImportColumnsInput,
  type ImportDelimiter,
  type ImportEncoding,
  type ImportProfilePartsFragment,
  SaveImportProfileDocument,
} from '../../../gql/graphql';
import { timeZones } from '../../../shared/places';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { decode, encodingOf, encodings, headerOf } from './header';

const needed = ['number', 'sku', 'quantity'] as const;
const optional = ['unitPrice', 'description', 'time', 'customer', 'country'] as const;
// Without these a history can't be told.
const ofHistory: readonly string[] = ['unitPrice', 'time'];
const delimiters: ImportDelimiter[] = ['COMMA', 'SEMICOLON', 'TAB'];
const decimalMarks: DecimalMark[] = ['POINT', 'COMMA'];

// What files call their columns, in the languages that we speak; only a first guess.
const guesses: Record<(typeof needed)[number] | (typeof optional)[number], RegExp> = {
  number: /invoice.?no|order.?(no|number|id)|单号|單號|^no\.?$/i,
  sku: /sku|stock.?code|item.?(no|code)|(?<!客户|客戶|门店|門店)[编編][码碼]|料号|料號|货号|貨號|品號/i,
  quantity: /qty|quantity|数量|數量/i,
  unitPrice: /price|单价|單價/i,
  description: /desc|name|品名|名称|名稱/i,
  time: /date|time|日期|时间|時間/i,
  customer: /customer|client|客户|客戶/i,
  country: /country|国家|國家/i,
};

type Values = {
  name: string;
  channel?: string;
  columns: ImportColumnsInput;
  encoding: ImportEncoding;
  delimiter: ImportDelimiter;
  decimalMark: DecimalMark;
  timeFormat?: string;
  timeZone: string;
  isHistory: boolean;
  unknownSku: boolean;
  unknownCustomer: boolean;
  returnPrefix?: string | null;
  feeSkus: string[];
  voucherPrefix?: string | null;
};
type Props = {
  /** The beginning of the file, where there is one. */
  sample?: ArrayBuffer;
  /** The mapping to change; without it a new one is made. */
  profile?: ImportProfilePartsFragment;
  /** Names that are taken. */
  names: readonly string[];
  onClose: () => void;
  onSaved: (name: string) => void;
};

const formOf = ({ name, layout }: ImportProfilePartsFragment): Values => {
  const { number, sku, quantity, unitPrice, description, time, customer, country } = layout.columns;

  return {
    ...layout,
    name,
    columns: { number, sku, quantity, unitPrice, description, time, customer, country },
    unknownSku: layout.unknownSku === 'CREATE',
    unknownCustomer: layout.unknownCustomer === 'CREATE',
    feeSkus: [...layout.feeSkus],
  };
};

/** Which column of a file is what, and how it is written; kept as a profile for the next file of this kind. */
export default function MappingDialog({ sample, profile, names, onClose, onSaved }: Props) {
  const { t, i18n } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const [form] = Form.useForm<Values>();
  const first = sample && encodingOf(sample, i18n.language);
  const encoding = (Form.useWatch('encoding', form) as ImportEncoding | undefined) ?? profile?.layout.encoding ?? first ?? 'UTF8';
  const isHistory = (Form.useWatch('isHistory', form) as boolean | undefined) ?? false;
  const header = sample && headerOf(decode(sample, encoding));
  const inFile = header?.columns ?? [];
  const ofProfile = Object.values(profile ? formOf(profile).columns : {}).filter((it) => typeof it === 'string');
  const options = [...new Set([...inFile, ...ofProfile])].map((value) => ({ value, label: value }));
  const conflict = useConflict<Values, ImportProfilePartsFragment>({
    form,
    from: profile ?? null,
    fields: [
      { key: 'channel', label: t('fact.channel') },
      {
        key: 'columns',
        label: t('import.columns'),
        say: (it: ImportColumnsInput) =>
          [...needed, ...optional].flatMap((key) => (it[key] ? [`${t(`column.${key}`)}: ${it[key]}`] : [])).join('\n'),
      },
      { key: 'encoding', label: t('import.encoding'), say: (it: ImportEncoding) => t(`import.encodings.${it}`) },
      { key: 'delimiter', label: t('import.delimiter'), say: (it: ImportDelimiter) => t(`import.delimiters.${it}`) },
      { key: 'decimalMark', label: t('import.decimalMark'), say: (it: DecimalMark) => t(`import.decimalMarks.${it}`) },
      { key: 'timeFormat', label: t('import.timeFormat') },
      { key: 'timeZone', label: t('import.timeZone') },
      { key: 'isHistory', label: t('import.isHistory'), say: (it: boolean) => t(it ? 'common:yes' : 'common:no') },
      { key: 'unknownSku', label: t('import.createProducts'), say: (it: boolean) => t(it ? 'common:yes' : 'common:no') },
      { key: 'unknownCustomer', label: t('import.createCustomers'), say: (it: boolean) => t(it ? 'common:yes' : 'common:no') },
      { key: 'returnPrefix', label: t('import.returnPrefix') },
      { key: 'feeSkus', label: t('import.feeSkus') },
      { key: 'voucherPrefix', label: t('import.voucherPrefix') },
    ],
    toForm: formOf,
    save: (version) => void give(form.getFieldsValue(), version),
    onTheirs: onClose,
  });
  const [save, { isBusy, refusals }] = useCommand(SaveImportProfileDocument, { form, isQuiet: true, onRefusal: conflict.onRefusal });

  const guessed = (from: readonly string[]) =>
    Object.fromEntries([...needed, ...optional].map((key) => [key, from.find((it) => guesses[key].test(it))]));
  const give = async (
    { unknownSku, unknownCustomer, timeFormat, channel, ...values }: Values,
    expectedVersion = profile?.version ?? null,
  ) => {
    const done = await save({
      input: {
        ...values,
        channel: channel || values.name,
        timeFormat: timeFormat || null,
        returnPrefix: (values.isHistory && values.returnPrefix) || null,
        voucherPrefix: values.voucherPrefix || null,
        unknownSku: unknownSku ? 'CREATE' : 'REFUSE',
        unknownCustomer: unknownCustomer ? 'CREATE' : 'REFUSE',
        expectedVersion,
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
  const choice = (key: 'encoding' | 'delimiter' | 'decimalMark', values: readonly string[]) => (
    <Form.Item name={key} label={t(`import.${key}`)}>
      <Select options={values.map((value) => ({ value, label: t(`import.${key}s.${value}`) }))} />
    </Form.Item>
  );

  return (
    <Modal
      open
      title={profile ? t('import.editMap', { name: profile.name }) : t('import.map')}
      okText={t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={640}
    >
      <Refusals of={refusals} />
      <Form
        name="mapping"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          profile
            ? formOf(profile)
            : {
                columns: guessed(inFile),
                encoding: first ?? 'UTF8',
                delimiter: header?.delimiter ?? 'COMMA',
                decimalMark: 'POINT',
                timeFormat: 'yyyy-MM-dd HH:mm:ss',
                timeZone: tenant.timeZone,
                isHistory: false,
                unknownSku: false,
                unknownCustomer: false,
                feeSkus: [],
              }
        }
        onValuesChange={(changed: Partial<Values>) => {
          // In another encoding the columns have other names.
          if (changed.encoding && sample && !profile)
            form.setFieldValue('columns', guessed(headerOf(decode(sample, changed.encoding)).columns));
        }}
        onFinish={(values) => void give(values)}
      >
        <div className="pair">
          <Form.Item
            name="name"
            label={t('import.profileName')}
            rules={[
              { required: true, message: t('common:needed') },
              {
                validator: (_, value: string) =>
                  !profile && names.includes(value?.trim()) ? Promise.reject(new Error(t('import.nameTaken'))) : Promise.resolve(),
              },
            ]}
          >
            <Input maxLength={100} autoFocus={!profile} readOnly={Boolean(profile)} placeholder={t('import.profileHint')} />
          </Form.Item>
          <Form.Item name="channel" label={t('fact.channel')}>
            <Input maxLength={40} placeholder={t('import.channelHint')} />
          </Form.Item>
        </div>
        <h3>{t('import.written')}</h3>
        <div className="pair">
          {choice('encoding', encodings)}
          {choice('delimiter', delimiters)}
          {choice('decimalMark', decimalMarks)}
          <Form.Item name="timeFormat" label={t('import.timeFormat')}>
            <Input className="num" maxLength={40} />
          </Form.Item>
          <Form.Item name="timeZone" label={t('import.timeZone')}>
            <Select showSearch options={timeZones()} />
          </Form.Item>
        </div>
        <h3>{t('import.columns')}</h3>
        <div className="pair">
          {needed.map((key) => field(key, true))}
          {optional.map((key) => field(key, isHistory && ofHistory.includes(key)))}
        </div>
        <h3>{t('import.becomes')}</h3>
        <Form.Item name="isHistory" valuePropName="checked" extra={t('import.historyHint')}>
          <Checkbox>{t('import.isHistory')}</Checkbox>
        </Form.Item>
        <Form.Item name="unknownSku" valuePropName="checked">
          <Checkbox>{t('import.createProducts')}</Checkbox>
        </Form.Item>
        <Form.Item name="unknownCustomer" valuePropName="checked">
          <Checkbox>{t('import.createCustomers')}</Checkbox>
        </Form.Item>
        <div className="pair">
          <Form.Item name="feeSkus" label={t('import.feeSkus')} extra={t('import.feeSkusHint')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
          </Form.Item>
          <Form.Item name="voucherPrefix" label={t('import.voucherPrefix')} extra={t('import.voucherPrefixHint')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="returnPrefix" hidden={!isHistory} label={t('import.returnPrefix')} extra={t('import.returnPrefixHint')}>
            <Input maxLength={20} />
          </Form.Item>
        </div>
      </Form>
      {conflict.dialog}
    </Modal>
  );
}
