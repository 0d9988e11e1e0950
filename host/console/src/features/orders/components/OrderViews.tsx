import { Button, Dropdown } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { DeleteViewDocument, OrderCountsDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { Views } from '../../../shared/Views';
import { builtIn, useViews } from '../views';

const ViewDialog = lazy(() => import('./ViewDialog'));

/** The views of the list side by side, and keeping what is filtered as a new one. */
export function OrderViews({ columns, extra }: { columns: readonly string[]; extra?: ReactNode }) {
  const { t } = useTranslation(['orders', 'common']);
  const { saved, own, active, current, sorted, open } = useViews();
  const [isSaving, setSaving] = useState(false);
  const [remove] = useCommand(DeleteViewDocument);
  const [{ data }] = useLiveQuery({ query: OrderCountsDocument }, 'orders');

  return (
    <>
      <Views
        label={t('views')}
        active={active}
        items={[
          ...builtIn.map((it) => ({ key: it.name, label: t(`view.${it.name}`), count: it.count && data?.[it.count]?.totalCount })),
          ...saved.map((it) => ({ key: it.id, label: it.name })),
        ]}
        onPick={(key) => open(builtIn.find((it) => it.name === key)?.search ?? saved.find((it) => it.id === key)?.search ?? '')}
        extra={
          <span className="row">
            {own?.isMine ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'edit', label: t('editView') },
                    { key: 'remove', label: t('removeView'), danger: true },
                  ],
                  onClick: async ({ key }) => {
                    if (key === 'edit') return setSaving(true);
                    if (await remove({ input: { id: own.id } })) open('');
                  },
                }}
              >
                <Button size="small" type="text">
                  {t('thisView')}
                </Button>
              </Dropdown>
            ) : current && !active ? (
              <Button size="small" onClick={() => setSaving(true)}>
                {t('saveView')}
              </Button>
            ) : null}
            {extra}
          </span>
        }
      />
      {isSaving && (
        <Suspense fallback={null}>
          <ViewDialog view={own?.isMine ? own : undefined} search={sorted} columns={columns} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}
