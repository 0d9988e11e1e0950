import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks whether what was typed and not saved may go; says whether it may. */
export function useAskLeave() {
  const { t } = useTranslation();
  const { modal } = App.useApp();

  return () =>
    new Promise<boolean>((answer) => {
      modal.confirm({
        title: t('unsaved.ask'),
        content: t('unsaved.hint'),
        okText: t('unsaved.leave'),
        okButtonProps: { danger: true },
        cancelText: t('unsaved.stay'),
        onOk: () => answer(true),
        onCancel: () => answer(false),
      });
    });
}

/** Asks before the page is left with something unsaved: by the menu, by going back, and in the browser's own words by a reload. */
export function useLeaveGuard(isUnsaved: () => boolean) {
  const ask = useAskLeave();

  useBlocker({
    shouldBlockFn: async () => isUnsaved() && !(await ask()),
    enableBeforeUnload: isUnsaved,
  });
}

/** Whether something was typed into a form since it was saved, guarded as long as it is so. */
export function useUnsaved() {
  const [isTouched, show] = useState(false);
  // Whoever saves and goes on at once is not asked: that counts before it is painted.
  const latest = useRef(false);
  useLeaveGuard(() => latest.current);

  const setTouched = (now: boolean) => {
    latest.current = now;
    show(now);
  };

  return [isTouched, setTouched] as const;
}
