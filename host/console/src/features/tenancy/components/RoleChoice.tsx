import { Checkbox, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { RolesDocument } from '../../../gql/graphql';
import { useRoleName } from '../useRoleName';

/** Which roles somebody has: several add up. */
export function RoleChoice({ value, onChange }: { value?: string[]; onChange?: (ids: string[]) => void }) {
  const { t } = useTranslation('tenancy');
  const roleName = useRoleName();
  const [{ data }] = useQuery({ query: RolesDocument });
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />;

  return (
    <Checkbox.Group
      aria-label={t('part.roles')}
      value={value}
      onChange={onChange}
      options={(data.roles?.nodes ?? []).map((it) => ({ value: it.id, label: roleName(it) }))}
    />
  );
}
