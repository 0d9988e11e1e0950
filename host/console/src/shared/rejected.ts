import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client, useClient } from 'urql';
import { RejectedRowsDocument, type RejectedRowsQuery } from '../gql/graphql';
import { download } from './csv';

/** The refused rows as they stand in the file, in its own encoding; null where the file is no longer kept. */
export async function rejectedBytes(client: Client, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let after: number | null | undefined = null; after !== undefined; ) {
    const answer: RejectedRowsQuery | undefined = (
      await client.query(RejectedRowsDocument, { id, after }, { requestPolicy: 'network-only' }).toPromise()
    ).data;
    if (!answer?.rejectedRows) return null;

    parts.push(Uint8Array.from(atob(answer.rejectedRows.content), (it) => it.charCodeAt(0)));
    after = answer.rejectedRows.endRow ?? undefined;
  }

  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Hands them out as a file, which is one to import once they are mended. */
export function useRejectedRows(id: string) {
  const { t } = useTranslation('orders');
  const client = useClient();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  async function take() {
    setBusy(true);
    const bytes = await rejectedBytes(client, id);
    setBusy(false);
    if (bytes) download('rows-to-mend.csv', bytes);
    else void message.warning(t('import.fileGone'), 8);
  }

  return [take, { isBusy }] as const;
}
