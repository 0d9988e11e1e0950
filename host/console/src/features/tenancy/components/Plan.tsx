import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan, useSession } from '../../../app/session';
import { PlanDocument, type PlanQuery } from '../../../gql/graphql';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { nextMonth, pressure } from '../plan';

type Allowance = NonNullable<PlanQuery['plan']>['allowances'][number];

// Where one makes room, and what one must be allowed to for it.
const rooms: Record<string, { to: string; needs: string }> = {
  MEMBERS: { to: '/settings?part=members', needs: 'tenancy:read-members' },
  WAREHOUSES: { to: '/settings?part=warehouses', needs: 'inventory:read' },
};

/** What the company has agreed on with whoever runs the product, and how much of it is in use. */
export function Plan() {
  const { t } = useTranslation('tenancy');
  const [{ data, error }, again] = useQuery({ query: PlanDocument });

  if (error && !data) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data?.plan) return <PageSkeleton />;

  return (
    <section className="panel narrow-left">
      <div className="panel-head">
        <h2>{data.plan.name ? t('plan.named', { name: data.plan.name }) : t('plan.unnamed')}</h2>
      </div>
      <div className="panel-body">
        <ul className="counts allowances">
          {data.plan.allowances.map((it) => (
            <Row key={it.resource} allowance={it} />
          ))}
        </ul>
        <p className="muted plan-hint">{t('plan.larger')}</p>
      </div>
    </section>
  );
}

function Row({ allowance: { resource, limit, used } }: { allowance: Allowance }) {
  const { t } = useTranslation(['tenancy', 'words']);
  const format = useFormat();
  const can = useCan();
  const { tenant } = useSession();
  const press = pressure(limit, used);
  const room = rooms[resource];
  const isCounted = typeof used === 'number';
  const figure =
    isCounted && typeof limit === 'number'
      ? t('plan.of', { used: format.number(used), limit: format.number(limit) })
      : isCounted
        ? t('plan.open', { used: format.number(used) })
        : typeof limit === 'number'
          ? format.number(limit)
          : t('plan.common');

  return (
    <li className="allowance">
      <div className="row between">
        <strong id={`plan-${resource}`}>{t(`words:PlanResource.${resource}`)}</strong>
        <span className={press === 'full' ? 'wrong num' : press === 'near' ? 'warn num' : 'num'}>{figure}</span>
      </div>
      {isCounted && typeof limit === 'number' && (
        <meter
          aria-labelledby={`plan-${resource}`}
          className={`meter ${press}`}
          min={0}
          max={Math.max(limit, 1)}
          value={limit === 0 ? 1 : used}
        />
      )}
      <div className="muted small">{t(`plan.hint.${resource}`, { at: format.day(nextMonth(new Date(), tenant.timeZone)) })}</div>
      {press !== 'open' && press !== 'free' && (
        <div className="small" role="status">
          {t(press === 'full' ? 'plan.full' : 'plan.near')}{' '}
          {room && can(room.needs) && <PageLink to={room.to}>{t(`plan.room.${resource}`)}</PageLink>}
        </div>
      )}
    </li>
  );
}
