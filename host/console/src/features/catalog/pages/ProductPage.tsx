import { PlusOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import {
  ProductDocument,
  type ProductPartsFragment,
  UpdateProductDocument,
  type UpdateProductInput,
  type VariantPartsFragment,
} from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { RecordHistory } from '../../../shared/RecordHistory';
import { Scroll } from '../../../shared/Scroll';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { COST, useFields } from '../../../shared/useFields';
import { useUndo } from '../../../shared/useUndo';
import { useUnit } from '../../../shared/useUnit';
import { useUnsaved } from '../../../shared/useUnsaved';
import { Picture } from '../components/Picture';
import { ProductFields } from '../components/ProductFields';
import { VariantDialog } from '../components/VariantDialog';

type Props = { product: ProductPartsFragment; stock: boolean; cost: boolean };
type Values = Pick<UpdateProductInput, 'name' | 'description' | 'unit'>;

export function ProductPage() {
  const { t } = useTranslation(['catalog', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const stock = useCan()('inventory:read');
  const cost = useFields().reads(COST);
  const [{ data, fetching, error }, again] = useLiveQuery({ query: ProductDocument, variables: { id, stock, cost } }, 'stock');
  const product = data?.product;

  if (error && !product) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!product) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  return <Product key={product.id} product={product} stock={stock} cost={cost} />;
}

function Product({ product, stock, cost }: Props) {
  const { t } = useTranslation(['catalog', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const unit = useUnit();
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(product.version);
  const [isTouched, setTouched] = useUnsaved();
  const conflict = useConflict<Values, ProductPartsFragment>({
    form,
    from: product,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'description', label: t('description') },
      { key: 'unit', label: t('unit'), say: unit },
    ],
    toForm: ({ name, description, unit }) => ({ name, description, unit }),
    save: (now) => void save(form.getFieldsValue(), now),
    onTheirs: (now) => {
      setVersion(now);
      setTouched(false);
    },
  });
  const [update, { isBusy }] = useCommand(UpdateProductDocument, { form, onRefusal: conflict.onRefusal });

  const [updateBack] = useCommand(UpdateProductDocument);
  const undo = useUndo();

  const save = async (values: Partial<UpdateProductInput>, expectedVersion = version) => {
    const done = await update({ input: { ...values, id: product.id, expectedVersion }, stock, cost });
    if (!done?.product) return;

    setVersion(done.product.version);
    conflict.begin(done.product);
    setTouched(false);
    void message.success(t('common:saved'));
  };
  // What is typed in the form stays, saved or not.
  const sell = async (active: boolean) => {
    const done = await update({ input: { id: product.id, expectedVersion: version, active }, stock, cost });
    const now = done?.product;
    if (!now) return;

    setVersion(now.version);
    undo(active ? t('sold') : t('stopped'), async () => {
      const back = await updateBack({ input: { id: product.id, expectedVersion: now.version, active: !active }, stock, cost });
      if (back?.product) setVersion(back.product.version);

      return back;
    });
  };

  return (
    <>
      <PageHeader back="/products" title={product.name} tags={<StatusTag kind="Active" value={product.active ? 'YES' : 'NO'} />}>
        {can('catalog:write') && (
          <>
            <Button onClick={() => void sell(!product.active)}>{product.active ? t('stopSelling') : t('sellAgain')}</Button>
            <Button type="primary" disabled={!isTouched} loading={isBusy} onClick={() => form.submit()}>
              {t('common:save')}
            </Button>
          </>
        )}
      </PageHeader>
      <div className="columns facts-first">
        <div className="stack">
          <Variants product={product} stock={stock} cost={cost} />
          <Picture product={product} version={version} mayWrite={can('catalog:write')} onDone={setVersion} />
          <RecordHistory ids={[product.id, ...product.variants.map((it) => it.id)]} />
        </div>
        <section className="panel pad">
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={!can('catalog:write')}
            initialValues={product}
            onValuesChange={() => setTouched(true)}
            onFinish={(values) => void save(values)}
          >
            <ProductFields />
          </Form>
        </section>
      </div>
      {conflict.dialog}
    </>
  );
}

function Variants({ product, stock, cost }: Props) {
  const { t } = useTranslation(['catalog', 'common']);
  const { tenant } = useSession();
  const can = useCan();
  const format = useFormat();
  const [editing, setEditing] = useState<VariantPartsFragment | 'new' | null>(null);
  const isStocked = stock && product.kind === 'STOCKED';

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('variants')}</h2>
        {can('catalog:write') && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
            {t('addVariant')}
          </Button>
        )}
      </div>
      <div className="panel-body">
        <Scroll label={t('variants')}>
          <table className="lines">
            <thead>
              <tr>
                <th>{t('sku')}</th>
                <th className="from-md">{t('option')}</th>
                <th className="from-md">{t('barcodes')}</th>
                <th className="right">{t('price')}</th>
                {cost && <th className="right from-md">{t('cost')}</th>}
                {isStocked && <th className="right">{t('available')}</th>}
                <th className="from-md">{t('active')}</th>
                {can('catalog:write') && (
                  <th>
                    <span className="sr-only">{t('common:edit')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {product.variants.map((it) => (
                <tr key={it.id}>
                  <td className="num">
                    {isStocked ? <PageLink to={`/stock/${encodeURIComponent(it.id)}`}>{it.sku}</PageLink> : it.sku}
                    <div className="muted small under-md">
                      {[it.option, ...it.barcodes.map((one) => one.code)].filter(Boolean).join(' · ')}
                    </div>
                    {!it.active && (
                      <span className="under-md">
                        <StatusTag kind="Active" value="NO" />
                      </span>
                    )}
                  </td>
                  <td className="from-md">{it.option ?? '–'}</td>
                  <td className="num small from-md">{it.barcodes.map((one) => one.code).join(', ') || '–'}</td>
                  <td className="right num nowrap">{format.price(it.unitPrice, it.currency ?? tenant.currency)}</td>
                  {cost && (
                    <td className="right num nowrap from-md">
                      {it.cost == null ? '–' : format.price(it.cost, it.currency ?? tenant.currency)}
                    </td>
                  )}
                  {isStocked && <td className="right num">{format.quantity(it.stock?.available ?? 0)}</td>}
                  <td className="from-md">
                    <StatusTag kind="Active" value={it.active ? 'YES' : 'NO'} />
                  </td>
                  {can('catalog:write') && (
                    <td className="right">
                      <Button size="small" type="text" aria-label={t('editVariant', { sku: it.sku })} onClick={() => setEditing(it)}>
                        {t('common:edit')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
      {editing && <VariantDialog productId={product.id} variant={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  );
}
