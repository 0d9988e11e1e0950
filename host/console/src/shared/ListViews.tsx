import { Button, Dropdown } from 'antd';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteViewDocument } from '../gql/graphql';
import { ColumnChooser } from './ColumnChooser';
import { useCommand } from './useCommand';
import type { useViews } from './useViews';
import { useWide } from './useWide';
import { type View, Views } from './Views';

const ViewDialog = lazy(() => import('./ViewDialog'));

type Props = {
  views: ReturnType<typeof useViews>;
  /** The views that come with the list, in its own words; without them, there is all of it. */
  items?: readonly View[];
  /** Which one is shown where what is filtered is none of them. */
  fallback?: string;
  /** Left out where there are too few columns to choose among. */
  chooser?: ComponentProps<typeof ColumnChooser>;
};

/** The views of a list side by side, keeping what is filtered as a new one, and the choice of columns. */
export function ListViews({ views, items, fallback, chooser }: Props) {
  const { t } = useTranslation();
  const { list, saved, own, active, current, sorted, open } = views;
  const isWide = useWide(768);
  const [isSaving, setSaving] = useState(false);
  const [remove] = useCommand(DeleteViewDocument);
  const all = [...(items ?? [{ key: 'all', label: t('views.all') }]), ...saved.map((it) => ({ key: it.id, label: it.name }))];

  // Where nobody has kept a view and nothing is filtered, a phone has nothing to offer here.
  if (!isWide && all.length === 1 && !current) return null;

  return (
    <>
      <Views
        label={t('views.title')}
        active={active || fallback}
        items={all}
        onPick={(key) => open(list.builtIn.find((it) => it.key === key)?.search ?? saved.find((it) => it.id === key)?.search ?? '')}
        extra={
          <span className="row">
            {own?.isMine ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'edit', label: t('views.edit') },
                    { key: 'remove', label: t('views.remove'), danger: true },
                  ],
                  onClick: async ({ key }) => {
                    if (key === 'edit') return setSaving(true);
                    if (await remove({ input: { id: own.id } })) open('');
                  },
                }}
              >
                <Button size="small" type="text">
                  {t('views.this')}
                </Button>
              </Dropdown>
            ) : current && !active ? (
              <Button size="small" onClick={() => setSaving(true)}>
                {t('views.save')}
              </Button>
            ) : null}
            {isWide && chooser && <ColumnChooser {...chooser} />}
          </span>
        }
      />
      {isSaving && (
        <Suspense fallback={null}>
          <ViewDialog
            list={list.name}
            view={own?.isMine ? own : undefined}
            search={sorted}
            columns={chooser?.chosen ?? []}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      )}
    </>
  );
}
