/** The areas of permissions, in the order of the work; a permission is "area:verb". */
export const areas = ['orders', 'catalog', 'customers', 'inventory', 'payments', 'analytics', 'tenancy'] as const;

/** Stands for every guarded field, those to come too. */
export const every = '*';

/** The permissions by area, each with its verbs. */
export function byArea(permissions: readonly string[]) {
  return areas
    .map((area) => ({ area, verbs: permissions.filter((it) => it.startsWith(`${area}:`)).map((it) => it.slice(area.length + 1)) }))
    .filter((it) => it.verbs.length > 0);
}
