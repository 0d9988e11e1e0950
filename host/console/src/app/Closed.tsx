import { useTranslation } from 'react-i18next';
import MissingRight from '../shared/MissingRight';
import { PageHeader } from '../shared/PageHeader';

/** In place of a page that the person's role doesn't open. */
export default function Closed({ right }: { right: string }) {
  const { t } = useTranslation();

  return (
    <>
      <PageHeader title={t('notYours')} />
      <section className="panel notice" role="alert">
        <MissingRight rights={[right]} />
        <div>{t('askForRight')}</div>
      </section>
    </>
  );
}
