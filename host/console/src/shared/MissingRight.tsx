import { useTranslation } from 'react-i18next';
import { useCan } from '../app/session';
import { needs } from '../gql/needs';

type Props = { operation: string; rights?: undefined } | { operation?: undefined; rights: readonly string[] };

/** Which of the rights, or of those that an operation needs, are lacking, in the words of the roles' editor. */
export default function MissingRight({ operation, rights = needs[operation ?? ''] ?? [] }: Props) {
  const { t } = useTranslation(['tenancy', 'common']);
  const can = useCan();
  const missing = rights.filter((it) => !can(it));
  const words = missing.map((it) => {
    const [area = '', verb = ''] = it.split(':');

    return t('common:pair', { name: t(`area.${area}`), value: t(`can.${area}.${verb}`, { defaultValue: verb }) });
  });

  return missing.length > 0 ? (
    <div>{t('common:missingRight', { count: missing.length, rights: words.join(t('common:comma')) })}</div>
  ) : null;
}
