import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { DateFilter } from '../../../shared/DateFilter';
import { Filters } from '../../../shared/Filters';
import { MemberSelect } from '../../../shared/MemberSelect';
import { SearchBox } from '../../../shared/SearchBox';
import { joined, listed, useListSearch } from '../../../shared/useListSearch';
import { deliveries, filterKeys, ME, NOBODY, payments, statuses } from '../search';
import { AmountFilter } from './AmountFilter';

export function OrderFilters() {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const { search, set } = useListSearch();
  const maySeeMembers = useCan()('tenancy:read-members');
  const assignees = [
    { value: ME, label: t('mine') },
    { value: NOBODY, label: t('nobody') },
  ];
  const choices = [
    { key: 'status', kind: 'OrderStatus', values: statuses },
    { key: 'delivery', kind: 'FulfillmentStatus', values: deliveries },
    { key: 'payment', kind: 'PaymentStatus', values: payments },
  ] as const;

  return (
    <Filters
      search={<SearchBox label={t('search')} value={search.q} onSearch={(q) => set({ q }, true)} />}
      count={filterKeys.filter((key) => key !== 'q' && search[key]).length}
    >
      {choices.map(({ key, kind, values }) => (
        <Select
          key={key}
          className="filter"
          mode="multiple"
          showSearch={false}
          maxTagCount="responsive"
          aria-label={t(key)}
          placeholder={t(key)}
          value={listed(search[key])}
          options={values.map((value) => ({ value, label: t(`words:${kind}.${value}`) }))}
          onChange={(chosen) => set({ [key]: joined(chosen) })}
        />
      ))}
      <Button
        aria-pressed={Boolean(search.hold)}
        type={search.hold ? 'primary' : 'default'}
        onClick={() => set({ hold: search.hold ? undefined : 'yes' })}
      >
        {t('hold')}
      </Button>
      <MemberSelect
        className="filter"
        label={t('assignee')}
        value={search.assignee}
        extra={assignees}
        isClosed={!maySeeMembers}
        onChange={(assignee) => set({ assignee })}
      />
      <AmountFilter least={search.least} most={search.most} onChange={set} />
      <DateFilter from={search.from} to={search.to} label={t('placed')} onChange={(from, to) => set({ from, to })} />
      {filterKeys.some((key) => search[key]) && (
        <Button type="text" onClick={() => set(Object.fromEntries(filterKeys.map((key) => [key, undefined])))}>
          {t('common:clearFilters')}
        </Button>
      )}
    </Filters>
  );
}
