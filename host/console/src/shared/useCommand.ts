import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyVariables, useClient } from 'urql';
import { isAnswered, isReplayed } from '../app/once';
import { requestIdOf } from '../app/requests';

export type Refusal = { __typename: string; message: string; code: string; field?: readonly string[] | null };

type Payload<Data> = Data[Exclude<keyof Data, '__typename'>];
type Done<Data> = Payload<Data> & { errors?: null };

export type CommandOptions = {
  /** The form whose fields the refusals name. */
  form?: FormInstance;
  /** From a path below "input" to the form's own, where they differ; null leaves the refusal to the page. */
  place?: (path: readonly string[]) => (string | number)[] | null;
  /** Says whether the refusal was dealt with; what was not is listed and shown. */
  onRefusal?: (refusal: Refusal & Record<string, unknown>) => boolean;
  /** The page shows the refusals itself, so no message pops up. */
  isQuiet?: boolean;
};

const step = (word: string) => (/^\d+$/.test(word) ? Number(word) : word);

/** Gives a mutation: the payload when it was done, null when it was refused, with each refusal at its field. */
export function useCommand<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { form, place, onRefusal, isQuiet }: CommandOptions = {},
) {
  const client = useClient();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);

  const fields = (refusal: Refusal): (string | number)[] | null => {
    const path = refusal.field?.[0] === 'input' ? refusal.field.slice(1) : null;
    if (!form || !path || path.length === 0) return null;
    if (place) return place(path);

    const name = path.map(step);

    return form.getFieldInstance(name) || form.isFieldTouched(name) || form.getFieldValue(name) !== undefined ? name : null;
  };

  async function give(variables: Variables): Promise<Done<Data> | null> {
    setBusy(true);
    const answer = await client.mutation(document, variables).toPromise();
    const { data, error } = answer;
    setBusy(false);

    const payload = Object.entries(data ?? {}).find(([name]) => name !== '__typename')?.[1] as
      | { errors?: Refusal[] | null }
      | null
      | undefined;
    // A field that is hidden from the caller is an error too; the command was answered all the same.
    if (!payload || !isAnswered(answer)) {
      const id = error && requestIdOf(error);
      const isOpen = payload || error?.networkError;
      const text = isOpen ? t('maybeDone') : (error?.graphQLErrors[0]?.message ?? t('loadFailed'));
      void message.error(id ? `${text} (${t('requestId', { id })})` : text, isOpen ? 8 : undefined);

      return null;
    }
    if (isReplayed(answer)) void message.info(t('doneBefore'));

    const left = (payload.errors ?? []).filter((it) => !onRefusal?.(it as Refusal & Record<string, unknown>));
    const placed = left.map((it) => ({ it, name: fields(it) }));
    const rest = placed.filter((it) => !it.name).map((it) => it.it);

    form?.setFields(placed.flatMap(({ it, name }) => (name ? [{ name, errors: [it.message] }] : [])));
    setRefusals(rest);
    // What says how to go on takes longer to read.
    if (!isQuiet) for (const it of rest) void message.error(it.message, it.message.length > 80 ? 8 : undefined);

    return payload.errors?.length ? null : (payload as Done<Data>);
  }

  return [give, { isBusy, refusals, forget: () => setRefusals([]) }] as const;
}
