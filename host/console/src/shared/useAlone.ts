import { useRef, useState } from 'react';

/** One at a time, from the first press on: a second one while the first still looks something up would do it twice. */
export function useAlone() {
  const isAtWork = useRef(false);
  const [isBusy, setBusy] = useState(false);

  async function alone(act: () => Promise<void>) {
    if (isAtWork.current) return;

    isAtWork.current = true;
    setBusy(true);
    await act().finally(() => {
      isAtWork.current = false;
      setBusy(false);
    });
  }

  return [alone, isBusy] as const;
}
