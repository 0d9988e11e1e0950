import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { isSystem } from '../actions';

/** Why an order waits for a person, or what he decided. */
export function Reviews({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const format = useFormat();
  const last = order.reviewTasks.at(-1);
  // Whoever reviews reads why he may not decide this one; whoever doesn't isn't told about a right he never had.
  const approve = order.allowedActions?.find((it) => it.field === 'approveOrder');
  const notYours = approve?.code === 'AUTH_NOT_AUTHORIZED' ? null : approve?.reason;
  const findings = last && (
    <ul className="plain">
      {last.findings.map((it) => (
        <li key={`${it.rule}${it.subject}`}>{t('common:pair', { name: t(`words:ReviewRule.${it.rule}`), value: it.message })}</li>
      ))}
    </ul>
  );

  if (order.status === 'REJECTED')
    return (
      <Alert
        type="error"
        showIcon
        title={isSystem(last?.decidedByName) ? t('rejectedByRules') : t('rejectedBy', { name: last?.decidedByName })}
        description={last?.note || findings}
      />
    );

  if (order.status === 'PENDING_REVIEW' && last)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('waitsForReview', { since: format.dateTime(last.openedAt) })}
        description={
          <>
            {findings}
            {notYours && <p className="flush above">{notYours}</p>}
          </>
        }
      />
    );

  return null;
}
