import { PlusOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan, useSession } from '../../../app/session';
import {
  ProductDocument,
  type ProductPartsFragment,
  UpdateProductDocument,
  type UpdateProductInput,
  type VariantPartsFragment,
} from '../../../gql/graphql';
import { ConflictDialog } from '../../../shared/ConflictDialog';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { Scroll } from '../../../shared/Scroll';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { ProductFields } from '../components/ProductFields';
import { VariantDialog } from '../components/VariantDialog';

export function ProductPage() {
  const { t } = useTranslation(['catalog', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const stock = useCan()('inventory:read');
  const [{ data, fetching, error }, again] = useQuery({ query: ProductDocument, variables: { id, stock } });
  const product = data?.product;

  if (error && !product) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!product) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  return <Product key={product.id} product={product} stock={stock} />;
}

function Product({ product, stock }: { product: ProductPartsFragment; stock: boolean }) {
  const { t } = useTranslation(['catalog', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const [form] = Form.useForm<UpdateProductInput>();
  const [version, setVersion] = useState(product.version);
  const [isTouched, setTouched] = useState(false);
  const [conflict, setConflict] = useState<ProductPartsFragment | null>(null);
  const [update, { isBusy }] = useCommand(UpdateProductDocument, {
    form,
    onRefusal: (it) => {
      if (it.code === 'VERSION_CONFLICT') setConflict((it.current as ProductPartsFragment) ?? null);

      return it.code === 'VERSION_CONFLICT';
    },
  });

  const save = async (values: Partial<UpdateProductInput>, expectedVersion = version) => {
    const done = await update({ input: { ...values, id: product.id, expectedVersion }, stock });
    if (!done?.product) return;

    setVersion(done.product.version);
    setTouched(false);
    void message.success(t('common:saved'));
  };
  const settle = (choice: 'mine' | 'theirs') => {
    if (!conflict) return;

    setVersion(conflict.version);
    if (choice === 'theirs') {
      form.setFieldsValue(conflict);
      setTouched(false);
    }
    setConflict(null);
    if (choice === 'mine') void save(form.getFieldsValue(), conflict.version);
  };
  const rowOf = (key: 'name' | 'description' | 'unit') => ({
    label: t(key),
    mine: form.getFieldValue(key) ?? '',
    theirs: conflict?.[key] ?? '',
  });

  return (
    <>
      <PageHeader back="/products" title={product.name} tags={<StatusTag kind="Active" value={product.active ? 'YES' : 'NO'} />}>
        {can('catalog:write') && (
          <>
            <Button onClick={() => void save({ active: !product.active })}>{product.active ? t('stopSelling') : t('sellAgain')}</Button>
            <Button type="primary" disabled={!isTouched} loading={isBusy} onClick={() => form.submit()}>
              {t('common:save')}
            </Button>
          </>
        )}
      </PageHeader>
      <div className="columns">
        <Variants product={product} stock={stock} />
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
      <ConflictDialog rows={conflict && [rowOf('name'), rowOf('description'), rowOf('unit')]} onSettle={settle} />
    </>
  );
}

function Variants({ product, stock }: { product: ProductPartsFragment; stock: boolean }) {
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
                <th>{t('option')}</th>
                <th>{t('barcodes')}</th>
                <th className="right">{t('price')}</th>
                {isStocked && <th className="right">{t('available')}</th>}
                <th>{t('active')}</th>
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
                  <td className="num">{isStocked ? <PageLink to={`/stock/${encodeURIComponent(it.id)}`}>{it.sku}</PageLink> : it.sku}</td>
                  <td>{it.option ?? '–'}</td>
                  <td className="num small">{it.barcodes.map((one) => one.code).join(', ') || '–'}</td>
                  <td className="right num nowrap">{format.price(it.unitPrice, it.currency ?? tenant.currency)}</td>
                  {isStocked && <td className="right num">{format.quantity(it.stock?.available ?? 0)}</td>}
                  <td>
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
