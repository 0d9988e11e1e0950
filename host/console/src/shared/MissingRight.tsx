import { useTranslation } from 'react-i18next';
import { useCan } from '../app/session';
import { needs } from '../gql/needs';

/** Which right an operation lacks, in the words of the roles' editor. */
export default function MissingRight({ operation }: { operation: string }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const can = useCan();
  const missing = (needs[operation] ?? []).filter((it) => !can(it));
  const words = missing.map((it) => {
    const [area = '', verb = ''] = it.split(':');

    return `${t(`area.${area}`)}: ${t(`can.${area}.${verb}`, { defaultValue: verb })}`;
  });

  return missing.length > 0 ? (
    <div>{t('common:missingRight', { count: missing.length, rights: words.join(t('common:comma')) })}</div>
  ) : null;
}
