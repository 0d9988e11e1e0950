import { useTranslation } from 'react-i18next';

/** A role's name: those that every company begins with are named in the reader's language, unless they were renamed. */
export function useRoleName() {
  const { t } = useTranslation('tenancy');

  return ({ name, templateKey }: { name: string; templateKey: string | null }) =>
    templateKey?.toLowerCase() === name.toLowerCase() ? t(`role.${templateKey.toLowerCase()}`, { defaultValue: name }) : name;
}
