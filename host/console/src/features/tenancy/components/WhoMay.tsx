import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { RightNamesDocument, type RolePartsFragment, WhoMayDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { useListSearch } from '../../../shared/useListSearch';
import { byArea } from '../permissions';
import { useRoleName } from '../useRoleName';

// Of these a role says up to which amount.
const bounded = ['orders:approve', 'inventory:approve-purchase'];

/** The question the other way round: of one right, who holds it, over whose records, and by which role. */
export function WhoMay({ roles }: { roles: readonly RolePartsFragment[] }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const format = useFormat();
  const roleName = useRoleName();
  const { search, set } = useListSearch();
  const right = search.may;
  const nameOf = (name: string) => {
    const role = roles.find((it) => it.name === name);

    return role ? roleName(role) : name;
  };
  const [{ data: rights }] = useQuery({ query: RightNamesDocument });
  const [{ data, fetching }] = useQuery({ query: WhoMayDocument, variables: { permission: right ?? '' }, pause: !right });
  const names = (rights?.permissions ?? []).filter((it) => !it.isForClientsOnly).map((it) => it.name);
  const holders = right ? data?.whoCan : undefined;

  return (
    <section className="panel gap">
      <div className="panel-head">
        <h2 id="who-may">{t('whoMay.title')}</h2>
        <Select
          className="filter"
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          aria-labelledby="who-may"
          placeholder={t('whoMay.choose')}
          value={right}
          options={byArea(names).map(({ area, verbs }) => ({
            label: t(`area.${area}`),
            options: verbs.map((verb) => ({
              value: `${area}:${verb}`,
              label: t('rightOf', { area: t(`area.${area}`), verb: t(`can.${area}.${verb}`, { defaultValue: verb }) }),
            })),
          }))}
          onChange={(may: string | undefined) => set({ may }, true)}
        />
      </div>
      <div className="panel-body">
        {!right && <p className="muted flush">{t('whoMay.hint')}</p>}
        {right && !holders && fetching && <PageSkeleton />}
        {holders?.length === 0 && <p className="muted flush">{t('whoMay.nobody')}</p>}
        {holders && holders.length > 0 && (
          <ul className="counts" aria-label={t('whoMay.title')}>
            {holders.map((it) => (
              <li key={it.member.id} className="holder">
                <strong className="grow">{it.member.displayName}</strong>
                <span>{t(`scope.${it.scope}`)}</span>
                {right && bounded.includes(right) && (
                  <span className="num">
                    {it.approvalLimit ? t('whoMay.upTo', { amount: format.money(it.approvalLimit) }) : t('anyAmount')}
                  </span>
                )}
                <span className="muted">{it.roles.map(nameOf).join(t('common:comma'))}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
