import type { FormInstance } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { type MergeField, rowsOf } from './merge';
import type { Refusal } from './useCommand';

const MergeDialog = lazy(() => import('./MergeDialog'));

type Options<Values, Current> = {
  form: FormInstance<Values>;
  fields: readonly MergeField<Values>[];
  /** The record as the form has it. */
  toForm: (current: Current) => Partial<Values>;
  /** The record that the form began with. */
  from: Current | null;
  /** Saves what the form has now, on top of the version. */
  save: (version: number) => void;
  /** All of theirs is taken: there is nothing to save. */
  onTheirs: (version: number) => void;
};

/** VERSION_CONFLICT of a form: asks field by field, then saves what was chosen on top of what the other person saved. */
export function useConflict<Values extends object, Current extends { version: number }>({
  form,
  fields,
  toForm,
  from,
  save,
  onTheirs,
}: Options<Values, Current>) {
  const [current, setCurrent] = useState<Current | null>(null);
  // The cache moves on with every answer; what the person began with stays.
  const began = useRef<Partial<Values>>(from ? toForm(from) : {});
  const begin = (record: Current, values = toForm(record)) => {
    began.current = values;
  };

  const onRefusal = (it: Refusal & { current?: unknown }) => {
    if (it.code !== 'VERSION_CONFLICT' || !it.current) return false;

    setCurrent(it.current as Current);

    return true;
  };
  const settle = (theirs: string[]) => {
    if (!current) return;

    const values = toForm(current);
    const rows = rowsOf(fields, began.current, form.getFieldsValue() as Partial<Values>, values);
    form.setFieldsValue(Object.fromEntries(theirs.map((key) => [key, values[key as keyof Values]])) as never);
    begin(current);
    setCurrent(null);
    if (theirs.length === rows.length) onTheirs(current.version);
    else save(current.version);
  };

  return {
    onRefusal,
    begin,
    dialog: current && (
      <Suspense fallback={null}>
        <MergeDialog rows={rowsOf(fields, began.current, form.getFieldsValue() as Partial<Values>, toForm(current))} onSettle={settle} />
      </Suspense>
    ),
  };
}
