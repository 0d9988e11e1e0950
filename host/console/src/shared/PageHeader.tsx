import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageLink } from './usePageLink';

type Props = { title: string; tags?: ReactNode; hint?: ReactNode; back?: string; children?: ReactNode };

/** A page's name, where it came from, and its one primary action. */
export function PageHeader({ title, tags, hint, back, children }: Props) {
  const { t } = useTranslation();
  const link = usePageLink();

  useEffect(() => {
    document.title = `${title} · ${t('app')}`;
  }, [title, t]);

  return (
    <header className="page-head">
      {back && <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} aria-label={t('back')} {...link(back)} />}
      <div className="page-title">
        <h1>{title}</h1>
        {tags}
        {hint && <span className="muted">{hint}</span>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  );
}
