import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { RolesDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { byArea } from '../permissions';

/** What each role may do, in words. */
export function Roles() {
  const { t } = useTranslation('tenancy');
  const format = useFormat();
  const [{ data }] = useQuery({ query: RolesDocument });
  if (!data) return <PageSkeleton />;

  return (
    <div className="roles">
      {data.roles?.nodes?.map((role) => (
        <section key={role.id} className="panel">
          <div className="panel-head">
            <h2>{t(`role.${role.templateKey}`, { defaultValue: role.name })}</h2>
            <span className="muted small">{t(`scope.${role.scope}`)}</span>
          </div>
          <div className="panel-body">
            <dl className="facts">
              {role.approvalLimit && (
                <div className="sum-row">
                  <dt>{t('limit')}</dt>
                  <dd className="num">{format.money(role.approvalLimit)}</dd>
                </div>
              )}
              {byArea(role.permissions).map(({ area, verbs }) => (
                <div key={area} className="sum-row">
                  <dt>{t(`area.${area}`)}</dt>
                  <dd>{verbs.map((verb) => t(`can.${area}.${verb}`, { defaultValue: verb })).join(', ')}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      ))}
    </div>
  );
}
