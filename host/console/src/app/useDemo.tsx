import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goDemo } from './account';

/** The way into the demo company, which takes a few seconds to fill, and out of it for good. */
export function useDemo() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  const give = async (way: 'in' | 'out') => {
    setBusy(true);
    const close = message.loading(t(way === 'in' ? 'demo.filling' : 'demo.leaving'), 0);
    const refused = await goDemo(way);
    close();
    if (refused === null) return;

    setBusy(false);
    void message.error(refused || t('loadFailed'));
  };
  const go = (way: 'in' | 'out') =>
    void (way === 'in'
      ? modal.confirm({ title: t('demo.startAsk'), content: t('demo.startHint'), okText: t('demo.start'), onOk: () => give('in') })
      : modal.confirm({ title: t('demo.leaveAsk'), content: t('demo.leaveHint'), okText: t('demo.leave'), onOk: () => give('out') }));

  return { go, isBusy };
}
