export type Hue = 'gray' | 'orange' | 'blue' | 'purple' | 'green' | 'red' | 'cyan';

// What waits for somebody is orange, what is under way blue, what is done green, what went wrong red; all else is quiet.
const hues: Record<string, Record<string, Hue>> = {
  OrderStatus: { PENDING_REVIEW: 'orange', REJECTED: 'red', CONFIRMED: 'blue', COMPLETED: 'green' },
  AllocationStatus: { FULL: 'green', BACKORDERED: 'red', PARTIAL: 'orange' },
  FulfillmentStatus: { DELIVERED: 'green', SHIPPED: 'blue', PARTIALLY_SHIPPED: 'blue', PARTIALLY_DELIVERED: 'blue', UNFULFILLED: 'orange' },
  PaymentStatus: { PAID: 'green', PARTIALLY_PAID: 'orange', OVERPAID: 'purple', UNPAID: 'orange', AUTHORIZED: 'blue', PENDING: 'blue' },
  FulfillmentStage: { PENDING: 'orange', PICKING: 'blue', PACKED: 'purple', SHIPPED: 'cyan', DELIVERED: 'green' },
  ImportStatus: { READY: 'orange', RUNNING: 'blue', VALIDATING: 'blue', DONE: 'green', INVALID: 'red', FAILED: 'red', PARTIAL: 'orange' },
  ReceiptStatus: { RECORDED: 'green' },
  ReviewTaskStatus: { PENDING: 'orange', APPROVED: 'green', REJECTED: 'red' },
  ReviewVerdict: { PASS: 'green', NEEDS_REVIEW: 'orange', FAIL: 'red' },
  Active: { YES: 'green' },
  ClientState: { ACTIVE: 'green', CHANGING: 'orange', EXPIRED: 'red' },
  Hold: { YES: 'orange' },
  Blocked: { YES: 'red' },
  Low: { YES: 'orange' },
};

export const hueOf = (kind: string, value: string): Hue => hues[kind]?.[value] ?? 'gray';
