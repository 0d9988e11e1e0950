import { useTranslation } from 'react-i18next';
import { useCan } from '../app/session';
import { usePageLink } from './usePageLink';

/** Where a limit of the plan was met: to the plan, or whom to ask. */
export function PlanLink({ onLeave }: { onLeave?: () => void }) {
  const { t } = useTranslation();
  const link = usePageLink();
  const { href, onClick } = link('/settings?part=plan');
  if (!useCan()('tenancy:read-settings')) return <span>{t('planFull.ask')}</span>;

  return (
    <a
      className="link"
      href={href}
      onClick={(event) => {
        onClick(event);
        onLeave?.();
      }}
    >
      {t('planFull.see')}
    </a>
  );
}
