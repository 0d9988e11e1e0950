import { useState } from 'react';

export type SavedView = { name: string; query: string };

const keyOf = (tenantId: string) => `oc.views.orders.${tenantId}`;

function read(tenantId: string): SavedView[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(tenantId)) ?? '[]') as SavedView[];
  } catch {
    return [];
  }
}

/** A person's own views of the order list, kept in this browser. */
export function useSavedViews(tenantId: string) {
  const [views, setViews] = useState(() => read(tenantId));
  const keep = (next: SavedView[]) => {
    localStorage.setItem(keyOf(tenantId), JSON.stringify(next));
    setViews(next);
  };

  return {
    views,
    save: (view: SavedView) => keep([...views.filter((it) => it.name !== view.name), view]),
    remove: (name: string) => keep(views.filter((it) => it.name !== name)),
  };
}
