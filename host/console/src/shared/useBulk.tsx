import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { App } from 'antd';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyVariables, type CombinedError, useClient } from 'urql';
import { holdLists } from '../app/live';
import { type BulkItem, type BulkResult, runBulk, type Verdict } from './bulk';
import type { Refusal } from './useCommand';

const BulkDialog = lazy(() => import('./BulkDialog'));

const TRIES = 6;
const rest = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** Whoever does many things at once may have to wait for points; a request refused for them did nothing. */
export async function patiently<Answer extends { error?: CombinedError }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (attempt === TRIES || !answer.error?.graphQLErrors.some((it) => it.extensions.code === 'RATE_LIMITED')) return answer;

    await rest(1_000 * attempt);
  }
}

type Run = { title: string; results: BulkResult[]; isOver: boolean };

/** Gives one command for many records and shows what became of each. */
export function useBulk(onEnd: (results: BulkResult[]) => void): {
  give: <Data extends object, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Promise<Verdict>;
  start: <Item extends BulkItem>(title: string, items: readonly Item[], command: (item: Item) => Promise<Verdict>) => Promise<void>;
  dialog: ReactNode;
} {
  const client = useClient();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [run, setRun] = useState<Run | null>(null);
  const isStopped = useRef(false);

  async function give<Data extends object, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Verdict> {
    const { data, error } = await patiently(() => client.mutation(document, variables).toPromise());
    if (error?.networkError) return { state: 'unknown', message: t('unreachable') };
    if (error || !data) return { state: 'refused', message: error?.graphQLErrors[0]?.message ?? t('loadFailed') };

    const payload = Object.entries(data).find(([name]) => name !== '__typename')?.[1] as { errors?: Refusal[] | null };

    return payload.errors?.length ? { state: 'refused', message: payload.errors.map((it) => it.message).join(' ') } : { state: 'done' };
  }

  async function start<Item extends BulkItem>(title: string, items: readonly Item[], command: (item: Item) => Promise<Verdict>) {
    isStopped.current = false;
    const release = holdLists();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    const results = await runBulk(
      items,
      command,
      (now) => setRun({ title, results: now, isOver: false }),
      () => isStopped.current,
    ).finally(() => {
      window.removeEventListener('beforeunload', warn);
      release();
    });
    onEnd(results);

    // Where all went well there is nothing to read.
    if (results.every((it) => it.state === 'done')) {
      setRun(null);
      void message.success(t('bulk.allDone', { count: results.length, what: title }));
    } else setRun({ title, results, isOver: true });
  }

  return {
    give,
    start,
    dialog: run && (
      <Suspense fallback={null}>
        <BulkDialog
          {...run}
          isKept
          onStop={() => {
            isStopped.current = true;
          }}
          onClose={() => setRun(null)}
        />
      </Suspense>
    ),
  };
}
