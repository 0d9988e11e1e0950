import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from './useWide';

type Props = {
  search: ReactNode;
  /** How many of the filters narrow the list. */
  count: number;
  children: ReactNode;
};

/** What a list is narrowed by; on a phone all but the search is folded away, so that the list begins on the first screen. */
export function Filters({ search, count, children }: Props) {
  const { t } = useTranslation();
  const isWide = useWide(768);
  const [isOpen, setOpen] = useState(false);

  return (
    <div className="filters">
      {search}
      {!isWide && (
        <Button className="fold" icon={<FilterOutlined aria-hidden />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {count > 0 ? t('filtersOn', { count }) : t('filters')}
        </Button>
      )}
      {(isWide || isOpen) && children}
    </div>
  );
}
