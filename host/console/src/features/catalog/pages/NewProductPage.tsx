import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { CreateProductDocument, type CreateProductInput } from '../../../gql/graphql';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { COST, useFields } from '../../../shared/useFields';
import { useGo } from '../../../shared/usePageLink';
import { useUnsaved } from '../../../shared/useUnsaved';
import { ProductFields, VariantFields } from '../components/ProductFields';

export function NewProductPage() {
  const { t } = useTranslation(['catalog', 'common']);
  const stock = useCan()('inventory:read');
  const hasCost = useFields().writes(COST);
  const go = useGo();
  const [form] = Form.useForm<CreateProductInput>();
  const [, setTouched] = useUnsaved();
  const [create, { isBusy, refusals }] = useCommand(CreateProductDocument, { form, isQuiet: true });

  const onFinish = async (input: CreateProductInput) => {
    const done = await create({ input, stock, cost: false });
    if (!done?.product) return;

    setTouched(false);
    go(`/products/${encodeURIComponent(done.product.id)}`, { replace: true });
  };

  return (
    <div className="narrow">
      <PageHeader back="/products" title={t('new')}>
        <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
          {t('common:save')}
        </Button>
      </PageHeader>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'STOCKED', variants: [{}] }}
        onValuesChange={() => setTouched(true)}
        onFinish={onFinish}
      >
        <div className="stack">
          {refusals.map((it) => (
            <Alert key={it.message} type="error" showIcon title={it.message} />
          ))}
          <section className="panel pad">
            <ProductFields isNew />
          </section>
          <Form.List name="variants">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <section key={key} className="panel pad" aria-label={t('variant')}>
                    {fields.length > 1 && (
                      <div className="row between">
                        <h2>{t('variantNumber', { number: name + 1 })}</h2>
                        <Button
                          type="text"
                          icon={<DeleteOutlined aria-hidden />}
                          aria-label={t('removeVariant', { number: name + 1 })}
                          onClick={() => remove(name)}
                        />
                      </div>
                    )}
                    <VariantFields prefix={[name]} hasCost={hasCost} />
                  </section>
                ))}
                <span>
                  <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                    {t('addVariant')}
                  </Button>
                </span>
              </>
            )}
          </Form.List>
        </div>
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
          {t('common:save')}
        </button>
      </Form>
    </div>
  );
}
