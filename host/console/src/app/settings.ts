/** The parts of the settings. The text is tenancy:part.<key>. */
export const settings = [
  { key: 'company', needs: 'tenancy:read-settings' },
  { key: 'members', needs: 'tenancy:read-members' },
  { key: 'teams', needs: 'tenancy:read-members' },
  { key: 'roles', needs: 'tenancy:read-members' },
  { key: 'warehouses', needs: 'inventory:read' },
  { key: 'numbers', needs: 'tenancy:read-settings' },
  { key: 'clients', needs: 'tenancy:manage-clients' },
  { key: 'plan', needs: 'tenancy:read-settings' },
  { key: 'audit', needs: 'tenancy:read-audit' },
] as const;
