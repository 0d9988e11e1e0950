export const goodsReceiptPath = (id: string) => `/stock/receipts/${encodeURIComponent(id)}`;
export const adjustmentPath = (id: string) => `/stock/adjustments/${encodeURIComponent(id)}`;
