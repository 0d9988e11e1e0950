import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { headers } from '../../../app/client';
import { UploadImportDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';

export const importPath = (id: string) => `/imports/${encodeURIComponent(id)}`;

/** Sends a file to be checked, and goes to what is found; onTaken comes before that. */
export function useSendFile(onTaken?: () => void) {
  const { t } = useTranslation();
  const go = useGo();
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [start, { refusals }] = useCommand(UploadImportDocument, { isQuiet: true });

  const send = async (file: Blob, fileName: string | undefined, profile: string) => {
    setSending(true);
    setRefusal('');
    try {
      const answer = await fetch(`/uploads?profile=${encodeURIComponent(profile)}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { ...headers(), 'Content-Type': 'application/octet-stream' },
        body: file,
      });
      const body = (await answer.json()) as { id?: string; errors?: { message: string }[] };
      if (!body.id) return setRefusal(body.errors?.[0]?.message ?? t('loadFailed'));

      const done = await start({ input: { fileId: body.id, fileName, profile } });
      if (!done?.importJob) return;

      onTaken?.();
      go(importPath(done.importJob.id));
    } catch {
      setRefusal(t('unreachable'));
    } finally {
      setSending(false);
    }
  };

  return { send, isSending, refusal, refusals, forget: () => setRefusal('') };
}
