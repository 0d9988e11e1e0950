import { useTranslation } from 'react-i18next';
import { visible } from '../../../app/nav';
import { useSession } from '../../../app/session';
import type { DataScope } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { every } from '../permissions';
import { RightsList } from './RightsList';

export type RoleValues = {
  name: string;
  scope: DataScope;
  approvalLimit?: number | null;
  permissions: string[];
  readFields: string[];
  writeFields: string[];
};

type Props = { role: Partial<RoleValues>; fields: readonly { value: string; label: string }[] };

/** What a member who has this role and no other finds: his menu, whose records, what he does with them and what stays hidden. */
export function RolePreview({ role: { scope = 'ALL', approvalLimit, permissions = [], readFields = [] }, fields }: Props) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { tenant } = useSession();
  const format = useFormat();
  const comma = t('common:comma');
  const menu = visible(permissions).map((it) => t(`common:nav.${it.key}`));
  const hidden = readFields.includes(every) ? [] : fields.filter((it) => !readFields.includes(it.value)).map((it) => it.label);
  const facts = [
    { key: 'menu', label: t('preview.menu'), says: menu.join(comma) || t('preview.nothing') },
    { key: 'scope', label: t('scopeOf'), says: t(`scope.${scope}`) },
    permissions.includes('orders:approve') && {
      key: 'limit',
      label: t('limit'),
      says: approvalLimit === null ? t('anyAmount') : format.money({ amount: approvalLimit || 0, currency: tenant.currency }),
    },
    { key: 'hidden', label: t('preview.hidden'), says: hidden.join(comma) || t('preview.nothing') },
  ].filter((it) => it !== false);

  return (
    <section className="preview" aria-label={t('preview.title')}>
      <h3>{t('preview.title')}</h3>
      <dl className="facts">
        {facts.map((it) => (
          <div key={it.key} className="sum-row">
            <dt>{it.label}</dt>
            <dd>{it.says}</dd>
          </div>
        ))}
        <RightsList permissions={permissions} />
      </dl>
    </section>
  );
}
