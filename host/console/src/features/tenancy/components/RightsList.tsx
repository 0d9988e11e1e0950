import { useTranslation } from 'react-i18next';
import { byArea } from '../permissions';

/** Rights by area as facts: Orders: see, create … */
export function RightsList({ permissions }: { permissions: readonly string[] }) {
  const { t } = useTranslation(['tenancy', 'common']);

  return byArea(permissions).map(({ area, verbs }) => (
    <div key={area} className="sum-row">
      <dt>{t(`area.${area}`)}</dt>
      <dd>{verbs.map((verb) => t(`can.${area}.${verb}`, { defaultValue: verb })).join(t('common:comma'))}</dd>
    </div>
  ));
}
