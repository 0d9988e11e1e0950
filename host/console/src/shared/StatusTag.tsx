import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { hueOf } from './hues';

/** A status in words, with a colour that only repeats what the word says. Kind and value name the text: words:OrderStatus.DRAFT; the hint says why. */
export function StatusTag({ kind, value, hint }: { kind: string; value: string; hint?: string | null }) {
  const { t } = useTranslation('words');
  const { token } = theme.useToken();
  const palette = token as unknown as Record<string, string>;
  const hue = hueOf(kind, value);
  // The kit's preset tag colours miss 4.5:1; shade 8 on shade 1 of the same palette passes in both themes.
  const style =
    hue === 'gray'
      ? { color: token.colorTextSecondary, background: token.colorFillTertiary }
      : { color: palette[`${hue}8`], background: palette[`${hue}1`] };

  return (
    <span className="status" style={style} title={hint ?? undefined}>
      {t(`${kind}.${value}`)}
      {hint && ` · ${hint}`}
    </span>
  );
}
