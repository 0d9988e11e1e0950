import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { byArea } from '../permissions';

type Props = { offered: readonly string[]; held: readonly string[]; value?: string[]; onChange?: (rights: string[]) => void; id?: string };

/** Rights by area, in plain words; what one doesn't hold oneself can be seen, not given. */
export function RightsChoice({ offered, held, value, onChange, id }: Props) {
  const { t } = useTranslation('tenancy');

  return (
    <Checkbox.Group className="rights" value={value} onChange={onChange} aria-label={t('rights')}>
      {byArea(offered).map(({ area, verbs }, at) => (
        <fieldset key={area} id={at === 0 ? id : undefined}>
          <legend>{t(`area.${area}`)}</legend>
          {verbs.map((verb) => (
            <Checkbox key={verb} value={`${area}:${verb}`} disabled={!held.includes(`${area}:${verb}`)}>
              {t(`can.${area}.${verb}`, { defaultValue: verb })}
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </Checkbox.Group>
  );
}
