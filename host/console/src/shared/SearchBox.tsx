import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraButton } from './CameraButton';
import { Field } from './Field';

type Props = {
  value?: string;
  label: string;
  onSearch: (text: string | undefined) => void;
  /** What is looked for may bear a barcode. */
  isScanned?: boolean;
};

/** Searches as one types, after a short rest. */
export function SearchBox({ value, label, onSearch, isScanned }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  const sent = useRef(value ?? '');

  useEffect(() => {
    if ((value ?? '') === sent.current) return;

    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);

  useEffect(() => {
    if (text.trim() === sent.current) return;

    const timer = setTimeout(() => {
      sent.current = text.trim();
      onSearch(sent.current || undefined);
    }, 250);

    return () => clearTimeout(timer);
  });

  return (
    <Field
      className="search"
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      suffix={
        <>
          {text && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('emptySearch')}
              onClick={() => setText('')}
            />
          )}
          {isScanned && <CameraButton isOne onCode={setText} />}
        </>
      }
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
