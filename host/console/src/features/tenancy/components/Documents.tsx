import { App, Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import {
  type ApiClientPartsFragment,
  RemoveDocumentDocument,
  RestrictApiClientDocument,
  StoreDocumentDocument,
  type StoredDocumentPartsFragment,
  StoredDocumentsDocument,
} from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';

const PAGE = 10;

/** The documents that a program may send by their hash; on demand nothing else. */
export function Documents({ client }: { client: ApiClientPartsFragment }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message, modal } = App.useApp();
  const format = useFormat();
  const [form] = Form.useForm<{ text: string }>();
  const [page, setPage] = useState<{ first?: number; after?: string | null; last?: number; before?: string | null }>({ first: PAGE });
  const [{ data }] = useQuery({ query: StoredDocumentsDocument, variables: { client: client.id, ...page } });
  const [restrict, { isBusy: a }] = useCommand(RestrictApiClientDocument);
  const [store, { isBusy: b, refusals }] = useCommand(StoreDocumentDocument, { form, isQuiet: true });
  const [remove] = useCommand(RemoveDocumentDocument);
  const stored = data?.storedDocuments;
  const count = stored?.totalCount ?? 0;

  const onRestrict = (wanted: boolean) => {
    const give = () => restrict({ input: { id: client.id, storedDocumentsOnly: wanted } });
    if (!wanted) return void give();

    // What it sends beside them is refused from the next request on.
    modal.confirm({
      title: t('document.onlyAsk', { name: client.name }),
      content: t('document.onlyHint', { count }),
      okText: t('document.only'),
      onOk: give,
    });
  };
  const onStore = async ({ text }: { text: string }) => {
    if (!(await store({ input: { apiClientId: client.id, text } }))) return;

    form.resetFields();
    setPage({ first: PAGE });
    void message.success(t('common:saved'));
  };
  const onRemove = (it: StoredDocumentPartsFragment) =>
    modal.confirm({
      title: t('document.removeAsk', { name: nameOf(it) }),
      content: t('document.removeHint'),
      okText: t('common:remove'),
      okButtonProps: { danger: true },
      onOk: () => remove({ input: { id: it.id } }),
    });
  const nameOf = (it: StoredDocumentPartsFragment) => it.name || t('document.unnamed');

  return (
    <section className="sub">
      <h2>{t('document.title')}</h2>
      <p className="muted">{t('document.hint')}</p>
      <div className="row between gap">
        <span id="documents-only">{t('document.only')}</span>
        <Switch aria-labelledby="documents-only" checked={client.storedDocumentsOnly} loading={a} onChange={onRestrict} />
      </div>
      {stored && count === 0 && <p className="muted">{t('document.none')}</p>}
      <ul className="counts">
        {stored?.nodes?.map((it) => (
          <li key={it.id} className="wrap">
            <details className="grow document">
              <summary>
                {nameOf(it)} <span className="muted small num">{format.short(it.createdAt)}</span>
              </summary>
              <div className="muted small">{t('document.hash')}</div>
              <code className="address-text">{it.hash}</code>
              <pre>{it.text}</pre>
            </details>
            <Button size="small" type="text" aria-label={t('document.remove', { name: nameOf(it) })} onClick={() => onRemove(it)}>
              {t('common:remove')}
            </Button>
          </li>
        ))}
      </ul>
      {stored && (stored.pageInfo.hasPreviousPage || stored.pageInfo.hasNextPage) && (
        <div className="row between gap">
          <span className="muted num">{t('common:count', { count })}</span>
          <span className="row">
            <Button
              size="small"
              disabled={!stored.pageInfo.hasPreviousPage}
              onClick={() => setPage({ last: PAGE, before: stored.pageInfo.startCursor })}
            >
              {t('common:previous')}
            </Button>
            <Button
              size="small"
              disabled={!stored.pageInfo.hasNextPage}
              onClick={() => setPage({ first: PAGE, after: stored.pageInfo.endCursor })}
            >
              {t('common:next')}
            </Button>
          </span>
        </div>
      )}
      <Form name="document" form={form} layout="vertical" requiredMark={false} onFinish={onStore}>
        <Refusals of={refusals} />
        <Form.Item name="text" label={t('document.add')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input.TextArea
            className="code-box"
            autoSize={{ minRows: 3, maxRows: 12 }}
            placeholder="query Catalogue { products { nodes { name } } }"
          />
        </Form.Item>
        <Button htmlType="submit" loading={b}>
          {t('document.store')}
        </Button>
      </Form>
    </section>
  );
}
