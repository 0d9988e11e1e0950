import type { Client } from 'urql';
import { RejectedRowsDocument, type RejectedRowsQuery } from '../gql/graphql';

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
