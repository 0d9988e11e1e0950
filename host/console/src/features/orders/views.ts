import { ALL, type ViewedList } from '../../shared/useViews';
import { filterKeys } from './search';

export const LIST: ViewedList = {
  name: 'orders',
  filters: filterKeys,
  builtIn: [
    ALL,
    { key: 'drafts', search: 'status=DRAFT' },
    { key: 'toReview', search: 'status=PENDING_REVIEW' },
    { key: 'open', search: 'status=CONFIRMED' },
    { key: 'onHold', search: 'hold=yes' },
    { key: 'toPay', search: 'status=CONFIRMED&payment=UNPAID,PARTIALLY_PAID' },
  ],
};
