import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { settings } from '../../../app/settings';
import { PageHeader } from '../../../shared/PageHeader';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { useListSearch } from '../../../shared/useListSearch';
import { Views } from '../../../shared/Views';

const ApiClients = lazy(() => import('../components/ApiClients').then((it) => ({ default: it.ApiClients })));
const Members = lazy(() => import('../components/Members').then((it) => ({ default: it.Members })));
const Numbers = lazy(() => import('../components/Numbers').then((it) => ({ default: it.Numbers })));
const Warehouses = lazy(() => import('../components/Warehouses').then((it) => ({ default: it.Warehouses })));
const Company = lazy(() => import('../components/Company').then((it) => ({ default: it.Company })));
const Roles = lazy(() => import('../components/Roles').then((it) => ({ default: it.Roles })));
const Plan = lazy(() => import('../components/Plan').then((it) => ({ default: it.Plan })));
const Teams = lazy(() => import('../components/Teams').then((it) => ({ default: it.Teams })));
const Audit = lazy(() => import('../components/Audit').then((it) => ({ default: it.Audit })));

const parts: Record<(typeof settings)[number]['key'], ReactNode> = {
  company: <Company />,
  members: <Members />,
  teams: <Teams />,
  roles: <Roles />,
  warehouses: <Warehouses />,
  numbers: <Numbers />,
  clients: <ApiClients />,
  plan: <Plan />,
  audit: <Audit />,
};

export function SettingsPage() {
  const { t } = useTranslation('tenancy');
  const can = useCan();
  const { search, set } = useListSearch();
  const mine = settings.filter((it) => can(it.needs));
  const active = mine.find((it) => it.key === search.part) ?? mine[0];

  return (
    <>
      <PageHeader title={t('title')} />
      <Views
        label={t('title')}
        active={active?.key}
        items={mine.map((it) => ({ key: it.key, label: t(`part.${it.key}`) }))}
        onPick={(part) => set({ part })}
      />
      <Suspense fallback={<PageSkeleton />}>{active && parts[active.key]}</Suspense>
    </>
  );
}
