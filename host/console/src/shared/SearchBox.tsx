import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

type Props = { value?: string; label: string; onSearch: (text: string | undefined) => void };

/** Searches as one types, after a short rest. */
export function SearchBox({ value, label, onSearch }: Props) {
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
    <Input
      className="search"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
