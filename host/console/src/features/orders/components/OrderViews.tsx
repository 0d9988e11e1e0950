import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useSession } from '../../../app/session';
import { OrderCountsDocument } from '../../../gql/graphql';
import { useListSearch } from '../../../shared/useListSearch';
import { Views } from '../../../shared/Views';
import { filterKeys } from '../search';
import { type SavedView, useSavedViews } from '../views';

const builtIn: { name: string; query: string; count?: 'DRAFT' | 'PENDING_REVIEW' | 'CONFIRMED' | 'UNPAID' }[] = [
  { name: 'all', query: '' },
  { name: 'drafts', query: 'status=DRAFT', count: 'DRAFT' },
  { name: 'toReview', query: 'status=PENDING_REVIEW', count: 'PENDING_REVIEW' },
  { name: 'open', query: 'status=CONFIRMED', count: 'CONFIRMED' },
  { name: 'toPay', query: 'status=CONFIRMED&payment=UNPAID,PARTIALLY_PAID', count: 'UNPAID' },
];

/** Ready-made and own views: each is nothing but an address. */
export function OrderViews() {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const { search, set } = useListSearch();
  const { views, save, remove } = useSavedViews(tenant.id);
  const [{ data }] = useLiveQuery({ query: OrderCountsDocument }, 'orders');
  const current = filterKeys
    .filter((key) => search[key])
    .map((key) => `${key}=${search[key]}`)
    .join('&');
  const own = views.find((it) => it.query === current);
  const active = builtIn.find((it) => it.query === current)?.name ?? own?.name ?? '';

  const open = (query: string) => {
    const wanted = new URLSearchParams(query);
    set({ open: undefined, ...Object.fromEntries(filterKeys.map((key) => [key, wanted.get(key) ?? undefined])) });
  };

  return (
    <Views
      label={t('views')}
      active={active}
      items={[
        ...builtIn.map((it) => ({ key: it.name, label: t(`view.${it.name}`), count: it.count && data?.[it.count]?.totalCount })),
        ...views.map((it) => ({ key: it.name, label: it.name })),
      ]}
      onPick={(name) => open(builtIn.find((it) => it.name === name)?.query ?? views.find((it) => it.name === name)?.query ?? '')}
      extra={
        own ? (
          <Button size="small" type="text" onClick={() => remove(own.name)}>
            {t('removeView')}
          </Button>
        ) : current && !active ? (
          <SaveView query={current} onSave={save} />
        ) : null
      }
    />
  );
}

function SaveView({ query, onSave }: { query: string; onSave: (view: SavedView) => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = () => {
    if (!name.trim()) return;

    onSave({ name: name.trim(), query });
    setOpen(false);
    setName('');
  };

  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <span className="row">
          <Input
            aria-label={t('viewName')}
            placeholder={t('viewName')}
            maxLength={40}
            value={name}
            onChange={(it) => setName(it.target.value)}
            onPressEnter={save}
          />
          <Button type="primary" onClick={save}>
            {t('common:save')}
          </Button>
        </span>
      }
    >
      <Button size="small">{t('saveView')}</Button>
    </Popover>
  );
}
