import { useTranslation } from 'react-i18next';

/** The unit of a product that was given none. */
export const PIECE = 'piece';

/** A unit in words: the one that products have by themselves in the reader's language, any other as it was written. */
export function useUnit() {
  const { t } = useTranslation('words');

  return (unit: string) => (unit === PIECE ? t('Unit.piece') : unit);
}
