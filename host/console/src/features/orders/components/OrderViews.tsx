import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { OrderCountsDocument } from '../../../gql/graphql';
import { ListViews } from '../../../shared/ListViews';

/** The views of orders, with how many there are in those that somebody works through. */
export function OrderViews(props: Pick<ComponentProps<typeof ListViews>, 'views' | 'chooser'>) {
  const { t } = useTranslation(['orders', 'common']);
  const [{ data }] = useLiveQuery({ query: OrderCountsDocument }, 'orders');

  return (
    <ListViews
      {...props}
      items={[
        { key: 'all', label: t('common:views.all') },
        { key: 'drafts', label: t('view.drafts'), count: data?.DRAFT?.totalCount },
        { key: 'toReview', label: t('view.toReview'), count: data?.PENDING_REVIEW?.totalCount },
        { key: 'open', label: t('view.open'), count: data?.CONFIRMED?.totalCount },
        { key: 'onHold', label: t('view.onHold'), count: data?.HELD?.totalCount },
        { key: 'toPay', label: t('view.toPay'), count: data?.UNPAID?.totalCount },
      ]}
    />
  );
}
